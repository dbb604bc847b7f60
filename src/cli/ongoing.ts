/** What of a run is in progress, for telling now and then that it still is. */
import type { RunEvent } from "../stack";
import { placeOf } from "./render/events";

export interface OngoingWork {
  readonly address: string;
  /** The address, and which predecessor of it where it is one. */
  readonly place: string;
  readonly action: Extract<RunEvent, { type: "begin" }>["action"];
  readonly elapsedMs: number;
  /** What it waits for. */
  readonly message?: string;
}

interface Entry {
  readonly work: Omit<OngoingWork, "elapsedMs" | "message">;
  readonly begun: number;
  told: number;
  message?: string;
}

const quietMs = 10_000;

export class Ongoing {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  note(event: RunEvent): void {
    const place = placeOf(event);
    if (event.type === "begin") {
      const begun = this.now();
      this.#entries.set(place, { work: { address: event.address, place, action: event.action }, begun, told: begun });
    } else if (event.type === "progress") {
      const entry = this.#entries.get(place);
      if (entry) entry.message = event.message;
    } else this.#entries.delete(place);
  }

  /** Everything in progress, oldest first. */
  all(): OngoingWork[] {
    return [...this.#entries.values()].map((entry) => this.#view(entry));
  }

  /** What has been told of, or begun, ten seconds ago or more; it counts as told now. */
  due(): OngoingWork[] {
    const now = this.now();
    const due = [...this.#entries.values()].filter(({ told }) => now - told >= quietMs);
    for (const entry of due) entry.told = now;
    return due.map((entry) => this.#view(entry));
  }

  #view({ work, begun, message }: Entry): OngoingWork {
    return { ...work, elapsedMs: this.now() - begun, ...(message !== undefined && { message }) };
  }
}
