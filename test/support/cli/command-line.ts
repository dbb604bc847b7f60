/**
 * The command line: within the test where only what it says and does matters, and in a process of its own where the process itself is
 * what is tested. Both are made from the sources as they are.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { normalizeArguments } from "../../../src/cli/options/arguments";
import { run } from "../../../src/cli/run";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../src/emulator";
import { emulatorKeys } from "../accounts/emulator-keys";
import { capturedTerminal } from "./captured-terminal";

export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  /** Resolves when stdout and stderr together hold the text. */
  says(text: string): Promise<void>;
  /** Standard output so far. */
  output(): string;
  readonly result: Promise<Result>;
}

export interface CommandLine {
  readonly folder: string;
  readonly emulator: Emulator;
  /** Nothing else is inherited but PATH. */
  readonly environment: Record<string, string>;
  write(files: Readonly<Record<string, string | Buffer>>): void;
  /** Within the test, without a terminal. */
  run(...args: string[]): Promise<Result>;
  /** The same in another working directory. */
  runIn(cwd: string, ...args: string[]): Promise<Result>;
  /** In a process of its own: for signals, pipes, exits and crashes. */
  start(...args: string[]): Running;
}

const repository = join(__dirname, "..", "..", "..");
const program = join(repository, "build", "test", "smsform.js");

/** Makes folders with an emulator that are taken away after each test. */
export function commandLines(): (files?: Readonly<Record<string, string | Buffer>>, options?: EmulatorOptions) => Promise<CommandLine> {
  const cleanUp: (() => unknown)[] = [];
  afterEach(async () => {
    for (const clean of cleanUp.splice(0)) await clean();
  });
  return async (files = {}, options = {}) => {
    const emulator = await startEmulator({ review: "manual", ...options });
    const folder = mkdtempSync(join(tmpdir(), "smsform-cli-"));
    const environment: Record<string, string> = {
      PATH: process.env.PATH ?? "",
      SMSFORM_ENDPOINT: emulator.url,
      ...emulatorKeys,
    };
    const running: ChildProcess[] = [];
    cleanUp.push(
      () => running.map((child) => child.kill("SIGKILL")),
      () => emulator.close(),
      () => rmSync(folder, { recursive: true, force: true }),
    );
    const runIn = async (cwd: string, ...args: string[]): Promise<Result> => {
      const { terminal, said } = capturedTerminal(cwd, environment);
      const exitCode = await run(normalizeArguments(args), terminal);
      return { exitCode, stdout: said.out, stderr: said.err };
    };
    const write: CommandLine["write"] = (contents) => {
      for (const [path, text] of Object.entries(contents)) writeFileSync(join(folder, path), text);
    };
    write(files);
    return {
      folder,
      emulator,
      environment,
      write,
      run: (...args) => runIn(folder, ...args),
      runIn,
      start(...args) {
        buildProgram();
        const started = startProcess(args, folder, environment);
        running.push(started.process);
        return started;
      },
    };
  };
}

let isBuilt = false;

/** Once in a test file; written beside and moved into place, because several do it at once. */
function buildProgram(): void {
  if (isBuilt) return;
  isBuilt = true;
  mkdirSync(join(repository, "build", "test"), { recursive: true });
  const outfile = `${program}.${process.pid}`;
  buildSync({
    entryPoints: [join(repository, "src", "cli", "start.ts")],
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    outfile,
    logLevel: "error",
  });
  renameSync(outfile, program);
}

function startProcess(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  const waiting = new Set<() => void>();
  const check = () => {
    for (const look of waiting) look();
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    check();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    check();
  });
  const result = new Promise<Result>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({ exitCode, stdout, stderr });
      check();
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if ((stdout + stderr).includes(text)) resolve();
        else if (child.exitCode !== null) reject(new Error(`it ended without saying "${text}":\n${stdout}${stderr}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return { process: child, says, output: () => stdout, result };
}
