/**
 * One account of a platform on a running emulator, and objects in it that are planned, applied and read as a frontend does it.
 * Emulator and client share one clock that stands still; whoever sleeps moves it.
 */
import { createClock, type Emulator, type EmulatorOptions, type LoggedCall, startEmulator } from "../../../src/emulator";
import { type ApplyResult, applyObject, type Environment, type ObjectState, planObject, readObject } from "../../../src/reconcile";
import { type Clock, type Diagnostic, isConfigurable, nothingPending, type Resource, type Values } from "../../../src/schema";

export interface Account {
  readonly emulator: Emulator;
  readonly environment: Environment;
  readonly clock: Clock;
  /** The stack's folder. */
  readonly files: Map<string, Buffer>;
  /** What a run said while it waited. */
  readonly progress: string[];
  /** Requests since the last look, e.g. `PUT template`. */
  sent(): string[];
  /** The log of requests since the last look. */
  log(): readonly LoggedCall[];
}

export const start = Date.UTC(2026, 0, 5, 9);

export type OpenAccount = (options?: EmulatorOptions, environment?: Partial<Environment>) => Promise<Account>;

interface CloudClient {
  /** The name of the cloud. */
  readonly platform: string;
  readonly connect: (endpoint: string, clock: Clock) => unknown;
  readonly explain: Environment["explain"];
  /** A request in a few words. */
  readonly told: (call: LoggedCall) => string;
}

/** Opens accounts and closes them after each test. */
export function accountsOf({ platform, connect, explain, told }: CloudClient): OpenAccount {
  let running: Emulator[] = [];
  afterEach(async () => {
    await Promise.all(running.map((emulator) => emulator.close()));
    running = [];
  });
  return async (options = {}, given = {}) => {
    const time = createClock({ offsetMs: 0, frozenAt: start });
    const emulator = await startEmulator({ review: "manual", clock: time, ...options });
    running.push(emulator);
    const clock: Clock = {
      now: time.now,
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        time.advance(ms);
      },
    };
    const files = new Map<string, Buffer>();
    const progress: string[] = [];
    let tokens = 0;
    const environment: Environment = {
      client: connect(emulator.url, clock),
      explain,
      clock,
      signal: new AbortController().signal,
      files: { read: (path) => readFrom(files, path) },
      pending: { ...nothingPending("not in this test"), token: async () => `token-${++tokens}`, resumed: async () => undefined },
      rules: { platform, levels: {} },
      progress: (message) => progress.push(message),
      ...given,
    };
    const log = () => {
      const entries = emulator.admin.calls().log;
      emulator.admin.clearCalls();
      return entries;
    };
    const sent = () => log().map(told);
    return { emulator, environment, clock, files, progress, sent, log };
  };
}

async function readFrom(files: ReadonlyMap<string, Buffer>, path: string): Promise<Buffer> {
  const bytes = files.get(path);
  if (bytes) return bytes;
  const isFolder = [...files.keys()].some((name) => name.startsWith(`${path}/`));
  const code = isFolder ? "EISDIR" : "ENOENT";
  throw Object.assign(new Error(`${code}: ${path}`), { code });
}

/** A configuration as frontends hand it over: what is left out is null. */
export function configOf(resource: Resource, given: Values): Values {
  const configurable = Object.entries(resource.attributes).filter(([, attribute]) => isConfigurable(attribute));
  return { ...Object.fromEntries(configurable.map(([name]) => [name, null])), ...given };
}

/** Plans; the configuration may leave attributes out, null means that the object is to go. */
export function plan(resource: Resource, { environment }: Pick<Account, "environment">, prior: ObjectState | null, given: Values | null) {
  return planObject(resource, environment, { prior, config: given && configOf(resource, given) });
}

export function read(resource: Resource, { environment }: Pick<Account, "environment">, prior: ObjectState) {
  return readObject(resource, environment, prior);
}

export function apply(
  resource: Resource,
  { environment }: Pick<Account, "environment">,
  prior: ObjectState | null,
  planned: Values | null,
): Promise<ApplyResult> {
  return applyObject(resource, environment, { prior, planned });
}

/** Plans and applies without an error, and returns what is then so. */
export async function bring(resource: Resource, account: Account, given: Values, prior: ObjectState | null = null): Promise<ObjectState> {
  const planned = await plan(resource, account, prior, given);
  const applied = errorsOf(planned.diagnostics).length > 0 ? planned : await apply(resource, account, prior, planned.planned);
  const [problem] = errorsOf(applied.diagnostics);
  if (problem) throw new Error(`${problem.summary}\n${problem.detail}`);
  return present("state" in applied ? applied.state : null);
}

/** Reads an object that is there. */
export async function refreshed(resource: Resource, account: Account, prior: ObjectState): Promise<ObjectState> {
  return present((await read(resource, account, prior)).state);
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("expected something, got nothing");
  return value;
}

export const errorsOf = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === "error");
export const warningsOf = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === "warning");

export const png = (text = "") => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(text)]);
export const jpeg = (text = "") => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)]);
