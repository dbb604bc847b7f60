import type { Readable, Writable } from "node:stream";
import { type Colours, colours, wantsColours } from "./render/writing/colours";
import { type Printable, verbatim } from "./render/writing/printable";

/** What a command may see of the world it runs in, and where it writes. */
export interface Terminal {
  readonly out: (text: Printable) => void;
  readonly err: (text: Printable) => void;
  /** Writes to stdout and tells whether that went out: there may be nobody who reads. */
  readonly deliver: (text: Printable) => Promise<boolean>;
  /** A datum as it is, for a file or a program; a screen gets it made visible. */
  readonly raw: (datum: string) => void;
  readonly colours: { readonly out: Colours; readonly err: Colours };
  /** Width of the screen; undefined where stdout is a file, a pipe or a terminal that only prints one line after the other. */
  readonly columns: number | undefined;
  /** Is there a person who can answer? */
  readonly interactive: boolean;
  readonly stdin: Readable;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface TerminalOptions {
  /** No colours, as `NO_COLOR` in the environment asks for. */
  readonly plain: boolean;
  /** Whether questions may be asked, where there is somebody to answer. */
  readonly asks: boolean;
  /** Told when nobody can read stdout any more; from then on what is written there goes nowhere. Default: nobody is told. */
  readonly onUnread?: (problem: NodeJS.ErrnoException) => void;
}

export function processTerminal({ plain, asks, onUnread = () => {} }: TerminalOptions): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // What is no terminal has no isTTY at all.
  const coloursOf = ({ isTTY = false }: { readonly isTTY?: boolean }) =>
    colours(wantsColours({ plain, environment: env, isTerminal: isTTY }));
  const [out, err] = [writerTo(stdout, onUnread), writerTo(stderr, () => {})];
  return {
    out: (text) => out.write(text.toString()),
    err: (text) => err.write(text.toString()),
    deliver: (text) => out.deliver(text.toString()),
    raw: (datum) => out.write(stdout.isTTY ? verbatim(datum).toString() : datum),
    colours: { out: coloursOf(stdout), err: coloursOf(stderr) },
    columns: stdout.isTTY && env.TERM !== "dumb" ? stdout.columns || 80 : undefined,
    interactive: asks && stdin.isTTY,
    stdin,
    cwd: process.cwd(),
    environment: env,
  };
}

/** Whoever reads may stop reading, as `head` does, and a terminal may be closed: that must not end what writes. */
function writerTo(stream: Writable, onUnread: (problem: NodeJS.ErrnoException) => void): Writer {
  let isRead = true;
  stream.on("error", (problem) => {
    if (isRead) onUnread(problem);
    isRead = false;
  });
  return {
    write(text) {
      if (isRead) stream.write(text);
    },
    deliver: (text) => new Promise((resolve) => (isRead ? stream.write(text, (problem) => resolve(!problem)) : resolve(false))),
  };
}

interface Writer {
  write(text: string): void;
  deliver(text: string): Promise<boolean>;
}
