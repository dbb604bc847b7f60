import { inspect } from "node:util";
import { PlatformError } from "../../src/http/errors";

/** What the call rejects with, which must be a PlatformError. */
export async function errorOf(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof PlatformError)) throw new Error(`expected a PlatformError, got ${inspect(error)}`);
  return error;
}
