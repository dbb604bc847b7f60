import type { Answer } from "../../../http/transport";

/** Baidu's id of a request: a header of every answer, and a field of every error. */
export function requestIdOf({ headers }: Answer): string | undefined {
  return headers["x-bce-request-id"]?.trim() || undefined;
}
