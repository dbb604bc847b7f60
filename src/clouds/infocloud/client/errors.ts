// Infocloud: specification 2 and 7; B2.
/**
 * What infocloud's refusals mean. A code in the body tells them; the document says nothing of HTTP statuses, and its samples look at the
 * code alone.
 */
import type { PlatformErrorInit } from "../../../http/errors";
import type { Answer } from "../../../http/transport";
import { clockAdvice, wordsFor } from "../../shared/client/failures";
import { type Verdict, verdictByStatus } from "../../shared/client/statuses";
import { outcomeIn } from "./answers/envelope";
import { acceptedCode, errorCode } from "./codes/error-codes";

/** Undefined for a success. `nowMs` is the local time, shown where the clock may be the cause. */
export function classify(answer: Answer, nowMs: number): PlatformErrorInit | undefined {
  const { status, headers } = answer;
  const { code, message, requestId } = outcomeIn(answer) ?? {};
  if (status >= 200 && status < 300 && (code === undefined || code === acceptedCode)) return undefined;
  const reason = message?.slice(0, 500) ?? wordsFor(status);
  const verdict = verdictFor(answer, code, message);
  const advice = isOfClock(answer, code, message, nowMs) ? clockAdvice(nowMs, headers.date) : verdict.advice;
  const isDocumented = code === undefined || code === acceptedCode || isAboutTime(message) || errorCode(code) !== undefined;
  return { ...verdict, advice, reason, code, isDocumented, requestId };
}

const failed: Verdict = { meaning: "unavailable", sent: "unknown", lasting: true };
const supportKnows = "The vendor's document does not have this code; ask infocloud's support with the request id.";

function verdictFor(answer: Answer, code: string | undefined, message: string | undefined): Verdict {
  const byStatus = verdictByStatus(answer, "infocloud", false);
  if (code === undefined) return byStatus;
  // Status and code contradict each other.
  if (code === acceptedCode) return { ...failed, advice: byStatus.advice };
  if (isAboutTime(message)) return { meaning: "unauthenticated" };
  const known = errorCode(code);
  if (known === undefined) return { ...failed, advice: answer.status < 300 ? supportKnows : byStatus.advice };
  const { error: meaning, effect, advice } = known;
  return { meaning, advice, sent: effect === "unknown" ? "unknown" : "yes" };
}

// Infocloud: L3653-3655.
const clockToleranceMs = 60_000;

/** Keys that were not accepted may be a wrong time, where the clocks are apart. */
function isOfClock({ headers }: Answer, code: string | undefined, message: string | undefined, nowMs: number): boolean {
  return isAboutTime(message) || (code === "2001" && Math.abs(Date.parse(headers.date ?? "") - nowMs) > clockToleranceMs);
}

// Infocloud: L3676; B5.
/** The code of a wrong time is not documented, its words are. */
function isAboutTime(message = ""): boolean {
  return message.includes("时间戳");
}
