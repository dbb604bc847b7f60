import { isUnknown, UNKNOWN } from "../../schema";
import { madeOf, typeOf } from "./evaluated";
import { type Evaluated, EvaluationError } from "./expression";
import { type Node, objectWith, tupleOf } from "./node";
import { elementsOf, hasElements, withVariables } from "./nodes/for";
import { describeValueType, dynamicType } from "./value-type";

/** Blocks of one name, as far as their number follows from a value. */
export interface DynamicBlocks {
  readonly forEach: Node;
  /** What the content calls the element. */
  readonly iterator: string;
  readonly content: Node;
}

/** The blocks of one name as a tuple: those that are written out, then one for each element. */
export function blocksFor(written: Node, dynamic: readonly DynamicBlocks[]): Node {
  return (scope, item) => {
    const blocks = elementsOf(written(scope, item)).map(([, block]) => block);
    for (const { forEach, iterator, content } of dynamic) {
      const collection = forEach(scope, item);
      if (isUnknown(collection.value)) return madeOf(UNKNOWN, dynamicType, collection);
      for (const element of checkedElements(collection)) {
        blocks.push(content(withVariables(scope, { [iterator]: objectWith(element) }), item));
      }
    }
    return tupleOf(blocks);
  };
}

function* checkedElements(collection: Evaluated) {
  const type = typeOf(collection);
  const found = collection.value === null ? "null" : hasElements(type) ? undefined : describeValueType(type);
  if (found)
    throw new EvaluationError(
      "Not a collection",
      `the for_each of a dynamic block must be a list, a set, a map or an object; given is ${found}.`,
    );
  if (collection.sensitive && !collection.sensitiveParts) {
    throw new EvaluationError(
      "for_each must not be sensitive",
      "how many blocks there are is shown everywhere. Wrap it in nonsensitive() where it is no secret.",
    );
  }
  for (const [key, value] of elementsOf(collection)) yield [["key", key] as const, ["value", value] as const];
}
