/** Shows a run while it goes on: a line for each event, and how far it is. */
import type { RunEvent } from "../../stack";
import { Ongoing, quietMs } from "../ongoing";
import { Tally } from "../tally";
import { eventLine } from "./events";
import { progressLine } from "./progress-line";
import type { Colours } from "./writing/colours";
import { type Printable, printable } from "./writing/printable";

export interface ProgressScreen {
  readonly write: (text: Printable) => void;
  readonly colours: Colours;
  /** Width of a screen whose last line can be written over; undefined for files and pipes. */
  readonly columns: number | undefined;
  readonly now: () => number;
}

const clearLine = printable`\r\u001b[2K`;
/** The last line is written anew at most this often: events come faster than anybody reads. */
const restMs = 100;

export class Progress {
  readonly #ongoing: Ongoing;
  readonly #tally: Tally;
  /** What the last line of the screen says and will be written over. */
  #status = "";
  /** When the state of the run was last told. */
  #told: number;

  constructor(private readonly screen: ProgressScreen) {
    this.#ongoing = new Ongoing(screen.now);
    this.#tally = new Tally(screen.now);
    this.#told = screen.now();
  }

  on(event: RunEvent): void {
    this.#ongoing.note(event);
    this.#tally.note(event);
    const isTold = event.type === "begin" || event.type === "end" || event.type === "fail" || event.type === "waiting";
    if (isTold) this.#tell(eventLine(event));
    const { columns, now } = this.screen;
    if (columns !== undefined && (isTold || now() - this.#told >= restMs)) this.#show(columns);
  }

  /** Says how far things are: written over on a screen, as lines at most every ten seconds elsewhere. */
  tick(): void {
    if (this.screen.columns !== undefined) this.#show(this.screen.columns);
    else if (this.screen.now() - this.#told >= quietMs) this.#tellStatus();
  }

  /** Nothing goes on any more until the next event. */
  rest(): void {
    this.#tally.rest();
    this.clear();
  }

  /** Takes the line away that would be written over. */
  clear(): void {
    if (this.#status !== "") this.screen.write(clearLine);
    this.#status = "";
  }

  #tell(text: string): void {
    this.clear();
    this.screen.write(printable`${this.screen.colours.bold(text)}\n`);
  }

  #show(columns: number): void {
    const progress = this.#tally.view();
    this.#told = this.screen.now();
    // The last column stays free: a cursor that waits there would make the next line begin below.
    const text = progress ? progressLine(progress, this.#ongoing.all(), Math.max(20, columns - 1)) : "";
    if (text === this.#status) return;
    this.clear();
    this.screen.write(this.screen.colours.dim(text));
    this.#status = text;
  }

  #tellStatus(): void {
    const progress = this.#tally.view();
    if (!progress) return;
    this.#told = this.screen.now();
    this.#tell(progressLine(progress, this.#ongoing.all()));
  }
}
