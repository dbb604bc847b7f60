import type { Path } from "../../schema";
import { isJsonObject, type Json } from "../expression";

/**
 * Where a file holds an integer beyond 2^53, of which parsing has lost the last digits without a word: ids are such numbers.
 * @param text of the file; where it has no long number, the values need not be looked at
 */
export function inexactNumberIn(body: Json, text: string): Path | undefined {
  return /\d{16}|\de\+?\d\d/i.test(text) ? find(body, []) : undefined;
}

function find(value: Json, path: Path): Path | undefined {
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value) ? path : undefined;
  const parts: Iterable<readonly [string | number, Json]> = isJsonObject(value)
    ? Object.entries(value)
    : Array.isArray(value)
      ? (value as readonly Json[]).entries()
      : [];
  for (const [step, part] of parts) {
    const found = find(part, [...path, step]);
    if (found) return found;
  }
  return undefined;
}
