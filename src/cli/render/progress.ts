/** Shows a run while it goes on: a line for each event, and a sign of life from what takes long. */
import type { RunEvent } from "../../stack";
import type { Colours } from "./colours";
import { eventLine, placeOf, stillLine } from "./events";
import { printable, wrap } from "./width";

export interface ProgressScreen {
  readonly write: (text: string) => void;
  readonly colours: Colours;
  /** Width of a screen whose last line can be written over; undefined for files and pipes. */
  readonly columns: number | undefined;
  readonly now: () => number;
}

interface Ongoing {
  readonly action: Extract<RunEvent, { type: "begin" }>["action"];
  readonly begun: number;
  told: number;
  message?: string;
}

/** How often something that goes on is told where lines cannot be written over. */
const quietMs = 10_000;
const clearLine = "\r\u001b[2K";

export class Progress {
  readonly #ongoing = new Map<string, Ongoing>();
  /** What the last line of the screen says and will be written over. */
  #status = "";

  constructor(private readonly screen: ProgressScreen) {}

  on(event: RunEvent): void {
    const place = placeOf(event);
    switch (event.type) {
      case "refresh":
        this.#show(eventLine(event));
        return;
      case "progress": {
        const ongoing = this.#ongoing.get(place);
        if (ongoing) ongoing.message = printable(event.message);
        this.tick();
        return;
      }
      case "begin": {
        const now = this.screen.now();
        this.#ongoing.set(place, { action: event.action, begun: now, told: now });
        this.#tell(eventLine(event));
        return;
      }
      case "end":
      case "fail":
        this.#ongoing.delete(place);
        this.#tell(eventLine(event));
        return;
    }
  }

  /** Says what still goes on; to be called now and then. */
  tick(): void {
    const now = this.screen.now();
    if (this.screen.columns !== undefined) {
      const [oldest] = this.#ongoing;
      if (!oldest) return;
      const [place, { action, begun, message }] = oldest;
      const others = this.#ongoing.size > 1 ? ` (and ${this.#ongoing.size - 1} more)` : "";
      this.#show(stillLine(place, action, now - begun, message) + others);
      return;
    }
    for (const [place, ongoing] of this.#ongoing) {
      if (now - ongoing.told < quietMs) continue;
      ongoing.told = now;
      this.#tell(stillLine(place, ongoing.action, now - ongoing.begun, ongoing.message));
    }
  }

  /** Takes the line away that would be written over. */
  clear(): void {
    if (this.#status !== "") this.screen.write(clearLine);
    this.#status = "";
  }

  #tell(text: string): void {
    this.clear();
    this.screen.write(`${this.screen.colours.bold(text)}\n`);
  }

  #show(text: string): void {
    if (this.screen.columns === undefined) return;
    const [first = ""] = wrap(text, Math.max(20, this.screen.columns - 1));
    if (first === this.#status) return;
    this.screen.write(`${clearLine}${this.screen.colours.dim(first)}`);
    this.#status = first;
  }
}
