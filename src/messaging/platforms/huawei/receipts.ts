// Huawei: specification 8.
/** What Huawei pushes, as events. */
import {
  callbackAnswer,
  parseBatchStatusCallback,
  parseStatusCallback,
  parseUplinkCallback,
  type StatusReport,
  type Uplink,
  verifyCallback,
} from "../../../clouds/huawei/client/callbacks";
import { deliveredCode, receiptCode } from "../../../clouds/huawei/client/codes/receipt-codes";
import { delivered, failed, onlySegment, receipt, unknown } from "../../receipts/causes";
import type { Receipt, Reply, Segment } from "../../receipts/events";

import { isReadable, type PushReader, type Told, type Unverified, usualAnswerMs } from "../../receipts/pushes";
import { atOf, e164 } from "../../receipts/spellings";

const platform = "huawei";
const title = "Huawei";

/** Where the console has signing of pushes switched on. */
export interface HuaweiPushKeys {
  /** Secret keys by their access keys. A change takes about five minutes to work: give the old pair and the new one meanwhile. */
  readonly keys: Readonly<Record<string, string>>;
  /** How far the time of a push may be from now, in milliseconds. Default: 15 minutes. */
  readonly maxAgeMs?: number | undefined;
}

export function pushReader(source: HuaweiPushKeys | Unverified): PushReader {
  const verified = !("unverified" in source);
  return {
    platform,
    title,
    answerMs: usualAnswerMs,
    mediaTypes: ["application/x-www-form-urlencoded", "application/json"],
    isVerifying: verified,
    fits: (body) => isReadable(() => eventsIn(body, verified)),
    read({ url, headers, body }, { maxBytes, clock }) {
      if (verified) verifyCallback({ url, headers, body, keys: source.keys }, { maxBytes, clock, maxAgeMs: source.maxAgeMs });
      return eventsIn(body, verified);
    },
    // The platform does not look at it.
    answer: (refused) => (refused ? { status: refused.status, body: JSON.stringify(callbackAnswer(refused)) } : taken),
  };
}

const taken = { status: 200, body: JSON.stringify(callbackAnswer()) };

const openingBrace = 0x7b;

/** Many reports come as JSON, one comes as a form, and so does a reply. */
function eventsIn(body: Buffer, verified: boolean): Told {
  if (body[0] === openingBrace) {
    const { reports, unreadable } = parseBatchStatusCallback(body);
    return { events: reports.map((report) => receiptOf(report, verified)), unreadable };
  }
  const isReply = !new URLSearchParams(body.toString("latin1")).has("status");
  const event = isReply ? replyOf(parseUplinkCallback(body), verified) : receiptOf(parseStatusCallback(body), verified);
  return { events: [event], unreadable: [] };
}

function receiptOf(report: StatusReport, verified: boolean): Receipt {
  const { smsMsgId, status, statusDesc, updateTime, extend, to } = report;
  const segment = segmentOf(report);
  const facts = {
    platform,
    key: `${platform}:${smsMsgId} ${segment.number}`,
    messageKey: `${platform}:${smsMsgId}`,
    via: "push",
    verified,
    messageId: smsMsgId,
    segment,
    number: to ? e164(to) : undefined,
    numberMasked: false,
    code: status,
    description: statusDesc || undefined,
    context: extend || undefined,
    at: atOf(updateTime),
    original: report,
  } as const;
  return receipt(facts, verdictOf(status));
}

function replyOf(reply: Uplink, verified: boolean): Reply {
  const { key, from, to, body, createTime } = reply;
  return {
    type: "reply",
    platform,
    key: `${platform}:reply:${key}`,
    via: "push",
    verified,
    number: e164(from),
    numberMasked: false,
    text: body,
    to,
    at: atOf(createTime),
    original: reply,
  };
}

/** Both have two digits at most; others could be invented without end. */
function segmentOf({ sequence = 1, total = 1 }: StatusReport): Segment {
  return total <= 99 && sequence >= 1 && sequence <= total ? { number: sequence, of: total } : onlySegment;
}

// Huawei: L2949-3018.
/** On its way, or the platform lost sight of it. */
const open: ReadonlySet<string> = new Set(["ACCEPTD", "UNKNOWN"]);

function verdictOf(status: string) {
  if (status === deliveredCode) return delivered;
  if (open.has(status)) return unknown;
  return failed(
    title,
    status,
    receiptCode(status).flatMap(({ causes }) => causes),
  );
}
