/** What an HTTP status means where no code of the platform says it. */
import type { PlatformErrorInit } from "../../../http/errors";
import type { Answer } from "../../../http/transport";

/** What a refusal comes down to, before its words are known. */
export type Verdict = Pick<PlatformErrorInit, "meaning" | "advice" | "sent" | "lasting" | "retryAfterMs">;

/** A failure in the middle of the work, or an answer that came too late: the request may have taken effect. */
const unsettled: Verdict = { meaning: "unavailable", sent: "unknown" };
const throttled: Verdict = { meaning: "throttled" };
const unauthenticated: Verdict = { meaning: "unauthenticated" };
const denied: Verdict = { meaning: "denied" };
const invalid: Verdict = { meaning: "invalid" };
const conflict: Verdict = { meaning: "conflict" };
/** Who answers so is not the platform: nothing is said of the request, nor of an object, and asking again does not help. */
const elsewhere: Verdict = { meaning: "unavailable", lasting: true };

/** Who answered: the platform, or a proxy, a wrong host or a captive portal. A stranger's 404 must not read as "the object is gone". */
const verdicts: Readonly<Record<string, { readonly platform: Verdict; readonly stranger: Verdict }>> = {
  "2xx": { platform: invalid, stranger: elsewhere },
  "3xx": { platform: elsewhere, stranger: elsewhere },
  "401": { platform: unauthenticated, stranger: unauthenticated },
  "403": { platform: denied, stranger: denied },
  "404": { platform: { meaning: "not_found" }, stranger: elsewhere },
  "408": { platform: unsettled, stranger: unsettled },
  "409": { platform: conflict, stranger: elsewhere },
  "412": { platform: conflict, stranger: elsewhere },
  "413": { platform: invalid, stranger: invalid },
  "429": { platform: throttled, stranger: throttled },
  "4xx": { platform: invalid, stranger: elsewhere },
  "503 with Retry-After": { platform: throttled, stranger: throttled },
  "5xx": { platform: unsettled, stranger: unsettled },
};

/**
 * @param vendor its name in sentences
 * @param isOwn whether something in the answer shows that it is the platform's
 */
export function verdictByStatus({ status, headers }: Pick<Answer, "status" | "headers">, vendor: string, isOwn: boolean): Verdict {
  const exact = status === 503 && headers["retry-after"] ? "503 with Retry-After" : String(status);
  const row = verdicts[exact] ?? verdicts[`${Math.floor(status / 100)}xx`];
  const verdict = row?.[isOwn ? "platform" : "stranger"] ?? elsewhere;
  const passes = verdict === unsettled || verdict === throttled;
  if (passes || (isOwn && verdict !== elsewhere)) return verdict;
  const advice = `Check the endpoint and its path prefix, and proxies on the way: the answer does not look like ${vendor}'s.`;
  return { ...verdict, advice };
}
