/** The way into an emulator of the same process, for clients: nothing leaves the process, whatever host a request names. */
import { type Exchange, NoAnswer } from "../../ports/exchange";
import type { EmulatorCore } from "./emulator";
import { targetIn } from "./wire";

export function exchangeWith({ answer }: Pick<EmulatorCore, "answer">): Exchange {
  return {
    open: () => {},
    async send({ method, url, headers, body }, _timeoutMs, signal) {
      signal?.throwIfAborted();
      const given = { host: new URL(url).host, ...byLowerCase(headers) };
      const outcome = await answer({ method, ...targetIn(url), headers: given, body: Buffer.from(body ?? "") });
      if (outcome === "dropped" || outcome === "reset") throw new NoAnswer("ECONNRESET", undefined);
      return { status: outcome.status, headers: byLowerCase(outcome.headers), text: outcome.body };
    },
  };
}

function byLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
