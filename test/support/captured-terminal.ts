import { processTerminal, type Terminal } from "../../src/cli/terminal";

export interface CapturedTerminal {
  readonly terminal: Terminal;
  /** What was written so far. */
  readonly said: { out: string; err: string };
}

/** A terminal of a command that is called within the test. */
export function capturedTerminal(cwd: string, environment: Terminal["environment"] = process.env): CapturedTerminal {
  const said = { out: "", err: "" };
  const terminal: Terminal = {
    ...processTerminal({ plain: true, asks: false }),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    raw: (datum) => {
      said.out += datum;
    },
    columns: undefined,
    cwd,
    environment,
  };
  return { terminal, said };
}
