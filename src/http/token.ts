/**
 * A token that has to be asked for before anything else can be: kept as long as it is valid, and asked for once for all who wait.
 */
import type { Clock } from "../ports/clock";
import { createQueue } from "./gathering/queue";

export interface Token {
  readonly value: string;
  /** When it stops being valid, in milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Tokens {
  /** A token's value. Rejects with the signal's reason when it aborts first; the request goes on as long as others wait for it. */
  get(signal: AbortSignal | undefined): Promise<string>;
  /** The platform does not take it any more. Who was given a newer one meanwhile loses nothing. */
  drop(value: string): void;
}

export interface TokensOptions {
  readonly clock: Clock;
  /** The signal aborts when nobody waits for the answer any more. */
  readonly ask: (signal: AbortSignal) => Promise<Token>;
}

/** So long before its end a token is asked for anew: it must still be valid when the request arrives. */
const marginMs = 5 * 60_000;

export function createTokens({ clock, ask }: TokensOptions): Tokens {
  let token: Token | undefined;
  let asking: ((signal: AbortSignal | undefined) => Promise<string>) | undefined;

  function newToken(): NonNullable<typeof asking> {
    const deserted = new AbortController();
    const waiting = createQueue<string>(() => {
      deserted.abort();
      end();
    });
    const wait: NonNullable<typeof asking> = (signal) => waiting.wait(signal);
    const end = () => {
      if (asking === wait) asking = undefined;
    };
    ask(deserted.signal)
      .finally(end)
      .then(
        (answer) => {
          token = answer;
          while (waiting.admit(answer.value));
        },
        (failure) => waiting.dismiss(failure),
      );
    return wait;
  }

  return {
    async get(signal) {
      signal?.throwIfAborted();
      if (token && clock.now() < token.expiresAt - marginMs) return token.value;
      asking ??= newToken();
      return asking(signal);
    },
    drop(value) {
      if (token?.value === value) token = undefined;
    },
  };
}
