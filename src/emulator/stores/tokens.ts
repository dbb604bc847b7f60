/** Idempotency: the same token with the same request gets the same answer, for a while. */
import { z } from "zod";
import type { Clock } from "../world/clock";
import type { Kept, Store } from "./store";

const rememberedSchema = z.strictObject({
  account: z.string(),
  token: z.string(),
  /** What tells requests apart, as a digest. */
  request: z.string(),
  result: z.unknown(),
  /** Epoch milliseconds. */
  lastSeen: z.number(),
});

type RememberedToken = z.infer<typeof rememberedSchema>;

export interface Tokens extends Store {
  readonly kept: Kept;
  /**
   * The result that this token had before, or that of `create`, which is remembered if it succeeds. A refused request had no
   * effect, so its token stays free.
   * @throws what `mismatch` gives when the token belongs to another request.
   */
  once(use: Pick<RememberedToken, "account" | "token" | "request">, create: () => unknown): unknown;
}

export interface TokensParts {
  readonly clock: Clock;
  /** Milliseconds for which a token is remembered after it was last seen. */
  windowMs(): number;
  /** The error for a token that comes with another request than before. */
  mismatch(): Error;
}

export function createTokens({ clock, windowMs, mismatch }: TokensParts): Tokens {
  /** In the order in which they were last seen, so that the expired ones are always in front. */
  const remembered = new Map<string, RememberedToken>();
  const keyOf = (account: string, token: string) => JSON.stringify([account, token]);
  const remember = (entry: RememberedToken) => {
    const key = keyOf(entry.account, entry.token);
    remembered.delete(key);
    remembered.set(key, entry);
  };
  const forgetExpired = (now: number) => {
    for (const [key, { lastSeen }] of remembered) {
      if (now - lastSeen <= windowMs()) break;
      remembered.delete(key);
    }
  };
  return {
    once: ({ account, token, request }, create) => {
      const now = clock.now();
      forgetExpired(now);
      const seen = remembered.get(keyOf(account, token));
      // Asked again, because setting the clock back can leave an expired token behind a fresh one.
      const known = seen !== undefined && now - seen.lastSeen <= windowMs() ? seen : undefined;
      if (known !== undefined && known.request !== request) throw mismatch();
      const result = known === undefined ? create() : known.result;
      remember({ account, token, request, result, lastSeen: now });
      return result;
    },
    clear: () => remembered.clear(),
    kept: {
      dump: () => [...remembered.values()],
      get schema() {
        return z
          .array(rememberedSchema)
          .default([])
          .transform((entries) => () => entries.forEach(remember));
      },
    },
  };
}
