import { canonicalSet, containsUnknown, isUnknown, UNKNOWN, type Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { madeOf, reshaped, typeOf } from "../../evaluated";
import { type Evaluated, EvaluationError } from "../../expression";
import { tupleOf } from "../../node";
import { convert } from "../../nodes/convert";
import { elementsOf } from "../../nodes/for";
import { unifyTypes } from "../../nodes/unify";
import { dynamicType, type ValueType } from "../../value-type";
import { anySet, anything, define, defineEvaluated, type FunctionDescription, itemsOf, listOf, setOf, typed } from "../description";

export const setFunctions: Readonly<Record<string, FunctionDescription>> = {
  setintersection: several((sets) => sets.reduce((kept, other) => kept.filter((item) => has(other, item))), { needsAllKnown: true }),
  setunion: several((sets) => sets.flat(), {}),
  setsubtract: define({
    parameters: [typed("a", anySet, { needsAllKnown: true }), typed("b", anySet, { needsAllKnown: true })],
    returns: (args) => oneType(args),
    call: ([a, b], _rest, { type }) => {
      const [left, right] = [a, b].map((set) => itemsOf(convert(set, type)?.value ?? null));
      return canonicalSet((left ?? []).filter((item) => !has(right ?? [], item)));
    },
  }),
  setproduct: defineEvaluated({
    parameters: [],
    rest: anything("sets", { takesUnknown: true, takesSensitive: true }),
    call: (_args, sets) => product(sets),
  }),
};

function several(
  combine: (sets: readonly (readonly Value[])[]) => readonly Value[],
  needs: { readonly needsAllKnown?: true },
): FunctionDescription {
  return define({
    parameters: [typed("first_set", anySet, needs)],
    rest: typed("other_sets", anySet, needs),
    returns: (args) => oneType(args),
    call: ([first], others, { type }) => canonicalSet(combine([first, ...others].map((set) => itemsOf(convert(set, type)?.value ?? null)))),
  });
}

function oneType(sets: readonly Evaluated[]): ValueType {
  const filled = sets.filter(({ value }) => isUnknown(value) || itemsOf(value).length > 0);
  const type = unifyTypes((filled.length > 0 ? filled : sets).map(typeOf));
  if (!type) throw new EvaluationError("Wrong argument", "the elements of all sets must have one type.");
  return type;
}

function has(set: readonly Value[], item: Value): boolean {
  return canonicalSet([...set, item]).length === set.length;
}

function product(sets: readonly Evaluated[]): Evaluated {
  if (sets.length < 2) throw new EvaluationError("Wrong number of arguments", "setproduct() wants at least two lists or sets.");
  const types = sets.map((set, i) => {
    const type = typeOf(set);
    if (["list", "set", "tuple"].includes(type.kind)) return type;
    if (type.kind === "dynamic" && isUnknown(set.value)) return type;
    throw new BadArgument(i, "a list or a set is wanted.");
  });
  if (types.some(({ kind }) => kind === "dynamic")) return madeOf(UNKNOWN, dynamicType, ...sets);
  const elements = types.map((type) =>
    "element" in type ? type.element : (unifyTypes("elements" in type ? type.elements : []) ?? dynamicType),
  );
  const isSet = types.some(({ kind }) => kind === "set");
  const row: ValueType = { kind: "tuple", elements };
  const type = isSet ? setOf(row) : listOf(row);
  if (sets.some(({ value }) => isUnknown(value))) return madeOf(UNKNOWN, type, ...sets);
  const rows = sets
    .map((set) => elementsOf(set).map(([, element]) => element))
    .reduce<Evaluated[][]>((made, column) => made.flatMap((row) => column.map((element) => [...row, element])), [[]]);
  const tuples = rows.map((each) => convert(tupleOf(each), row) ?? tupleOf(each));
  const made = tupleOf(tuples);
  const marks = sets.filter((set) => set.sensitive && (isSet || !set.sensitiveParts));
  if (isSet && containsUnknown(made.value)) return madeOf(UNKNOWN, type, ...sets);
  const value = isSet ? canonicalSet(itemsOf(made.value)) : made.value;
  return marks.length > 0 ? madeOf(value, type, ...marks) : reshaped(made, value, type);
}
