/**
 * How often each call was made: for tests and measurements.
 */

export interface CallCount {
  /** Calls by the caller, each of one or more tries. */
  readonly calls: number;
  /** Requests made for them. */
  readonly tries: number;
  /** Answers by HTTP status. */
  readonly answers: Readonly<Record<number, number>>;
  /** Tries that got no answer. */
  readonly unanswered: number;
}

export interface Counters {
  called(call: string): void;
  tried(call: string): void;
  answered(call: string, status: number): void;
  unanswered(call: string): void;
  /** A copy of all counts by the name of the call. */
  snapshot(): Record<string, CallCount>;
  reset(): void;
}

export function createCounters(): Counters {
  const counts = new Map<string, { calls: number; tries: number; answers: Record<number, number>; unanswered: number }>();
  const of = (call: string) => {
    const count = counts.get(call) ?? { calls: 0, tries: 0, answers: {}, unanswered: 0 };
    counts.set(call, count);
    return count;
  };
  return {
    called(call) {
      of(call).calls++;
    },
    tried(call) {
      of(call).tries++;
    },
    answered(call, status) {
      const { answers } = of(call);
      answers[status] = (answers[status] ?? 0) + 1;
    },
    unanswered(call) {
      of(call).unanswered++;
    },
    snapshot: () => Object.fromEntries([...counts].map(([call, count]) => [call, structuredClone(count)])),
    reset: () => counts.clear(),
  };
}
