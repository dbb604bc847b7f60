// Baidu: specification 4.
/**
 * What Baidu's refusals mean. The vendor documents no codes of its own for signatures and templates,
 * so unknown codes are judged by their words and by the HTTP status.
 */
import type { PlatformErrorInit } from "../../../http/errors";
import type { Answer } from "../../../http/transport";
import { saidIn } from "../../shared/client/answers";
import { type Decoded, lenient, list, object, word } from "../../shared/client/decoding";
import { clockAdvice, refusedNumbers, wordsFor } from "../../shared/client/failures";
import { type Verdict, verdictByStatus } from "../../shared/client/statuses";
import { acceptedCode, sendCode } from "./codes/send-codes";
import { requestIdOf } from "./request-id";

const whitelist = "this machine's address missing from the account's API IP whitelist in the SMS console (mandatory since 2025-04-01)";
const permission = "a user without the permission (policy SMSFullControlAccessPolicy, or a custom one for bce:sms)";
const wrongKey = "a secret key that does not belong to the access key id";

const denied = `Usual causes: ${whitelist}, ${wrongKey}, ${permission}.`;
const deniedOnTheWay = `${denied} Or a proxy or firewall on the way refused the request: the answer does not look like Baidu's.`;
/** A failure inside the platform, whatever the HTTP status. */
const passing: Verdict = { meaning: "unavailable", sent: "unknown" };
const invalid: Verdict = { meaning: "invalid" };
const wrongPlace: Verdict = { meaning: "invalid", advice: "Check the endpoint and its path prefix." };

// Baidu: L2849-3118.
/** Baidu's specification 4.3. */
const byCode: Readonly<Record<string, Verdict>> = {
  AccessDenied: { meaning: "denied", advice: `Usual causes: ${permission}, ${whitelist}.` },
  InappropriateJSON: invalid,
  InternalError: passing,
  InvalidAccessKeyId: { meaning: "unauthenticated", advice: "Check the access key id: it does not exist or was deleted in the console." },
  InvalidHTTPAuthHeader: {
    meaning: "unauthenticated",
    advice: "Check the access key id, and that no proxy changes the request's headers.",
  },
  InvalidHTTPRequest: invalid,
  InvalidURI: invalid,
  MalformedJSON: invalid,
  // 404, but it speaks of the path and not of an object.
  InvalidVersion: wrongPlace,
  OptInRequired: { meaning: "denied", advice: "Activate the SMS service for this account in the console." },
  PreconditionFailed: { meaning: "conflict" },
  RequestExpired: { meaning: "unauthenticated" },
  IdempotentParameterMismatch: {
    meaning: "conflict",
    advice: "This clientToken was used for another request within the last 24 hours; use a fresh one for a new object.",
  },
  SignatureDoesNotMatch: {
    meaning: "unauthenticated",
    advice: `Usual causes: ${wrongKey}, a session token that is missing or not its own, a proxy that changes the Host header.`,
  },
};

const throttled = /thrott|TooManyRequests|^RateLimit|(Rate|Request)LimitExceeded/i;
const notFound = /^NoSuch|NotFound|NotExist/i;
/** "Not found" codes that speak of the caller or of the address, not of the object. */
const aboutCaller = /AccessKey|Account|User|Credential|Token|Service|Ur[il]|Version/i;

// Baidu: L6783-6785.
/** Statistics by template tell a failure as this status, with a `msg`. */
const failedStatistics = "-1";

const outcome = object({
  code: lenient(word),
  message: lenient(word),
  requestId: lenient(word),
  status: lenient(word),
  msg: lenient(word),
  data: lenient(list(lenient(object({ mobile: lenient(word), code: lenient(word) })))),
});

/** Undefined for a success. `nowMs` is the local time, shown where the clock may be the cause. */
export function classify(answer: Answer, nowMs: number): PlatformErrorInit | undefined {
  const { status, headers } = answer;
  const said = saidIn(answer, outcome) ?? {};
  const hasFailed = said.status === failedStatistics;
  const code = hasFailed ? failedStatistics : said.code;
  // Some failures come with status 200 (Baidu G-9).
  if (status >= 200 && status < 300 && isSuccess(code, said)) return undefined;

  const requestId = said.requestId ?? requestIdOf(answer);
  const reason = (hasFailed ? said.msg : said.message)?.slice(0, 500) ?? wordsFor(status);
  const verdict = (code && verdictOn(code, status)) || verdictWithoutCode(answer, code !== undefined || requestId !== undefined);
  const advice = code === "RequestExpired" ? clockAdvice(nowMs, headers.date) : verdict.advice;
  const numbers = refusedNumbers((said.data ?? []).map((row) => [row?.mobile, row?.code]));
  return { ...verdict, advice, reason, code, requestId, numbers };
}

// Baidu: G-61.
/** A send is a success as soon as one number was accepted: the others tell their own codes. */
function isSuccess(code: string | undefined, { data = [] }: Decoded<typeof outcome>): boolean {
  return !code || code === acceptedCode || data.some((result) => result?.code === acceptedCode);
}

function verdictOn(code: string, status: number): Verdict | undefined {
  if (Object.hasOwn(byCode, code)) return byCode[code];
  const send = sendCode(code);
  if (send?.error) {
    const advice = `${send.meaning}. ${send.advice}`;
    return send.error === "unavailable" ? { ...passing, advice } : { meaning: send.error, advice };
  }
  if (throttled.test(code)) return { meaning: "throttled" };
  if (code === failedStatistics && status < 300) return { meaning: "unavailable", lasting: true };
  if (aboutCaller.test(code)) return status === 404 ? wrongPlace : undefined;
  return notFound.test(code) ? { meaning: "not_found" } : undefined;
}

function verdictWithoutCode(answer: Answer, isOwn: boolean): Verdict {
  const verdict = verdictByStatus(answer, "Baidu", isOwn);
  return verdict.meaning === "denied" || verdict.meaning === "unauthenticated"
    ? { ...verdict, advice: isOwn ? denied : deniedOnTheWay }
    : verdict;
}
