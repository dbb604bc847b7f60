import { type Diagnostic, error, type Failure } from "../schema";

/** What users are told of a failed call. @param more goes on in a line of its own */
export function failed({ summary, detail, code }: Failure, more?: string): Diagnostic {
  return { ...error(summary, more === undefined ? detail : `${detail}\n${more}`), ...(code && { code }) };
}
