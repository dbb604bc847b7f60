/** This process and others, as those see it who share files with them. */
export interface Processes {
  own(): ProcessIdentity;
  /** Number of the process that started this one. */
  parent(): number;
  /** USER@HOST, for people. */
  user(): string;
  /** The home folder of that user. */
  home(): string;
  stateOf(process: ProcessIdentity): ProcessState;
  /** Number of the process that started another one of this machine; undefined where that is not known. */
  parentOf(pid: number): number | undefined;
  /** Is there a process of that number, whoever's? */
  answersSignals(pid: number): boolean;
  /** Runs a shell command to its end. */
  run(command: string, options: RunOptions): Promise<Ended>;
}

/** Tells one process from every other: of another machine or container, and of a later one that got the same number. */
export interface ProcessIdentity {
  /** For people. Two machines may have one name. */
  readonly host: string;
  /** Of the machine's running time: another one after each start. Empty where the system does not tell. */
  readonly boot: string;
  /** Within which the number counts: each container has its own. Empty where the system does not tell. */
  readonly namespace: string;
  readonly pid: number;
  /** When it was started, in the system's own unit. Empty where the system does not tell. */
  readonly started: string;
}

/** `unknown` where nobody can tell from here: then it may be running. */
export type ProcessState = "running" | "ended" | "unknown";

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told what it writes, as it comes. */
  readonly onOutput: (part: Buffer, stream: "stdout" | "stderr") => void;
  /** What it reads from its standard input. Default: nothing. */
  readonly input?: string | undefined;
  /** Ends it. */
  readonly signal: AbortSignal | undefined;
}

/** How it ended: `failure` is a phrase that goes on where a sentence has named the command. */
export type Ended = "well" | "stopped" | { readonly failure: string };

/** What an earlier version has left out is empty. */
export function processIdentityIn(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { host, boot = "", namespace = "", pid, started }: Partial<Record<keyof ProcessIdentity, unknown>> = value;
  const areTexts = typeof host === "string" && typeof boot === "string" && typeof namespace === "string" && typeof started === "string";
  return areTexts && typeof pid === "number" && Number.isInteger(pid) && pid > 0 ? { host, boot, namespace, pid, started } : undefined;
}
