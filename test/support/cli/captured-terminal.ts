import { Readable } from "node:stream";
import { noColours } from "../../../src/cli/render/writing/colours";
import type { Terminal } from "../../../src/cli/terminal";

export interface CapturedTerminal {
  readonly terminal: Terminal;
  /** What was written so far. */
  readonly said: { out: string; err: string };
}

/** A terminal of a command that is called within the test. @param more what it has beside a file */
export function capturedTerminal(
  cwd: string,
  environment: Terminal["environment"] = process.env,
  more: Partial<Terminal> = {},
): CapturedTerminal {
  const said = { out: "", err: "" };
  const terminal: Terminal = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    deliver: async (text) => {
      said.out += text;
      return true;
    },
    raw: (datum) => {
      said.out += datum;
    },
    colours: { out: noColours, err: noColours },
    columns: undefined,
    interactive: false,
    stdin: Readable.from([]),
    cwd,
    environment,
    ...more,
  };
  return { terminal, said };
}
