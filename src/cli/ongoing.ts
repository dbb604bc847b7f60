/** What of a run is in progress, for telling now and then that it still is. */
import { placeOf, type RunEvent } from "../stack";

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

/** What goes on is told of at most this often where lines cannot be written over. */
export const quietMs = 10_000;

export class Ongoing {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  note(event: RunEvent): void {
    switch (event.type) {
      case "begin": {
        const [place, begun] = [placeOf(event), this.now()];
        this.#entries.set(place, { work: { address: event.address, place, action: event.action }, begun, told: begun });
        return;
      }
      case "progress": {
        const entry = this.#entries.get(placeOf(event));
        if (entry) entry.message = event.message;
        return;
      }
      case "end":
      case "fail":
      case "stopped":
      case "waiting":
        this.#entries.delete(placeOf(event));
        return;
      case "total":
      case "wait":
      case "refresh":
      case "refreshed":
        return;
    }
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
