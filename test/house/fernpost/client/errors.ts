/** What Fernpost's refusals mean. */

import { isObject, jsonObject, numberOf, textOf } from "../../../../src/clouds/shared/client/answers";
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
  unauthorised: "denied",
};

/** Undefined for a success. */
export function classify({ status, text, headers }: Answer, nowMs: number): PlatformErrorInit | undefined {
  if (status < 300) return undefined;
  const told = jsonObject(text)?.error;
  const error = isObject(told) ? told : {};
  const code = textOf(error.code);
  const meaning = meanings[code ?? ""];
  return {
    // Without a code that Fernpost knows somebody else may have answered: a proxy's 404 must not read as "the object is gone".
    meaning: meaning ?? (code !== undefined && status < 500 ? "invalid" : "unavailable"),
    reason: textOf(error.message) ?? wordsFor(status),
    code,
    sent: status >= 500 ? "unknown" : "yes",
    retryAfterMs: numberOf(error.retry_after_ms),
    ...(code === "unauthorised" && { advice: `Check key and secret. ${clockAdvice(nowMs, headers.date)}` }),
  };
}
