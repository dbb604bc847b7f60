/** Client tokens: the same token with the same request gets the same answer (specification section 2, seed L2709-2727). */
import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalQuery } from "../../../clouds/baidu/client/signing/sign";
import type { Kept, Store } from "../../stores/store";
import type { DecodedRequest } from "./authentication";
import { refusal } from "./envelope";

/** How long the tokens of most calls are remembered after they were last seen, in milliseconds. */
export const tokenWindowMs = 24 * 60 * 60 * 1000;

const rememberedSchema = z.strictObject({
  account: z.string(),
  token: z.string(),
  /** Digest of method, path, query and body. */
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
   * @throws Refusal IdempotentParameterMismatch when the token belongs to another request.
   */
  once(request: DecodedRequest, account: string, token: string, now: number, create: () => unknown): unknown;
}

/** @param windowMs milliseconds for which a token is remembered after it was last seen */
export function createTokens(windowMs: () => number = () => tokenWindowMs): Tokens {
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
    once: (request, account, token, now, create) => {
      forgetExpired(now);
      const seen = remembered.get(keyOf(account, token));
      // Asked again, because setting the clock back can leave an expired token behind a fresh one.
      const known = seen !== undefined && now - seen.lastSeen <= windowMs() ? seen : undefined;
      const digest = digestOf(request);
      if (known !== undefined && known.request !== digest) throw refusal("IdempotentParameterMismatch");
      const result = known === undefined ? create() : known.result;
      remember({ account, token, request: digest, result, lastSeen: now });
      return result;
    },
    clear: () => remembered.clear(),
    kept: {
      dump: () => [...remembered.values()],
      schema: z
        .array(rememberedSchema)
        .default([])
        .transform((entries) => () => entries.forEach(remember)),
    },
  };
}

/**
 * The token of a request: 1 to 64 ASCII characters.
 * @throws Refusal naming clientToken when it is malformed, or missing though required.
 */
export function clientTokenOf(request: DecodedRequest, required: boolean): string | undefined {
  const token = request.query.find(([name]) => name === "clientToken")?.[1];
  if (token === undefined && required) throw refusal("InappropriateJSON", "Query parameter clientToken is required.");
  if (token !== undefined && !/^[\x20-\x7e]{1,64}$/.test(token)) {
    throw refusal("InappropriateJSON", "Query parameter clientToken must have 1 to 64 ASCII characters.");
  }
  return token;
}

function digestOf({ method, path, query, body }: DecodedRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([method, path, canonicalQuery(query)]))
    .update(body ?? "")
    .digest("hex");
}
