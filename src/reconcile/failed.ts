import { type Diagnostic, error, type Failure } from "../schema";

/**
 * What users are told of a failed call: of a key that is not accepted once, however many objects are worked at with it.
 *
 * @param more goes on in a line of its own
 */
export function failed({ meaning, summary, detail, code }: Failure, more?: string): Diagnostic {
  const once = meaning === "unauthenticated" && more === undefined && ({ once: "by summary" } as const);
  return { ...error(summary, more === undefined ? detail : `${detail}\n${more}`), ...(code && { code }), ...once };
}
