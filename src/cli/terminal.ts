import type { Readable } from "node:stream";
import { type Colours, colours } from "./render/colours";

/** What a command may see of the world it runs in, and where it writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: { readonly out: Colours; readonly err: Colours };
  /** Width of the screen; undefined where stdout is a file or a pipe. */
  readonly columns: number | undefined;
  /** Is there a person who can answer? */
  readonly interactive: boolean;
  readonly stdin: Readable;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @param plain asks for no colours, as `NO_COLOR` in the environment does */
export function processTerminal(plain: boolean): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const isPlain = plain || (env.NO_COLOR !== undefined && env.NO_COLOR !== "") || env.TERM === "dumb";
  // Whoever reads may stop reading, as `head` does.
  stdout.on("error", (problem: NodeJS.ErrnoException) => process.exit(problem.code === "EPIPE" ? 0 : 1));
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colours: { out: colours(!isPlain && stdout.isTTY), err: colours(!isPlain && stderr.isTTY) },
    columns: stdout.isTTY ? stdout.columns || 80 : undefined,
    interactive: stdin.isTTY,
    stdin,
    cwd: process.cwd(),
    environment: env,
  };
}
