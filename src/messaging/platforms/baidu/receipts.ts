// Baidu: specification 6.5 and 6.6.
/** What Baidu pushes, as events. */
import { readStatusReport, readUplink, type StatusReport, type Uplink, verifyCallback } from "../../../clouds/baidu/client/callbacks";
import { receiptCode } from "../../../clouds/baidu/client/codes/receipt-codes";
import { anything, readBody } from "../../../clouds/shared/client/callback-error";
import { delivered, failed, onlySegment, receipt, unknown } from "../../receipts/causes";
import type { MessagingEvent, Receipt, Reply } from "../../receipts/events";
import { isReadable, type PushReader, type Unverified, usualAnswerMs } from "../../receipts/pushes";
import { atOf, e164 } from "../../receipts/spellings";

const platform = "baidu";
const title = "Baidu";

export interface BaiduToken {
  /** The secret of the callback: by default the account's id. */
  readonly token: string;
  /** How far the time of a push may be from now, in milliseconds. Default: any age, because a push is repeated for hours. */
  readonly maxAgeMs?: number | undefined;
}

export function pushReader(source: BaiduToken | Unverified): PushReader {
  const token = "token" in source ? source.token : "";
  const maxAgeMs = "token" in source ? source.maxAgeMs : undefined;
  // Without a secret a signature proves nothing.
  const verified = token !== "";
  return {
    platform,
    title,
    answerMs: usualAnswerMs,
    mediaTypes: ["application/json"],
    isVerifying: verified,
    fits: (body) => isReadable(() => eventIn(body, verified)),
    read({ headers, body }, { maxBytes, clock }) {
      if (verified) verifyCallback({ headers, body, token }, { maxBytes, clock, maxAgeMs });
      return { events: [eventIn(body, verified)], unreadable: [] };
    },
    // Any body will do.
    answer: (refused) =>
      refused ? { status: refused.status, body: JSON.stringify({ message: refused.message }) } : { status: 200, body: "{}" },
  };
}

/** What has the time of a reply and is none all the same is read as a receipt. */
function eventIn(body: Buffer, verified: boolean): MessagingEvent {
  const value = readBody(platform, body, anything);
  if (typeof value === "object" && value !== null && "receiveTime" in value) {
    try {
      return replyOf(readUplink(value), verified);
    } catch {}
  }
  return receiptOf(readStatusReport(value), verified);
}

function receiptOf(report: StatusReport, verified: boolean): Receipt {
  const { key: messageId, mobile, code, carrierCode, custom, deliverTime } = report;
  const key = `${platform}:${messageId}`;
  const facts = {
    platform,
    key,
    messageKey: key,
    via: "push",
    verified,
    messageId,
    segment: onlySegment,
    number: e164(mobile),
    numberMasked: false,
    code: carrierCode,
    context: custom || undefined,
    at: atOf(deliverTime),
    original: report,
  } as const;
  return receipt(facts, verdictOf(code, carrierCode));
}

function replyOf(reply: Uplink, verified: boolean): Reply {
  const { key, mobile, content, sign, receiveTime, userExtId } = reply;
  return {
    type: "reply",
    platform,
    key: `${platform}:reply:${key}`,
    via: "push",
    verified,
    number: e164(mobile),
    numberMasked: false,
    text: content,
    signature: sign,
    extension: userExtId || undefined,
    at: atOf(receiveTime),
    original: reply,
  };
}

function verdictOf(status: string, carrierCode: string) {
  if (status === "0") return delivered;
  if (status !== "2") return unknown;
  const known = receiptCode(carrierCode);
  return failed(title, carrierCode, known ? [known] : []);
}
