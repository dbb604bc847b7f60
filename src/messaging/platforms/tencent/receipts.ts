// Tencent: specification 13.
/** What Tencent pushes and what is pulled from it, as events. */
import {
  callbackAnswer,
  parseStatusCallback,
  parseUplinkCallback,
  type StatusReport,
  type Uplink,
  verifyCallback,
} from "../../../clouds/tencent/client/callbacks";
import { receiptCode } from "../../../clouds/tencent/client/codes/receipt-codes";
import type { Reply as PulledReply, SendReport } from "../../../clouds/tencent/client/types/messages";
import { delivered, failed, onlySegment, receipt, unknown } from "../../receipts/causes";
import type { MessagingEvent, Receipt, Reply } from "../../receipts/events";
import { isReadable, type Push, type PushReader, type Told, type Unverified, usualAnswerMs } from "../../receipts/pushes";
import { atOf } from "../../receipts/spellings";

const platform = "tencent";
const title = "Tencent";

/** Pushes are not signed; what can be verified is where they come from. */
export interface TencentSource {
  /** The platform's addresses and networks, e.g. `203.0.113.7` or `203.0.113.0/24`. Its support and its console tell them. */
  readonly addresses: readonly string[];
  /** Where a trusted proxy stands between: what it says of the other end. Default: the other end of the connection. */
  readonly remoteAddress?: ((headers: Push["headers"]) => string | undefined) | undefined;
}

export function pushReader(source: TencentSource | Unverified): PushReader {
  const verified = !("unverified" in source);
  return {
    platform,
    title,
    answerMs: usualAnswerMs,
    isVerifying: verified,
    fits: (body) => isReadable(() => eventsIn(body, verified)),
    read(push, { maxBytes }) {
      const from = verified && source.remoteAddress ? source.remoteAddress(push.headers) : push.remoteAddress;
      const addresses = verified ? source.addresses : undefined;
      verifyCallback({ body: push.body, remoteAddress: from }, { maxBytes, addresses });
      return eventsIn(push.body, verified);
    },
    answer: (refused) => (refused ? { status: refused.status, body: JSON.stringify(callbackAnswer(refused.message)) } : taken),
  };
}

const taken = { status: 200, body: JSON.stringify(callbackAnswer()) };

const openingBracket = 0x5b;
const blanks: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Receipts come in a list, a reply comes alone. */
function eventsIn(body: Buffer, verified: boolean): Told {
  if (body.find((byte) => !blanks.has(byte)) !== openingBracket) {
    return { events: [replyOf(parseUplinkCallback(body), verified)], unreadable: [] };
  }
  const { reports, unreadable } = parseStatusCallback(body);
  return { events: reports.map((report) => receiptOf(report, verified)), unreadable };
}

function receiptOf(report: StatusReport, verified: boolean): Receipt {
  const { sid, mobile, nationcode, report_status, errmsg, description, user_receive_time, ext } = report;
  const number = numberOf(nationcode, mobile);
  const key = keyOf(sid, number);
  const facts = {
    platform,
    key,
    messageKey: key,
    via: "push",
    verified,
    messageId: sid,
    segment: onlySegment,
    number,
    numberMasked: false,
    code: errmsg,
    description: description || undefined,
    context: ext || undefined,
    at: timeOf(user_receive_time),
    original: report,
  } as const;
  return receipt(facts, verdictOf(report_status, errmsg));
}

let lastTime: { readonly text: string; readonly at: number | undefined } = { text: "", at: undefined };

/** A hundred reports come at once, and most of them are of one second. */
function timeOf(text: string): number | undefined {
  // The document names no time zone; the platform's days begin in Beijing.
  if (text !== lastTime.text) lastTime = { text, at: atOf(`${text.replace(" ", "T")}+08:00`) };
  return lastTime.at;
}

function replyOf(reply: Uplink, verified: boolean): Reply {
  const { key, mobile, nationcode, sign, text, time, extend } = reply;
  return {
    type: "reply",
    platform,
    key: `${platform}:reply:${key}`,
    via: "push",
    verified,
    number: numberOf(nationcode, mobile),
    numberMasked: false,
    text,
    signature: sign,
    extension: extend || undefined,
    at: time * 1000,
    original: reply,
  };
}

export function pulledReceipt(report: SendReport): MessagingEvent {
  const { SerialNo, ReportStatus, Description = "", PhoneNumber, CountryCode, SubscriberNumber, UserReceiveTime, SessionContext } = report;
  const number = SubscriberNumber && CountryCode ? numberOf(CountryCode, SubscriberNumber) : PhoneNumber;
  const key = number ? keyOf(SerialNo, number) : undefined;
  const facts = {
    platform,
    key,
    messageKey: key,
    number,
    via: "pull",
    verified: true,
    messageId: SerialNo,
    segment: onlySegment,
    numberMasked: false,
    code: Description,
    context: SessionContext || undefined,
    at: UserReceiveTime ? UserReceiveTime * 1000 : undefined,
    original: report,
  } as const;
  return receipt(facts, verdictOf(ReportStatus, Description));
}

export function pulledReply(reply: PulledReply): MessagingEvent {
  const { PhoneNumber, ReplyContent, ReplyTime, SignName, ExtendCode, CountryCode, SubscriberNumber } = reply;
  return {
    type: "reply",
    platform,
    via: "pull",
    verified: true,
    number: SubscriberNumber && CountryCode ? numberOf(CountryCode, SubscriberNumber) : PhoneNumber,
    numberMasked: false,
    text: ReplyContent,
    signature: SignName || undefined,
    extension: ExtendCode || undefined,
    at: ReplyTime ? ReplyTime * 1000 : undefined,
    original: reply,
  };
}

/** The status knows the carrier; a code of its own may mean success at one and failure at another. */
function verdictOf(status: string, code: string) {
  if (status === "SUCCESS") return delivered;
  if (status !== "FAIL") return unknown;
  const causes = receiptCode(code).filter(({ isDelivered }) => !isDelivered);
  return failed(
    title,
    code,
    causes.flatMap((row) => row.causes),
  );
}

function keyOf(serialNo: string, number: string): string {
  return `${platform}:${serialNo} ${number}`;
}

function numberOf(country: string, subscriber: string): string {
  return `+${country === "86" ? country : country.replace(/^\+|^00/, "")}${subscriber}`;
}
