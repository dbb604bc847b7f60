import { CallbackError } from "../../src/clouds/shared/client/callback-error";

/** What the work ends with, which must be a CallbackError. */
export function problemOf(work: () => unknown): CallbackError {
  try {
    work();
  } catch (error) {
    if (error instanceof CallbackError) return error;
    throw error;
  }
  throw new Error("expected a CallbackError");
}
