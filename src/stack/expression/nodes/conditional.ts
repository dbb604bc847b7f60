import { isUnknown, UNKNOWN } from "../../../schema";
import { isPrimitive, toBool } from "../../../schema/primitives";
import { madeOf, reshaped, touchedBy, typeOf } from "../evaluated";
import { type Evaluated, EvaluationError } from "../expression";
import { describeValueType, dynamicType } from "../value-type";
import { toUnified, unifyTypes } from "./unify";

/** One of two results. The other one is looked at for the common type of both, and need not have a value. @throws EvaluationError */
export function choose(condition: Evaluated, whenTrue: () => Evaluated, whenFalse: () => Evaluated): Evaluated {
  const decision = decisionOf(condition);
  const chosen = decision === undefined ? undefined : decision ? whenTrue() : whenFalse();
  const results = [
    decision === true && chosen ? chosen : valueOrUnknown(whenTrue),
    decision === false && chosen ? chosen : valueOrUnknown(whenFalse),
  ];
  const types = results.map(typeOf);
  // Nothing is known of what one of them comes to: its type is not that of the other.
  const isOpen = results.some((result) => isUnknown(result.value) && typeOf(result).kind === "dynamic");
  if (isOpen) return chosen ? touchedBy(chosen, condition) : madeOf(UNKNOWN, dynamicType, condition, ...results);
  const type = unifyTypes(types);
  if (!type) {
    const detail = `both results of a conditional must have one type; here they are ${types.map(describeValueType).join(" and ")}.`;
    throw new EvaluationError("Results of different types", detail);
  }
  if (!chosen) {
    // What is nothing either way is known to be nothing.
    const value = results.every((result) => result.value === null) ? null : UNKNOWN;
    return madeOf(value, type, condition, ...results);
  }
  return touchedBy(reshaped(chosen, toUnified(chosen.value, type), type), condition);
}

function decisionOf(condition: Evaluated): boolean | undefined {
  const { value } = condition;
  if (isUnknown(value)) return undefined;
  const decision = value !== null && isPrimitive(value) ? toBool(value) : undefined;
  if (decision !== undefined) return decision;
  const given = value === null ? "null" : describeValueType(typeOf(condition));
  throw new EvaluationError("Invalid condition", `a condition must be true or false; given is ${given}.`);
}

function valueOrUnknown(evaluate: () => Evaluated): Evaluated {
  try {
    return evaluate();
  } catch (failure) {
    if (failure instanceof EvaluationError) return { value: UNKNOWN, type: dynamicType, sensitive: false };
    throw failure;
  }
}
