import type { Answer } from "../../../http/transport";

// Beyond the document: the vendor's own programs read it.
/** The gateway's id of a request, a header of every answer. */
export function requestIdOf({ headers }: Answer): string | undefined {
  return headers["x-request-id"]?.trim() || undefined;
}
