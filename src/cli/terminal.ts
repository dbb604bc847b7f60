import type { Readable } from "node:stream";
import { type Colours, colours, wantsColours } from "./render/colours";
import { type Printable, verbatim } from "./render/printable";

/** What a command may see of the world it runs in, and where it writes. */
export interface Terminal {
  readonly out: (text: Printable) => void;
  readonly err: (text: Printable) => void;
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

/**
 * @param plain asks for no colours, as `NO_COLOR` in the environment does
 * @param asks whether questions may be asked, where there is somebody to answer
 */
export function processTerminal({ plain, asks }: { readonly plain: boolean; readonly asks: boolean }): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // What is no terminal has no isTTY at all.
  const coloursOf = ({ isTTY = false }: { readonly isTTY?: boolean }) =>
    colours(wantsColours({ plain, environment: env, isTerminal: isTTY }));
  // Whoever reads may stop reading, as `head` does.
  stdout.on("error", (problem: NodeJS.ErrnoException) => process.exit(problem.code === "EPIPE" ? 0 : 1));
  return {
    out: (text) => void stdout.write(text.toString()),
    err: (text) => void stderr.write(text.toString()),
    raw: (datum) => void stdout.write(stdout.isTTY ? verbatim(datum).toString() : datum),
    colours: { out: coloursOf(stdout), err: coloursOf(stderr) },
    columns: stdout.isTTY && env.TERM !== "dumb" ? stdout.columns || 80 : undefined,
    interactive: asks && stdin.isTTY,
    stdin,
    cwd: process.cwd(),
    environment: env,
  };
}
