import type { CallName } from "../call-table";
import { demand } from "../caller";

// Infocloud: L333-335, L611-613.
const longestBid = 64;

/** An empty one would count as left out, by the vendor's samples. */
export function checkBid(call: CallName, bid: string | undefined): void {
  const length = bid?.length ?? 1;
  const allowed = `1 to ${longestBid} are allowed, and none where it is left out`;
  demand(length >= 1 && length <= longestBid, call, `the bid has ${length} characters; ${allowed}`);
}
