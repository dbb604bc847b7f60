/** Client tokens: the same token with the same request gets the same answer (Baidu's specification 2, Baidu L2709-2727). */
import { createHash } from "node:crypto";
import { canonicalQuery } from "../../../clouds/baidu/client/signing/sign";
import { createTokens, type Tokens } from "../../stores/tokens";
import type { Clock } from "../../world/clock";
import type { DecodedRequest } from "./authentication";
import { refusal } from "./envelope";

/** How long the tokens of most calls are remembered after they were last seen, in milliseconds. */
export const tokenWindowMs = 24 * 60 * 60 * 1000;

/** @param windowMs milliseconds for which a token is remembered after it was last seen */
export function createClientTokens(clock: Clock, windowMs: () => number = () => tokenWindowMs): Tokens {
  return createTokens({ clock, windowMs, mismatch: () => refusal("IdempotentParameterMismatch") });
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

/** What tells requests apart: method, path, query and body. */
export function digestOf({ method, path, query, body }: DecodedRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([method, path, canonicalQuery(query)]))
    .update(body ?? "")
    .digest("hex");
}
