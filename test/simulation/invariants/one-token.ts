import type { Watched } from "../run";
import { marksIn } from "../stack/type";
import { addressOf } from "../stack/wish";
import { Violation } from "./violation";

/** While nobody knows how a create ended it is sent again with its own token, and with no other. */
export function oneToken({ scene: { ledger, wish }, calls, memory, command }: Watched): void {
  for (const { call, query, body } of calls) {
    const { clientToken } = query;
    if (clientToken === undefined || !call.startsWith("create")) continue;
    const [mark] = marksIn(JSON.stringify(body));
    const wanted = wish.wanted.find((each) => each.mark === mark);
    const place = wanted ? addressOf(wanted) : `mark ${mark}`;
    const open = ledger.tokens.get(place);
    if (open !== undefined && open !== clientToken && command.does !== "apply saved")
      throw new Violation("no create with two tokens", `${place} was sent with ${open} and with ${clientToken}`);
    ledger.tokens.set(place, clientToken);
  }
  // What is known by now: it is in the state, or it surely had no effect.
  for (const place of [...ledger.tokens.keys()]) if (!memory.begun.includes(place)) ledger.tokens.delete(place);
}
