/** One answer from many values. */
import { isUnknown, UNKNOWN, type Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { madeOf, typeOf } from "../../evaluated";
import { type Evaluated, EvaluationError } from "../../expression";
import { convert } from "../../nodes/convert";
import { unifyTypes } from "../../nodes/unify";
import { boolType, dynamicType } from "../../value-type";
import { anything, bools, define, defineEvaluated, type FunctionDescription, itemsOf } from "../description";
import { ordered } from "./shape";

export const choiceFunctions: Readonly<Record<string, FunctionDescription>> = {
  alltrue: define({ parameters: [bools("list", { takesUnknown: true })], returns: boolType, call: ([items]) => allOf(items, false) }),
  anytrue: define({ parameters: [bools("list", { takesUnknown: true })], returns: boolType, call: ([items]) => allOf(items, true) }),
  coalesce: defineEvaluated({
    parameters: [],
    rest: anything("vals", { takesNull: true, takesUnknown: true }),
    call: (_args, values) => firstOf(values, ({ value }) => value !== null && value !== ""),
  }),
  coalescelist: defineEvaluated({
    parameters: [],
    rest: anything("vals", { takesNull: true, takesUnknown: true }),
    call: (_args, lists) => firstList(lists),
  }),
};

/** Null counts as false. Of all, the first that is not true decides, as elsewhere. */
function allOf(items: readonly Value[], isAny: boolean): Value {
  if (isAny) return items.includes(true) ? true : items.includes(UNKNOWN) ? UNKNOWN : false;
  const first = items.find((item) => item !== true);
  return first === undefined ? true : first === UNKNOWN ? UNKNOWN : false;
}

function firstOf(values: readonly Evaluated[], isGood: (value: Evaluated) => boolean): Evaluated {
  const type = values.length === 0 ? undefined : unifyTypes(values.map(typeOf));
  if (!type)
    throw new EvaluationError(
      "Wrong argument",
      values.length === 0 ? "coalesce() wants at least one value." : "coalesce(): all values must have one type.",
    );
  for (const value of values) {
    if (isUnknown(value.value)) return madeOf(UNKNOWN, type, value);
    if (isGood(value)) return convert(value, type) ?? value;
  }
  throw new EvaluationError("Wrong argument", "coalesce(): all values are null or empty.");
}

function firstList(lists: readonly Evaluated[]): Evaluated {
  if (lists.length === 0) throw new EvaluationError("Wrong argument", "coalescelist() wants at least one list.");
  for (const [i, list] of lists.entries()) {
    if (list.value === null) throw new BadArgument(i, "it must not be null.");
    if (typeOf(list).kind !== "dynamic") ordered(list, i);
  }
  const kinds = new Set(lists.map((list) => typeOf(list).kind));
  const type = kinds.size === 1 && !kinds.has("tuple") ? unifyTypes(lists.map(typeOf)) : undefined;
  for (const list of lists) {
    if (isUnknown(list.value)) return madeOf(UNKNOWN, type ?? dynamicType);
    if (itemsOf(list.value).length > 0) return (type && convert(list, type)) ?? list;
  }
  throw new EvaluationError("Wrong argument", "coalescelist(): all lists are empty.");
}
