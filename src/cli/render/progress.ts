/** Shows a run while it goes on: a line for each event, and a sign of life from what takes long. */
import type { RunEvent } from "../../stack";
import { Ongoing } from "../ongoing";
import type { Colours } from "./colours";
import { eventLine, stillLine } from "./events";
import { printable, wrap } from "./width";

export interface ProgressScreen {
  readonly write: (text: string) => void;
  readonly colours: Colours;
  /** Width of a screen whose last line can be written over; undefined for files and pipes. */
  readonly columns: number | undefined;
  readonly now: () => number;
}

const clearLine = "\r\u001b[2K";

export class Progress {
  readonly #ongoing: Ongoing;
  /** What the last line of the screen says and will be written over. */
  #status = "";

  constructor(private readonly screen: ProgressScreen) {
    this.#ongoing = new Ongoing(screen.now);
  }

  on(event: RunEvent): void {
    this.#ongoing.note(event);
    if (event.type === "refresh") this.#show(eventLine(event));
    else if (event.type === "progress") this.tick();
    else this.#tell(eventLine(event));
  }

  /** Says what still goes on: written over on a screen, as lines at most every ten seconds elsewhere. */
  tick(): void {
    if (this.screen.columns === undefined) {
      for (const work of this.#ongoing.due()) this.#tell(stillLine(work));
      return;
    }
    const [oldest, ...others] = this.#ongoing.all();
    if (oldest) this.#show(stillLine(oldest) + (others.length > 0 ? ` (and ${others.length} more)` : ""));
  }

  /** Takes the line away that would be written over. */
  clear(): void {
    if (this.#status !== "") this.screen.write(clearLine);
    this.#status = "";
  }

  #tell(text: string): void {
    this.clear();
    this.screen.write(`${this.screen.colours.bold(printable(text))}\n`);
  }

  #show(text: string): void {
    if (this.screen.columns === undefined) return;
    const [first = ""] = wrap(printable(text), Math.max(20, this.screen.columns - 1));
    if (first === this.#status) return;
    this.screen.write(`${clearLine}${this.screen.colours.dim(first)}`);
    this.#status = first;
  }
}
