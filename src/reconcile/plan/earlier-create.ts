import { type Diagnostic, warning } from "../../schema";

/**
 * Said with a planned create that an earlier run has begun: the plan promises an object that may be there already.
 *
 * @param what the object, as the front end names it
 * @param since when it was begun, in milliseconds since 1970
 */
export function begunEarlier(what: string, since: number): Diagnostic {
  return warning(
    `${what}: an earlier run may have made it already`,
    `A run began its creation at ${new Date(since).toISOString()} and did not learn the outcome. An apply settles that first: what was made is taken in, and ` +
      "nothing is made twice. Where it cannot tell, it stops, and says what to look at.",
  );
}
