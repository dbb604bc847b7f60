// Huawei: specification 1 and 11; L427-438, L3378-3394.
/**
 * What Huawei's refusals mean. Management calls, sends and IAM each write them in a form of their own; codes that begin with `APIGW` come
 * from the gateway before them. What none of the tables has is judged by the HTTP status, which the document does not tell for any code.
 */
import type { PlatformErrorInit } from "../../../http/errors";
import type { Answer } from "../../../http/transport";
import { saidIn } from "../../shared/client/answers";
import { type Decoded, lenient, list, object, word } from "../../shared/client/decoding";
import { clockAdvice, refusedNumbers, wordsFor } from "../../shared/client/failures";
import { type Verdict, verdictByStatus } from "../../shared/client/statuses";
import { errorCode } from "./codes/error-codes";
import { gatewayCode, isOfGateway } from "./codes/gateway-codes";
import { acceptedCode, sendCode } from "./codes/send-codes";
import { requestIdOf } from "./request-id";

const outcome = object({
  error_code: lenient(word),
  error_msg: lenient(word),
  error_detail: lenient(word),
  error: lenient(object({ code: lenient(word), message: lenient(word) })),
  code: lenient(word),
  description: lenient(word),
  result: lenient(list(lenient(object({ originTo: lenient(word), status: lenient(word) })))),
});
type Outcome = Decoded<typeof outcome>;

// Huawei: L3356.
/** How long the platform wants to be left alone when too many messages wait. */
const queueMs = 10 * 60_000;

/** As far as the clocks may be apart; where the calls of users are concerned, the document says nothing. */
const clockToleranceMs = 15 * 60_000;

const wrongPlace: Verdict = { meaning: "invalid", advice: "Check the endpoint, the region and the project id." };
const denied =
  "Usual causes: a secret key that does not belong to the access key, a key of another account than the project's, a user without the permission for Message & SMS.";
const deniedByIam = "Check user name, password and domain name, and that the project has the name of the region where none is given.";

/** Undefined for a success. `nowMs` is the local time, shown where the clock may be the cause. */
export function classify(answer: Answer, nowMs: number): PlatformErrorInit | undefined {
  const said: Outcome = saidIn(answer, outcome) ?? {};
  const code = said.error_code ?? said.error?.code ?? said.code;
  if (isSuccess(answer.status, code, said)) return undefined;
  // Why nothing was sent is told by the numbers.
  const status = said.result?.find((row) => row?.status !== undefined)?.status;
  const verdict =
    (status && verdictOn(status, answer)) || (code && verdictOn(code, answer)) || verdictByStatus(answer, "Huawei", code !== undefined);
  const advice = isOfClock(code, verdict, answer, nowMs)
    ? clockAdvice(nowMs, answer.headers.date)
    : (verdict.advice ?? adviceFor(verdict, said));
  const reason = reasonIn(said, status) ?? wordsFor(answer.status);
  const numbers = refusedNumbers((said.result ?? []).map((row) => [row?.originTo, row?.status]));
  const isDocumented = code === undefined || isKnown(code);
  return { ...verdict, advice, reason, code, isDocumented, requestId: requestIdOf(answer), numbers };
}

/** A send is a success as soon as one number was accepted: the others tell their own codes. */
function isSuccess(status: number, code: string | undefined, { result = [] }: Outcome): boolean {
  if (result.some((row) => row?.status === acceptedCode)) return true;
  return status >= 200 && status < 300 && (code === undefined || code === acceptedCode);
}

function isKnown(code: string): boolean {
  return (gatewayCode(code) ?? errorCode(code) ?? sendCode(code)) !== undefined;
}

function verdictOn(code: string, answer: Answer): Verdict | undefined {
  const known = errorCode(code) ?? sendCode(code);
  if (known) {
    const { error: meaning, effect, advice, kind } = known;
    const sent = effect === "unknown" ? "unknown" : "yes";
    return { meaning, advice, sent, ...(kind === "throttled" && { retryAfterMs: queueMs }) };
  }
  if (!isOfGateway(code) || answer.status >= 500) return undefined;
  const ofGateway = gatewayCode(code);
  if (ofGateway) return { meaning: ofGateway.error, advice: ofGateway.advice };
  // It speaks of the path and not of an object.
  return answer.status === 404 ? wrongPlace : undefined;
}

/** The gateway checks signatures, and does not say when the time was their only fault. */
function isOfClock(code = "", { meaning }: Verdict, { headers }: Answer, nowMs: number): boolean {
  if (sendCode(code)?.kind === "clock") return true;
  return isOfGateway(code) && meaning === "unauthenticated" && Math.abs(Date.parse(headers.date ?? "") - nowMs) > clockToleranceMs;
}

function adviceFor({ meaning }: Verdict, { error }: Outcome): string | undefined {
  if (meaning !== "denied" && meaning !== "unauthenticated") return undefined;
  return error === undefined ? denied : deniedByIam;
}

function reasonIn({ error_msg, error_detail, error, description }: Outcome, status: string | undefined): string | undefined {
  const words = error_msg ?? error?.message ?? description;
  const detail = status === undefined ? error_detail : `${status}: ${sendCode(status)?.meaning ?? "an unknown status"}`;
  const both =
    detail === undefined || detail === words ? words : `${(words ?? "refused").replace(/\.$/, "")} (${detail.replace(/\.$/, "")})`;
  return both?.slice(0, 500);
}
