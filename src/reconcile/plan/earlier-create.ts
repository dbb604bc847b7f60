import { type Diagnostic, warning } from "../../schema";

/**
 * Said with a planned create that an earlier run has begun: the plan promises an object that may be there already.
 *
 * @param what the object, as the front end names it
 * @param made what may be there: the object itself, or the successor of one that is recorded
 * @param since when it was begun, in milliseconds since 1970
 */
export function begunEarlier(what: string, made: "it" | "its successor", since: number): Diagnostic {
  return warning(
    `${what}: an earlier run may have made ${made} already`,
    `A run began the creation at ${new Date(since).toISOString()} and did not learn the outcome. An apply settles that before it sends anything: nothing is made twice. ` +
      "Where it cannot tell, it stops, and says what to look at.",
  );
}
