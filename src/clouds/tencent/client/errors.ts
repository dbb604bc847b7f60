// Tencent: specification 5.5, 7 and 11.
/**
 * What Tencent's answers mean: the HTTP status is 200 whatever happened, and an `Error`
 * inside tells a failure. Other statuses come from proxies and gateways on the way.
 */
import type { PlatformErrorInit } from "../../../http/errors";
import type { Answer } from "../../../http/transport";
import { clockAdvice, wordsFor } from "../../shared/client/failures";
import { type Verdict, verdictByStatus } from "../../shared/client/statuses";
import { outcomeIn } from "./answers/envelope";
import { type ErrorCode, errorCode } from "./codes/error-codes";
import { errorKinds } from "./codes/error-kinds";

// Tencent: L433.
/** The limits count by the second; how long to wait is not said. */
const nextSecondMs = 1000;

/** Undefined for a success. `nowMs` is the local time, shown where the clock may be the cause. */
export function classify(answer: Answer, nowMs: number): PlatformErrorInit | undefined {
  const { status, headers } = answer;
  const { RequestId: requestId, Error: error } = outcomeIn(answer) ?? {};
  if (!error && status >= 200 && status < 300) return undefined;
  if (!error) return { ...verdictByStatus(answer, "Tencent", false), reason: wordsFor(status), requestId };
  const { Code: code, Message } = error;
  const reason = Message?.slice(0, 500) ?? wordsFor(status);
  const verdict = verdictOn(code ?? "InternalError");
  const advice = kindOf(code) === "clock" ? clockAdvice(nowMs, headers.date) : verdict.advice;
  return { ...verdict, advice, reason, code, isDocumented: code !== undefined && errorCode(code) !== undefined, requestId };
}

/** Of a code, documented or not, whatever answer it stands in. */
export function verdictOn(code: string): Verdict {
  const { error, effect, advice, kind } = known(code) ?? { ...errorKinds.invalid, kind: "invalid" };
  return {
    meaning: error,
    advice,
    sent: effect === "unknown" ? "unknown" : "yes",
    ...(kind === "throttled" && { retryAfterMs: nextSecondMs }),
  };
}

/** A code that is not listed means what its first part means. */
function known(code: string): Pick<ErrorCode, "error" | "effect" | "advice" | "kind"> | undefined {
  const listed = errorCode(code);
  if (listed) return listed;
  const [family = ""] = code.split(".");
  return family === "AuthFailure" ? { ...errorKinds.unauthenticated, kind: "unauthenticated" } : errorCode(family);
}

function kindOf(code: string | undefined): ErrorCode["kind"] | undefined {
  return code === undefined ? undefined : known(code)?.kind;
}
