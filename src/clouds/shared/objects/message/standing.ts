import type { ReviewState, Standing, Value } from "../../../../schema";

/**
 * How a message stands: what became of its candidate's review, where people have to act; else whether what is live can be sent. A candidate that is
 * refused stops nothing that is live.
 */
export function standingOf(
  { status, usable }: Readonly<Record<string, Value | undefined>>,
  stateOf: (status: string) => ReviewState,
): Standing {
  const live = usable === true;
  const reviewed = typeof status === "string" ? stateOf(status) : "pending";
  const asksForWork = reviewed === "refused" || reviewed === "withdrawn";
  return { state: asksForWork ? reviewed : live ? "usable" : "pending", usable: live };
}
