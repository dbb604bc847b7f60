/** Who sends a request, and what answers look like. */
import { Refusal } from "../../../../src/emulator/server/refusal";
import type { Answer, WireRequest } from "../../../../src/emulator/server/wire";
import type { Credentials } from "../../../../src/emulator/world/credentials";
import { authorizationOf } from "../client/signing/sign";

export const writesPerSecond = 5;
const clockToleranceMs = 5 * 60 * 1000;

/** The key by which a request is signed. @throws Refusal */
export function keyIdOf(
  { method, rawPath: path, headers, body = Buffer.alloc(0) }: WireRequest,
  credentials: Credentials,
  now: number,
): string {
  const [, keyId = ""] = /^Fern ([^:]+):/.exec(headers.authorization ?? "") ?? [];
  const time = headers["x-fern-time"] ?? "";
  const secret = credentials.get(keyId)?.secret;
  const isTimely = Math.abs(Number(time) - now) <= clockToleranceMs;
  if (secret === undefined || !isTimely || headers.authorization !== authorizationOf(keyId, secret, { method, path, time, body })) {
    throw new Refusal(401, "unauthorised", "Key, time or signature is wrong.");
  }
  return keyId;
}

export function tooMany(retryAfterMs: number): Refusal {
  return new Refusal(429, "too_many", `At most ${writesPerSecond} writes a second.`, { retry_after_ms: retryAfterMs });
}

export function json(status: number, body: object): Answer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
