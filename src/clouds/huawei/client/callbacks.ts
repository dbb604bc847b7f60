// Huawei: specification 2.5 and 8, L2887-3251, L5312-5423.
/**
 * What Huawei pushes to the receiver's own URLs: delivery reports, one by one or up to 50 together, and replies of recipients. It does not
 * look at the answer; {@link callbackAnswer} is what its document recommends. Nothing is said of repeats, so the same report may come more
 * than once.
 *
 * Pushes are signed where that is switched on in the console, with a pair of keys of their own. Where it is off nothing about a push can be
 * verified: whoever knows the URL can send one, and what it says of delivery is a claim. A URL that nobody can guess is all the
 * protection there is then, with a list of the platform's addresses, which its operators tell on request, at the receiver's firewall.
 */

import { timingSafeEqual } from "node:crypto";
import type { Clock } from "../../../ports/clock";
import { systemClock } from "../../../system/clock";
import {
  addKey,
  anyList,
  CallbackError,
  checkSize,
  type Keyed,
  readBody,
  readEach,
  readForm,
  type UnreadableReport,
} from "../../shared/client/callback-error";
import { type Decoded, integer, lenient, object, open, ownObject, text, word } from "../../shared/client/decoding";
import { platform } from "./caller";
import { deliveredCode } from "./codes/receipt-codes";
import type { ReportSource } from "./enumerations";
import { contentDigestHeader, parseAuthorization, signatureOf } from "./signing/sign";

export interface CallbackRequest {
  /** Default: `POST`. */
  readonly method?: string | undefined;
  /** As Node's HTTP server gives it: the path of the URL, encoded as it was sent. A query behind it takes no part. */
  readonly url: string;
  /** As Node's HTTP server gives them; names in any case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As received: a body that was parsed and written anew has another signature. */
  readonly body: string | Uint8Array;
  /** Secret keys by their access keys. A change takes about five minutes to work: give the old pair and the new one meanwhile. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface CallbackLimits {
  /** Longest body in bytes. Default: 1 000 000. */
  readonly maxBytes?: number | undefined;
  /** How far the time of the push may be from now, in milliseconds. Default: 15 minutes, as the platform allows for sends. */
  readonly maxAgeMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

export interface VerifiedCallback {
  /** Of the pair that signed it. */
  readonly accessKey: string;
  /** When it was pushed, in milliseconds since 1970. */
  readonly pushedAt: number;
}

/**
 * Checks that a push was signed with one of the keys, not long ago. Where signing is switched off in the console there is nothing to check:
 * whoever knows the URL can send a push, and what it says is a claim. A push that somebody repeats within that time is genuine still: only
 * `createReplayGuard`, with the keys of its reports, tells that they came before.
 * @throws CallbackError with the HTTP status to answer
 */
export function verifyCallback(request: CallbackRequest, limits: CallbackLimits = {}): VerifiedCallback {
  const { maxBytes = 1_000_000, maxAgeMs = 15 * 60_000, clock = systemClock } = limits;
  const { method = "POST", url, body, keys } = request;
  checkSize(platform, body, maxBytes);
  const headers = headersOf(request.headers);
  const said = parseAuthorization(headers.authorization ?? "");
  if (!said) {
    const found = headers.authorization === undefined ? "there is no Authorization" : "Authorization has another form";
    throw wrong(`${found}; signed pushes carry SDK-HMAC-SHA256 Access=…. Check that signing is switched on in the console.`);
  }
  const { accessKey, signedHeaders, signature } = said;
  const secretKey = Object.hasOwn(keys, accessKey) ? keys[accessKey] : undefined;
  if (secretKey === undefined) throw wrong(`it is signed with the access key ${JSON.stringify(accessKey)}, which is none of those given.`);
  const pushedAt = timeOf(headers["x-sdk-date"]);
  const covered = { method, path: pathOf(url), query: [], headers, body };
  const expected = Buffer.from(signatureOf(covered, secretKey, signedHeaders), "hex");
  if (!timingSafeEqual(Buffer.from(signature, "hex"), expected)) {
    const proxies = `no proxy changes ${signedHeaders.join(", ")}`;
    throw wrong(`the signature is wrong. Check the secret key, that the body is used as received, and that ${proxies}.`);
  }
  const distanceMs = Math.abs(clock.now() - pushedAt);
  if (distanceMs > maxAgeMs) {
    const seconds = `${Math.round(distanceMs / 1000)} s from now; at most ${maxAgeMs / 1000} s are allowed`;
    throw new CallbackError(platform, "age", `it was pushed ${seconds}. Check this machine's clock if it keeps happening.`);
  }
  return { accessKey, pushedAt };
}

/** The body to answer a push with; `refused` is why it was not taken. */
export function callbackAnswer(refused?: Pick<CallbackError, "status" | "message">): {
  readonly returnCode: number;
  readonly returnCodeDesc: string;
} {
  if (refused === undefined) return { returnCode: 0, returnCodeDesc: "Success" };
  return { returnCode: refused.status, returnCodeDesc: refused.status === 401 ? "Unauthorized" : refused.message };
}

const reportFields = ownObject({
  /** Id of the message, as the send answered. */
  smsMsgId: word,
  /** The receipt code, e.g. `DELIVRD`; its meanings are in `receiptCodes`. */
  status: word,
  statusDesc: lenient(text),
  /** Parts of the message. */
  total: lenient(integer),
  /** Which of them it is, from 1. */
  sequence: lenient(integer),
  source: lenient(open<ReportSource>(word)),
  /** UTC, `2018-04-13T06:31:46Z`. */
  updateTime: lenient(word),
  /** As given to the send. */
  extend: lenient(text),
  /** The recipient; only together with `extend`. */
  to: lenient(word),
});
/** What became of one message, or of one of its parts, under the wire's own names. */
export interface StatusReport extends Decoded<typeof reportFields>, Keyed {}

const uplink = object({
  /** Of the reply. */
  smsMsgId: word,
  /** Who replied. */
  from: word,
  /** The channel number. */
  to: word,
  /** May be empty, or hold blanks that matter. */
  body: text,
  /** UTC; where the console has it switched on. */
  createTime: lenient(word),
});
/** What a recipient replied, under the wire's own names. */
export interface Uplink extends Decoded<typeof uplink> {
  /** The same for every push of the same reply. */
  readonly key: string;
}

/** A push of up to 50 reports. */
export interface StatusReports {
  readonly reports: readonly StatusReport[];
  /** Those that are left out because something is wrong with them. */
  readonly unreadable: readonly UnreadableReport[];
}

/** Of the `statusCallback` of a send. @throws CallbackError when the body is no status report */
export function parseStatusCallback(body: string | Uint8Array): StatusReport {
  return reportOf(readForm(platform, body, reportFields));
}

const withList = object({ statusReportList: anyList });

/** Of the application's own address. @throws CallbackError when the body is no list of status reports, or none of them is one */
export function parseBatchStatusCallback(body: string | Uint8Array): StatusReports {
  const { statusReportList } = readBody(platform, body, withList);
  const { reports, unreadable } = readEach(platform, statusReportList, reportFields, "statusReportList");
  return { reports: reports.map(reportOf), unreadable };
}

/** @throws CallbackError when the body is no reply */
export function parseUplinkCallback(body: string | Uint8Array): Uplink {
  const reply = readForm(platform, body, uplink);
  return { ...reply, key: reply.smsMsgId };
}

function reportOf(report: Decoded<typeof reportFields>): StatusReport {
  const { smsMsgId, sequence = 1, status } = report;
  addKey(report, `${smsMsgId} ${sequence} ${status}`, status === deliveredCode);
  return report;
}

function wrong(reason: string): CallbackError {
  return new CallbackError(platform, "signature", reason);
}

/** A digest in a header would let any body pass: pushes are judged by what was received. */
function headersOf(headers: CallbackRequest["headers"]): Readonly<Record<string, string | undefined>> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), typeof value === "object" ? value.join(", ") : value]);
  return { ...Object.fromEntries(named), [contentDigestHeader]: undefined };
}

function timeOf(date = ""): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(date) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!Number.isNaN(ms)) return ms;
  throw wrong(`X-Sdk-Date is ${JSON.stringify(date)}; signed pushes carry a time such as 20241212T070653Z.`);
}

function pathOf(url: string): string {
  const [path = ""] = url.split("?");
  try {
    return decodeURIComponent(path);
  } catch {
    throw wrong(`the path ${JSON.stringify(path)} is no encoded path.`);
  }
}
