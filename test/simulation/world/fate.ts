/** What becomes of what a process does to the world beside it. */

/** One step of a process that others can see, or a question to a platform. */
export interface Act {
  readonly on: "disk" | "platform";
  /** Does it change anything? */
  readonly writes: boolean;
  /** `create`, `rename`, …; of a request its method and address. */
  readonly what: string;
}

export const fates = {
  well: "it is done",
  "killed before": "the process ends before it",
  "killed after": "the process ends when it is done, before it hears of it",
  "power lost": "it is done, and the machine is off: of what was not flushed to the disk only a part is there afterwards",
  torn: "the process ends while it writes: half of it is there",
  full: "the disk has no room",
  "half full": "the disk has room for half of it",
  broken: "the disk fails",
  reset: "the connection breaks before it arrives",
  "answer lost": "it takes effect, and the connection breaks",
  "never arrives": "nothing comes until the time is over, and it had no effect",
  slow: "it takes effect, and its answer does not come in time",
  unavailable: "a proxy answers that nobody is there",
  throttled: "the platform answers that it was asked too often",
  late: "its answer comes after those of later requests",
  twice: "it arrives twice; the second answer is heard",
} as const;

export type Fate = keyof typeof fates;
export type FateOf = (act: Act) => Fate;

export const allWell: FateOf = () => "well";
