/** What a report tells of a message when all that was heard of it before is known. */
import type { Receipt, ReceiptOutcome } from "./events";
import type { Changed, KeptMessage, KeptSegment } from "./store";

/** What is told of a message now; nothing where it was told before, or has to wait. */
export type Told = Receipt | undefined;

/** Codes of one segment that are remembered. */
const mostHeard = 8;

/** @param until when to tell though segments are missing */
export function joined(kept: KeptMessage | undefined, receipt: Receipt, until: number): Changed<Told> {
  const { segment, type, code } = receipt;
  // Nearly all that comes.
  if (!kept && segment.of === 1 && segment.number === 1) return { keep: keptOf(type, code), result: receipt };
  const before = kept?.segments[segment.number];
  if (kept && before?.heard.includes(code)) return { keep: kept, result: undefined };
  const now: KeptSegment = {
    // That somebody does not know takes nothing back.
    outcome: type === "unknown" && before ? before.outcome : type,
    heard: before ? [...before.heard, code].slice(-mostHeard) : [code],
  };
  const segments = { ...kept?.segments, [segment.number]: now };
  const of = Math.max(kept?.of ?? 1, segment.of);
  const message: KeptMessage = { of, segments, told: kept?.told, isOver: kept?.isOver };
  const outcome = outcomeOf(message);
  if (outcome === undefined) return waitOrLeave(message, kept, receipt, until);
  return tell(message, outcome, outcome === receipt.type ? receipt : decisive(kept, receipt));
}

/** Of most messages the same is kept: a hundred thousand share a few values, which no collector of garbage has to move about. */
const shared: Readonly<Record<ReceiptOutcome, Map<string, KeptMessage>>> = { delivered: new Map(), failed: new Map(), unknown: new Map() };
const mostShared = 1000;

/** Of a message that goes out as one, by its code. */
function keptOf(told: ReceiptOutcome, code: string): KeptMessage {
  const codes = shared[told];
  const known = codes.get(code);
  if (known) return known;
  if (codes.size >= mostShared) codes.clear();
  const kept: KeptMessage = { of: 1, segments: { 1: { outcome: told, heard: [code] } }, told };
  codes.set(code, kept);
  return kept;
}

/** The wait is over, or there is no room for more that wait. */
export function settled(kept: KeptMessage): Changed<Told> {
  const { waiting, ...message } = kept;
  if (!waiting) return { keep: kept, result: undefined };
  const over = { ...message, isOver: true };
  const outcome = outcomeOf(over);
  return outcome === undefined ? { keep: over, result: undefined } : tell(over, outcome, waiting.receipt);
}

function waitOrLeave(message: KeptMessage, kept: KeptMessage | undefined, receipt: Receipt, until: number): Changed<Told> {
  // What was told of it stands until all is known.
  if (message.told !== undefined) return { keep: message, result: undefined };
  const waiting = { until: kept?.waiting?.until ?? until, receipt: decisive(kept, receipt) };
  return { keep: { ...message, waiting }, result: undefined };
}

function tell(message: KeptMessage, outcome: ReceiptOutcome, receipt: Receipt): Changed<Told> {
  if (outcome === message.told) return { keep: message, result: undefined };
  const missing = message.of - Object.keys(message.segments).length;
  const revised = message.told;
  // Where one segment was delivered and of another nobody knows, the message is unknown.
  const told: Receipt = receipt.type === "failed" || outcome === "failed" ? receipt : { ...receipt, type: outcome };
  const result = { ...told, ...(revised ? { revised } : {}), ...(missing > 0 && outcome !== "failed" ? { missing } : {}) };
  return { keep: { ...message, told: outcome }, result };
}

/** Undefined while it has to wait. */
function outcomeOf({ of, segments, isOver }: KeptMessage): ReceiptOutcome | undefined {
  const outcomes = Object.values(segments).map(({ outcome }) => outcome);
  if (outcomes.includes("failed")) return "failed";
  if (outcomes.length < of && !isOver) return undefined;
  return outcomes.includes("unknown") ? "unknown" : "delivered";
}

/** The report that says most of what is told if nothing else comes: one that does not know goes before one that was delivered. */
function decisive(kept: KeptMessage | undefined, receipt: Receipt): Receipt {
  const before = kept?.waiting?.receipt;
  return before?.type === "unknown" && before.segment.number !== receipt.segment.number ? before : receipt;
}
