/** How a client's calls are made. */
import { readArguments } from "./arguments";
import { type Contents, type Fields, object } from "./decoding";

/**
 * For one platform. A call has a name, what it takes as a field list by the names of its parameters, and what it does; what it was given
 * is read before anything else is done.
 */
export function callsOf<Caller, Name extends string>(platform: string) {
  /** The call that is made rejects with a PlatformError for what is of another kind. */
  return function defineCall<F extends Fields, T>(call: Name, takes: F, run: (caller: Caller, given: Contents<F>) => Promise<T>) {
    const decode = object(takes);
    return async (caller: Caller, given: Contents<F>): Promise<T> => run(caller, readArguments({ platform, call }, given, decode));
  };
}
