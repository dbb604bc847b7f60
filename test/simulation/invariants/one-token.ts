import type { Watched } from "../run";
import { marksIn } from "../stack/type";
import { Violation } from "./violation";

/** While nobody knows how a create ended it is sent again with its own token, and with no other. */
export function oneToken({ scene: { ledger }, calls, memory }: Watched): void {
  for (const { call, query, body } of calls) {
    const { clientToken } = query;
    if (clientToken === undefined || !call.startsWith("create")) continue;
    const kind = `${call.slice("create".length).toLowerCase()}s`;
    const [mark] = marksIn(JSON.stringify(body));
    const place = `${kind} ${mark}`;
    const open = ledger.tokens.get(place);
    if (open !== undefined && open !== clientToken && !ledger.isRestored)
      throw new Violation("no create with two tokens", `${place} was sent with ${open} and with ${clientToken}`);
    ledger.tokens.set(place, clientToken);
  }
  // What is known by now: it is in the state, or it surely had no effect.
  for (const place of [...ledger.tokens.keys()]) {
    const addresses = ledger.places.get(place) ?? new Set();
    if (!memory.begun.some((address) => addresses.has(address))) ledger.tokens.delete(place);
  }
}
