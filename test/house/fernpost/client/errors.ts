/** What Fernpost's refusals mean. */

import { saidIn } from "../../../../src/clouds/shared/client/answers";
import { lenient, number, object, word } from "../../../../src/clouds/shared/client/decoding";
import { clockAdvice, wordsFor } from "../../../../src/clouds/shared/client/failures";
import type { Meaning, PlatformErrorInit } from "../../../../src/http/errors";
import type { Answer } from "../../../../src/http/transport";

const meanings: Readonly<Record<string, Meaning | undefined>> = {
  bad_body: "invalid",
  closed: "denied",
  immutable: "conflict",
  key_reused: "conflict",
  no_route: "invalid",
  not_found: "not_found",
  too_many: "throttled",
  unauthorised: "unauthenticated",
};

const refused = object({ error: object({ code: lenient(word), message: lenient(word), retry_after_ms: lenient(number) }) });

/** Undefined for a success. */
export function classify(answer: Answer, nowMs: number): PlatformErrorInit | undefined {
  const { status, headers } = answer;
  if (status < 300) return undefined;
  const { code, message, retry_after_ms: retryAfterMs } = saidIn(answer, refused)?.error ?? {};
  const meaning = meanings[code ?? ""];
  return {
    // Without a code that Fernpost knows somebody else may have answered: a proxy's 404 must not read as "the object is gone".
    meaning: meaning ?? (code !== undefined && status < 500 ? "invalid" : "unavailable"),
    reason: message ?? wordsFor(status),
    code,
    sent: status >= 500 ? "unknown" : "yes",
    retryAfterMs,
    ...(code === "unauthorised" && { advice: `Check key and secret. ${clockAdvice(nowMs, headers.date)}` }),
  };
}
