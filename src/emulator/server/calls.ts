/** What arrived on the wire: counters per platform and call, and a log of requests without secrets and file contents. */
import type { Caller } from "../platform";
import { parseExactJson } from "../values/json";
import { type Answer, decodeForm, decodeQuery, type RefusedNumber, type WireRequest } from "./wire";

/** Requests that the log keeps; older ones are forgotten, the counters still know them. */
export const logLimit = 10_000;

export interface LoggedCall {
  /** Place in the order of arrival, from 1. */
  readonly sequence: number;
  /** Epoch milliseconds of the emulator's clock. */
  readonly at: number;
  readonly platform: string;
  readonly call: string;
  readonly method: string;
  /** As sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON or form with file contents replaced by their size, text saying that it is neither, or `null` without a body. */
  readonly body: unknown;
  /** Whose key, and which application's, the request names, accepted or not; `null` where it names none that there is. */
  readonly account: string | null;
  readonly application: string | null;
  /** HTTP status; `"pending"` until the answer is out, `"dropped"` or `"reset"` when a fault kept it back. */
  status: number | "pending" | "dropped" | "reset";
  /** The platform's error code when the answer refused the call, else `null`. */
  error: string | null;
  /** Why it was refused, in words, where it was. */
  reason: string | null;
  /** Numbers of a send that got nothing, and why. */
  refusedNumbers: readonly RefusedNumber[];
  /** Real milliseconds from the whole request read to the answer handed over. */
  durationMs: number;
}

export interface CallReport {
  /** By platform, then by call. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Calls that were refused, by platform, then by the platform's error code. */
  readonly refused: CallReport["counts"];
  readonly total: number;
  /** Most calls that were being answered at one moment. */
  readonly maxInFlight: number;
  readonly log: readonly LoggedCall[];
}

export interface Calls {
  report(): CallReport;
  clear(): void;
  /** Notes an arrival; call `finish` once with what became of it. */
  begin(arrived: Arrived, request: WireRequest): PendingCall;
}

export interface Arrived {
  readonly at: number;
  readonly platform: string;
  readonly call: string;
  readonly caller: Caller | undefined;
  readonly fileFields: readonly string[];
}

export interface PendingCall {
  finish(status: LoggedCall["status"], answer?: Pick<Answer, "refusal" | "refusedNumbers">): void;
}

export function createCalls(): Calls {
  let counts: Counts = new Map();
  let refused: Counts = new Map();
  let log: LoggedCall[] = [];
  let total = 0;
  let inFlight = 0;
  let maxInFlight = 0;
  return {
    report: () => ({
      counts: asObject(counts),
      refused: asObject(refused),
      total,
      maxInFlight,
      log: log.slice(-logLimit).map((entry) => ({ ...entry })),
    }),
    clear: () => {
      counts = new Map();
      refused = new Map();
      log = [];
      total = 0;
      maxInFlight = inFlight;
    },
    begin: ({ at, platform, call, caller, fileFields }, request) => {
      const started = performance.now();
      count(counts, platform, call);
      total += 1;
      inFlight += 1;
      maxInFlight = Math.max(maxInFlight, inFlight);
      const entry: LoggedCall = {
        sequence: total,
        at,
        platform,
        call,
        method: request.method,
        path: request.rawPath,
        query: redactedPairs(decodeQuery(request.rawQuery), fileFields),
        body: redactedBody(request, fileFields),
        account: caller?.account ?? null,
        application: caller?.application ?? null,
        status: "pending",
        error: null,
        reason: null,
        refusedNumbers: [],
        durationMs: 0,
      };
      // Trimmed in blocks: cutting one entry off the front at every call would move the whole list each time.
      if (log.length >= 2 * logLimit) log = log.slice(-logLimit);
      log.push(entry);
      return {
        finish: (status, { refusal, refusedNumbers = [] } = {}) => {
          inFlight -= 1;
          entry.status = status;
          if (refusal !== undefined) count(refused, platform, refusal.code);
          entry.error = refusal?.code ?? null;
          entry.reason = refusal?.reason ?? null;
          entry.refusedNumbers = refusedNumbers;
          entry.durationMs = performance.now() - started;
        },
      };
    },
  };
}

/** By platform, then by a name. */
type Counts = Map<string, Map<string, number>>;

function count(counts: Counts, platform: string, name: string): void {
  const ofPlatform = counts.get(platform) ?? new Map<string, number>();
  counts.set(platform, ofPlatform.set(name, (ofPlatform.get(name) ?? 0) + 1));
}

function asObject(counts: Counts): CallReport["counts"] {
  return Object.fromEntries([...counts].map(([platform, names]) => [platform, Object.fromEntries(names)]));
}

function redactedPairs(pairs: readonly [string, string][] = [], fileFields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, isSecret(name) ? "(hidden)" : fileFields.includes(name) ? `(${value.length} characters)` : value]),
  );
}

function isSecret(name: string): boolean {
  return /authorization|token$|^password$/i.test(name) && name !== "clientToken";
}

function redactedBody({ headers, body }: WireRequest, fileFields: readonly string[]): unknown {
  if (body === undefined) return "(too large)";
  if (body.length === 0) return null;
  const text = body.toString("utf8");
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return redactedPairs(decodeForm(text), fileFields);
  try {
    return readable(parseExactJson(text), fileFields);
  } catch {
    return `(not JSON, ${body.length} bytes)`;
  }
}

/** As JSON can show it: large integers as texts, file contents as their size. */
function readable(value: unknown, fileFields: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, member: unknown) => {
      if (typeof member === "string" && isSecret(name)) return "(hidden)";
      if (fileFields.includes(name)) return `(${typeof member === "string" ? member.length : 0} characters)`;
      return typeof member === "bigint" ? String(member) : member;
    }),
  );
}
