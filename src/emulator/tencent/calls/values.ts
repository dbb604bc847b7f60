/** Checks of values that several calls make. */
import type { Code } from "./codes";
import { refusal } from "./envelope";

/** @throws Refusal with the code when the value is none of these */
export function oneOf<Value extends number>(values: readonly Value[], value: number, code: Code, detail = ""): Value {
  const known = values.find((each) => each === value);
  if (known === undefined) throw refusal(code, `${detail || `${value}.`} Allowed are ${values.join(", ")}.`);
  return known;
}

/** @throws Refusal MissingParameter for an empty text, too */
export function requireText(name: string, value: string): void {
  if (value === "") throw refusal("MissingParameter", name);
}

/** @throws Refusal with the code when the value is outside the range, both ends included */
export function inRange(name: string, value: number, [least, most]: readonly [number, number], code: Code): number {
  if (value < least || value > most) throw refusal(code, `${name} is ${value}, allowed are ${least} to ${most}.`);
  return value;
}
