// Infocloud: specification 4 and 8; L204, L447, L829, L1060, L1247.
/**
 * The signed calls, where each goes, how often the platform takes it, and whether it may be sent again after a lost answer. None
 * carries a token by which the platform could tell a repeat: a `bid` is only echoed.
 */
import type { CallLimit } from "../../../http/limits/limits";

interface Call {
  readonly path: string;
  /** True when a second effect is the same as none. */
  readonly repeatable: boolean;
  /** True for calls without any effect. */
  readonly reads?: true;
  readonly sends?: true;
  readonly limits: readonly CallLimit[];
}

// Infocloud: L3657-3659.
const sending: CallLimit = { group: "sending", calls: 300, perMs: 1000 };
// Infocloud: L1093, L1250, L3705; A10.
/** The document's numbers for queries contradict each other; this keeps all of them. */
const queries: CallLimit = { group: "queries", calls: 1, perMs: 20_000 };
// Infocloud: L805.
const receipts: CallLimit = { group: "receipts", calls: 1, perMs: 60_000 };

export const calls = {
  // A second message is one too many.
  send: { path: "/message/send", repeatable: false, sends: true, limits: [sending] },
  sendBatch: { path: "/message/sendBatch", repeatable: false, sends: true, limits: [sending] },
  // What was read is not given again: a repeat would hide that the receipts of a lost answer are gone.
  queryReceipts: { path: "/sms/arriveRes/qry", repeatable: false, limits: [receipts, queries] },
  queryStatistics: { path: "/sms/send/statistics", repeatable: true, reads: true, limits: [queries] },
  queryAllowance: { path: "/sms/residueValue/qry", repeatable: true, reads: true, limits: [queries] },
} as const satisfies Record<string, Call>;

export type SignedCall = keyof typeof calls;
export type CallName = SignedCall | "checkHealth";

/** Counted for each key. */
export const limits: Readonly<Record<string, readonly CallLimit[]>> = Object.fromEntries(
  Object.entries(calls).map(([name, call]) => [name, call.limits]),
);

/** Whether a call sends messages. */
export function sends(call: SignedCall): boolean {
  const { sends }: Call = calls[call];
  return sends === true;
}

/** Whether a call may change something, or take something away. */
export function changes(call: SignedCall): boolean {
  const { reads }: Call = calls[call];
  return !reads;
}
