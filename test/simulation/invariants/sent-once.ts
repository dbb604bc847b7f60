import type { InboxMessage } from "../../../src/emulator";
import type { Result } from "../../../src/messaging";
import { Violation } from "./violation";

/**
 * Nobody gets a message twice, whichever platforms it was tried on, and what became of it is what one is told.
 * @param results undefined where the program was killed
 */
export function sentOnce(inbox: readonly InboxMessage[], recipients: readonly string[], results: readonly Result[] | undefined): void {
  for (const number of recipients) {
    const got = inbox.filter(({ to }) => to === number);
    const told = results?.filter((result) => result.to === number) ?? [];
    const shown = `${number}: ${got.map(({ platform }) => platform).join() || "nothing"}; told: ${JSON.stringify(told)}`;
    if (got.length > 1) throw new Violation("nothing is sent twice", shown);
    if (!results) continue;
    const [result, ...more] = told;
    if (!result || more.length > 0) throw new Violation("each recipient has one result", shown);
    if (result.outcome === "accepted" && got.length !== 1) throw new Violation("what was accepted arrives", shown);
    if (result.outcome === "refused" && got.length > 0) throw new Violation("what was refused does not arrive", shown);
  }
}
