/** How far a run has come, counted from its events, and which calls wait. */
import type { RunEvent } from "../stack";

type WaitEvent = Extract<RunEvent, { type: "wait" }>;

export interface RunProgress {
  readonly phase: "refresh" | "apply";
  /** How many there are to do; undefined where nobody said. */
  readonly total: number | undefined;
  readonly done: number;
  readonly failed: number;
  /** Begun and neither done nor failed. */
  readonly inProgress: number;
  /** Calls that wait now; those that wait longest first. */
  readonly waits: readonly OpenWait[];
}

export interface OpenWait {
  readonly wait: WaitEvent;
  readonly leftMs: number;
}

export class Tally {
  #phase: RunProgress["phase"] = "refresh";
  #total: number | undefined;
  #counts = { done: 0, failed: 0, inProgress: 0 };
  #waits: { readonly wait: WaitEvent; readonly until: number }[] = [];

  constructor(private readonly now: () => number) {}

  note(event: RunEvent): void {
    switch (event.type) {
      case "total":
        this.#enter(event.phase);
        this.#total = event.count;
        return;
      case "wait":
        this.#waits.push({ wait: event, until: this.now() + event.ms });
        return;
      case "refresh":
        this.#enter("refresh");
        this.#counts.inProgress++;
        return;
      case "begin":
        this.#enter("apply");
        this.#counts.inProgress++;
        return;
      case "refreshed":
      case "end":
        this.#counts.inProgress--;
        this.#counts.done++;
        return;
      case "fail":
        this.#counts.inProgress--;
        this.#counts.failed++;
        return;
      case "stopped":
      case "waiting":
        this.#counts.inProgress--;
        return;
      case "progress":
        return;
    }
  }

  /** Nothing more is expected of the phase: what has not ended never will. */
  rest(): void {
    this.#counts.inProgress = 0;
    this.#waits = [];
  }

  /** Undefined while nothing goes on. */
  view(): RunProgress | undefined {
    const now = this.now();
    this.#waits = this.#waits.filter(({ until }) => until > now);
    const { done, failed, inProgress } = this.#counts;
    if (inProgress === 0 && this.#waits.length === 0) return undefined;
    // What turns up on the way, such as an object to import, is more than was foreseen.
    const total = this.#total === undefined ? undefined : Math.max(this.#total, done + failed + inProgress);
    const waits = this.#waits.map(({ wait, until }) => ({ wait, leftMs: until - now })).sort((a, b) => b.leftMs - a.leftMs);
    return { phase: this.#phase, total, done, failed, inProgress, waits };
  }

  #enter(phase: RunProgress["phase"]): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#total = undefined;
    this.#counts = { done: 0, failed: 0, inProgress: 0 };
  }
}
