// Infocloud: specification 4.3, 5 and 6.
/** What infocloud pushes and what is pulled from it, as events. */
import {
  readStatusReports,
  readUplinks,
  type StatusReport,
  type Uplink,
  verifiedCallback,
} from "../../../clouds/infocloud/client/callbacks";
import { receiptCode } from "../../../clouds/infocloud/client/codes/receipt-codes";
import type { Receipt as PulledReceipt } from "../../../clouds/infocloud/client/types/messages";
import { anything, readBody } from "../../../clouds/shared/client/callback-error";
import { delivered, failed, onlySegment, receipt, unknown } from "../../receipts/causes";
import type { Receipt, Reply } from "../../receipts/events";
import { isReadable, type PushReader, type Told, type Unverified } from "../../receipts/pushes";
import { atOf, e164, isMasked } from "../../receipts/spellings";

const platform = "infocloud";
const title = "infocloud";

/** Pushes are not signed; what can be verified is whose key they carry. */
export interface InfocloudKey {
  /** Of the account. */
  readonly apiKey: string;
}

export function pushReader(source: InfocloudKey | Unverified): PushReader {
  const verified = !("unverified" in source);
  return {
    platform,
    title,
    // Infocloud: L720-722.
    answerMs: 1000,
    isVerifying: verified,
    fits: (body) => isReadable(() => eventsIn(readBody(platform, body, anything), verified)),
    read({ body }, { maxBytes }) {
      const value = verified ? verifiedCallback({ body, apiKey: source.apiKey }, { maxBytes }) : readBody(platform, body, anything);
      return eventsIn(value, verified);
    },
    // The document names no form.
    answer: (refused) =>
      refused ? { status: refused.status, body: JSON.stringify({ message: refused.message }) } : { status: 200, body: "{}" },
  };
}

/** A push is all replies or all receipts; what is no reply is read as receipts. */
function eventsIn(value: unknown, verified: boolean): Told {
  if (mayBeReplies(value)) {
    try {
      const { uplinks, unreadable } = readUplinks(value);
      return { events: uplinks.map((reply) => replyOf(reply, verified)), unreadable };
    } catch {}
  }
  const { reports, unreadable } = readStatusReports(value);
  return { events: reports.map((report) => pushedReceipt(report, verified)), unreadable };
}

/** Receipts do not name the number that was replied to. */
function mayBeReplies(value: unknown): boolean {
  const data: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "data") : undefined;
  return Array.isArray(data) && data.some((each: unknown) => typeof each === "object" && each !== null && "srcId" in each);
}

function pushedReceipt(report: StatusReport, verified: boolean): Receipt {
  return receiptOf(report, report.arriveResult, { via: "push", verified });
}

export function pulledReceipt(report: PulledReceipt): Receipt {
  return receiptOf(report, report.arrive, { via: "pull", verified: true });
}

type Reported = Omit<StatusReport, "arriveResult" | "key" | "isDelivered">;

/** One send has one id for all its recipients: where digits of their numbers are hidden, nothing tells one receipt from another. */
function receiptOf(report: Reported, code: string, { via, verified }: Pick<Receipt, "via" | "verified">): Receipt {
  const { msgId, tel, arriveTime, bid } = report;
  const numberMasked = isMasked(tel);
  const messageKey = numberMasked ? undefined : `${platform}:${msgId} ${tel}`;
  const facts = {
    platform,
    key: messageKey && `${messageKey} ${code} ${arriveTime}`,
    messageKey,
    via,
    verified,
    messageId: msgId,
    segment: onlySegment,
    number: e164(tel),
    numberMasked,
    code,
    context: bid || undefined,
    at: timeOf(arriveTime),
    original: report,
  };
  return receipt(facts, verdictOf(code));
}

function replyOf(reply: Uplink, verified: boolean): Reply {
  const { key, srcId, tel, content, arriveTime } = reply;
  const numberMasked = isMasked(tel);
  return {
    type: "reply",
    platform,
    key: numberMasked ? undefined : `${platform}:reply:${key}`,
    via: "push",
    verified,
    number: e164(tel),
    numberMasked,
    text: content,
    to: srcId,
    at: timeOf(arriveTime),
    original: reply,
  };
}

/** The document has one code of success; of two it leaves open what follows them. */
function verdictOf(code: string) {
  const known = receiptCode(code);
  if (known?.isDelivered) return delivered;
  if (known?.isFinal === undefined && known) return unknown;
  return failed(title, code, known ? [known] : []);
}

/** `yyMMddHHmm`, in Beijing's time. */
function timeOf(time: string): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time) ?? [];
  return atOf(`20${year}-${month}-${day}T${hour}:${minute}:00+08:00`);
}
