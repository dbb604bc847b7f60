import { Annotations, type IAspect, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Block, blockOf, blocksIn } from "../bindings/blocks";

export interface ConventionOptions {
  /**
   * Whether a breach ends the synthesis.
   * @default "error"
   */
  readonly level?: "error" | "warning";
}

/** A breach of a convention: what is wrong, with the value, and what to do. */
type Check = (block: Block, others: () => readonly Block[]) => string | undefined;

/**
 * An aspect that looks at every resource and data source of the provider, however it was made.
 * @param check is given the other blocks of the stack, too
 */
export function convention({ level = "error" }: ConventionOptions, check: Check): IAspect {
  const othersOf = oncePerWalk((stack) => blocksIn(stack));
  return {
    visit(construct) {
      const others = othersOf(construct);
      const block = blockOf(construct);
      const breach = block && check(block, others);
      if (breach !== undefined) annotate(construct, level, breach);
    },
  };
}

/** A stack may be synthesized more than once: what is there already is not said again. */
function annotate(construct: IConstruct, level: "error" | "warning", breach: string): void {
  if (construct.node.metadata.some(({ data }) => data === breach)) return;
  const annotations = Annotations.of(construct);
  if (level === "error") annotations.addError(breach);
  else annotations.addWarning(breach);
}

/** What is worked out once for a stack and not for each of its constructs. One that is visited again is visited by the next walk. */
function oncePerWalk<T>(work: (stack: TerraformStack) => T): (construct: IConstruct) => () => T {
  let visited = new WeakSet<IConstruct>();
  let worked = new WeakMap<TerraformStack, T>();
  return (construct) => {
    if (visited.has(construct)) {
      visited = new WeakSet();
      worked = new WeakMap();
    }
    visited.add(construct);
    return () => {
      const stack = TerraformStack.of(construct);
      const known = worked.get(stack) ?? work(stack);
      worked.set(stack, known);
      return known;
    };
  };
}
