import { resolve } from "node:path";
import { clouds } from "../../clouds";
import { type EmulatorOptions, startEmulator } from "../../emulator";
import { mostOfInput, whyUnreadable } from "../../ports/disk";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { systemDisk } from "../../system/disk";
import { endingSignals } from "../interrupts";
import { emulatorKeysOf } from "../platforms/emulator-keys";
import { joined, type Printable, paragraph, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

export interface EmulatorFlags {
  readonly options: Omit<EmulatorOptions, "credentials" | "clock">;
  /** A file with secrets by key id. */
  readonly credentialsFile?: string | undefined;
}

/** Runs until it is interrupted. The first line on stdout tells that it listens, and where. */
export async function emulator({ options, credentialsFile }: EmulatorFlags, terminal: Terminal): Promise<number> {
  const path = credentialsFile === undefined ? undefined : resolve(terminal.cwd, credentialsFile);
  let running: Awaited<ReturnType<typeof startEmulator>>;
  try {
    const credentials = path === undefined ? undefined : await readCredentials(path);
    running = await startEmulator({ ...options, ...(credentials && { credentials }) });
  } catch (problem) {
    return fail(problem, terminal);
  }
  // Before anybody is told that it runs, so that nobody can end it too early.
  const end = interrupted();
  terminal.out(printable`smsform emulator listening on ${running.url}\n`);
  terminal.err(usage(running.url, path));
  await end;
  try {
    await running.close();
    return 0;
  } catch (problem) {
    return fail(problem, terminal);
  }
}

function fail(problem: unknown, terminal: Terminal): number {
  terminal.err(printable`${paragraph(problem instanceof Error ? problem.message : String(problem))}\n`);
  return 1;
}

/** What is in the file is checked by the emulator, as its other options are. @throws Error naming the file */
async function readCredentials(path: string): Promise<EmulatorOptions["credentials"]> {
  let text: string;
  try {
    text = decodeUtf8(await systemDisk.readInput(path, { most: mostOfInput }));
  } catch (problem) {
    if (problem instanceof NotUtf8) throw new Error(`The credentials file ${path} is no JSON in UTF-8: ${problem.message}`);
    throw new Error(`The credentials file ${path} cannot be read (${whyUnreadable(problem)}). Check the path and its permissions.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would show a piece of the file.
    throw new Error(`The credentials file ${path} is no JSON. Wanted is {"KEY ID": {"secret": "…"}}.`);
  }
}

function usage(url: string, credentials: string | undefined): Printable {
  const keys = clouds.map((cloud) => {
    const given = Object.entries(emulatorKeysOf(cloud)).flatMap(([name, value]) =>
      (cloud.settings[name]?.env ?? []).slice(0, 1).map((variable) => ({ variable, value })),
    );
    if (credentials !== undefined) return `  # and keys of ${credentials}: ${given.map(({ variable }) => variable).join(", ")}`;
    return `  export ${given.map(({ variable, value }) => `${variable}=${value}`).join(" ")}`;
  });
  const lines = [
    "Use it from another shell:",
    `  export SMSFORM_ENDPOINT=${url}`,
    ...keys,
    `Play the reviewer and the console in a browser at ${url}/, or by requests to ${url}/_emulator/ (GET lists what it can do). Ctrl-C ends it.`,
  ];
  return printable`${joined(lines, "\n")}\n`;
}

function interrupted(): Promise<void> {
  return new Promise((end) => {
    for (const signal of endingSignals) process.once(signal, () => end());
  });
}
