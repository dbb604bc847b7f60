/**
 * Reads answers: what must be there is checked, what may be missing is left undefined, what is unknown is ignored.
 */
import type { Answer } from "../../http/transport";

/** The text as a JSON object; undefined when it is something else. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The platform's id of a request: a header of every answer, and a field of every error. */
export function requestIdOf({ headers }: Answer): string | undefined {
  return headers["x-bce-request-id"]?.trim() || undefined;
}

export type Fields<Required extends string, Optional extends string> = { readonly [name in Required]: string } & {
  readonly [name in Optional]?: string | undefined;
};

/**
 * Picks text fields from the body of an answer.
 * @returns the fields, or a sentence about what is missing
 */
export function readFields<Required extends string, Optional extends string>(
  text: string,
  required: readonly Required[],
  optional: readonly Optional[],
): Fields<Required, Optional> | string {
  const json = jsonObject(text);
  if (!json) return "the answer is no JSON object";
  const missing = required.filter((name) => typeof json[name] !== "string" || json[name] === "");
  if (missing.length > 0) return `the answer has no ${missing.join(", ")}`;
  const present = [...required, ...optional].filter((name) => typeof json[name] === "string");
  return Object.fromEntries(present.map((name) => [name, json[name]])) as Fields<Required, Optional>;
}
