/**
 * Both frontends behind one face, so that a scenario is written once and run through each: the embedded engine in this
 * process, and OpenTofu with the plugin. Everything goes over HTTP to an emulator of its own.
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Emulator, type EmulatorOptions, type LoggedCall, startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import type { Clock } from "../../src/ports/clock";
import type { RateLimiter } from "../../src/ports/rate-limiter";
import { createProvider } from "../../src/reconcile";
import { type Cloud, error } from "../../src/schema";
import {
  apply,
  importedAs,
  importObject,
  openStack,
  type Plan,
  type PlanAndApplyOptions,
  type PlanMode,
  PlanUnusable,
  plan,
  planAndApply,
  readPlanFile,
  readState,
  type StackDiagnostic,
  StateLocked,
  StateUnusable,
  type WaitingApproval,
  writePlanFile,
} from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { clouds as every, functions, platforms } from "../house";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { describeEngine, type Engine } from "../support/engines/engine";
import { recordedIn } from "../support/engines/state-file";
import { unwaitingWorld } from "../support/unwaiting-world";

export type Action = "create" | "update" | "delete" | "replace" | "import" | "forget";

export interface FrontendResult {
  readonly ok: boolean;
  /** All that was said, its lines joined. */
  readonly text: string;
}

export interface FrontendPlan extends FrontendResult {
  /** What is not left alone, e.g. `["update sms_baidu_template.t"]`. */
  readonly changes: readonly string[];
  /** Planned values by address, without what is not known yet. */
  readonly after: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
}

export interface Stored {
  readonly values: Readonly<Record<string, unknown>>;
  readonly tainted: boolean;
}

export interface Frontend {
  readonly folder: string;
  readonly emulator: Emulator;
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  plan(): Promise<FrontendPlan>;
  /** `meanwhile` happens after the plan was made and before anything is sent. */
  apply(meanwhile?: () => void): Promise<FrontendResult>;
  /** Plans into a file; what comes back carries it out. */
  savePlan(): Promise<() => Promise<FrontendResult>>;
  /** Records what is found, and changes nothing. */
  refresh(): Promise<FrontendResult>;
  /** Applies with a wish to make an object anew. */
  applyReplacing(address: string): Promise<FrontendResult>;
  destroy(): Promise<FrontendResult>;
  import(address: string, id: string): Promise<FrontendResult>;
  /** The recorded objects by address. */
  state(): Promise<Readonly<Record<string, Stored>>>;
  /** Writes on the wire since the last look, e.g. `PUT template`. */
  sent(): readonly string[];
  /** Every call since the last look. */
  log(): readonly LoggedCall[];
}

export interface FrontendOptions {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly emulator?: EmulatorOptions;
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Default: those that are published, and those that are invented. */
  readonly clouds?: readonly Cloud[];
  /** Of the embedded engine; by default the documented limits are kept. */
  readonly limiter?: RateLimiter;
}

type Opener = (options: FrontendOptions) => Promise<Frontend>;

/** Both frontends in one folder, with one state. */
export type Pair = Readonly<Record<"embedded" | "tofu", Frontend>>;

export const header = `
terraform {
  required_providers {
    sms = { source = "registry.terraform.io/smsform/sms" }
  }
}
`;

/** Runs a suite through the embedded engine and through OpenTofu; an engine that is not installed is reported as skipped. */
export function describeFrontends(name: string, suite: (open: Opener, frontend: "embedded" | "tofu") => void): void {
  describe(`${name}, through the embedded engine`, () => suite(opener(embedded), "embedded"));
  describeTofu(name, (open) => suite(open, "tofu"));
}

/** For suites in which both work with one state by turns. */
export function describeOneState(name: string, suite: (open: (options: FrontendOptions) => Promise<Pair>) => void): void {
  describeEngine(name, (engine) => {
    if (engine.command !== "tofu") return;
    const begin = accounts();
    suite(async (options) => {
      const { completed, environment, closing } = await begin(options);
      const tofu = await throughEngine(engine)(options, environment);
      closing.push(() => tofu.close());
      return { tofu: completed(tofu), embedded: completed(embeddedIn(tofu.folder, options, environment)) };
    });
  });
}

/** For suites of the embedded engine alone. Call it within a `describe`. */
export function embeddedFrontends(): Opener {
  return opener(embedded);
}

export function describeTofu(name: string, suite: (open: Opener, engine: Engine) => void): void {
  describeEngine(name, (engine) => {
    if (engine.command === "tofu") suite(opener(throughEngine(engine)), engine);
  });
}

type Faces = Omit<Frontend, "emulator" | "sent" | "log"> & { close(): Promise<void> };
type Maker = (options: FrontendOptions, environment: Readonly<Record<string, string>>) => Promise<Faces>;

function opener(make: Maker): Opener {
  const begin = accounts();
  return async (options) => {
    const { completed, environment, closing } = await begin(options);
    const frontend = await make(options, environment);
    closing.push(() => frontend.close());
    return completed(frontend);
  };
}

/** An account with its emulator for each test, and the environment that leads there. */
function accounts() {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  return async (options: FrontendOptions) => {
    const emulator = await startEmulator({ review: "manual", platforms, ...options.emulator });
    closing.push(() => emulator.close());
    const environment = {
      SMSFORM_ENDPOINT: emulator.url,
      ...emulatorKeys,
      ...options.environment,
    };
    let seen = 0;
    const log = () => {
      const { log: all } = emulator.admin.calls();
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh;
    };
    const sent = () =>
      log().flatMap(({ method, call }) =>
        method === "GET" ? [] : [`${method} ${/signature/i.test(call ?? "") ? "signature" : "template"}`],
      );
    const completed = (faces: Omit<Faces, "close">): Frontend => ({ ...faces, emulator, log, sent });
    return { completed, environment, closing };
  };
}

async function embedded(options: FrontendOptions, environment: Readonly<Record<string, string>>): Promise<Faces> {
  const folder = await mkdtemp(join(tmpdir(), "smsform-door-"));
  await writeAll(folder, options.files);
  return { ...embeddedIn(folder, options, environment), close: () => rm(folder, { recursive: true, force: true }) };
}

function embeddedIn(folder: string, options: FrontendOptions, environment: Readonly<Record<string, string>>): Omit<Faces, "close"> {
  const provider = createProvider(options.clouds ?? every);
  const open = () => openStack({ machine: unwaitingWorld, stack: folder, cwd: folder, environment, provider, variables: [] });
  const run = (): Omit<PlanAndApplyOptions, "confirm"> => ({
    runtime: { clock: options.clock ?? systemClock, concurrency: createConcurrencyLimit(10), limiter: options.limiter, environment },
    signal: new AbortController().signal,
    stop: new AbortController().signal,
    lockTimeoutMs: 0,
  });
  const applying = async (mode: PlanMode, meanwhile?: () => void): Promise<FrontendResult> =>
    guarded(async () => {
      const { stack, diagnostics } = await open();
      if (!stack) return resultOf(diagnostics);
      const confirm = async () => {
        meanwhile?.();
        return true;
      };
      const done = await planAndApply(stack, { ...run(), ...mode, confirm });
      const { diagnostics: told = [], waiting = [] } = done.run ?? {};
      return resultOf([...diagnostics, ...done.plan.diagnostics, ...told, ...stillOpen(waiting)]);
    });
  return {
    folder,
    write: (files) => writeAll(folder, files),
    plan: async () => {
      const { stack, diagnostics } = await open();
      if (!stack) return { ...resultOf(diagnostics), changes: [], after: {} };
      const made = await plan(stack, run());
      return { ...resultOf([...diagnostics, ...made.diagnostics]), ...planned(made) };
    },
    apply: (meanwhile) => applying({}, meanwhile),
    savePlan: async () => {
      const { stack } = await open();
      if (!stack) throw new Error("the stack cannot be read");
      const place = { path: join(folder, "saved.plan"), cwd: folder, version: "1.0.0" };
      writePlanFile(await plan(stack, run()), place);
      return () =>
        guarded(async () => {
          const { diagnostics, waiting } = await apply(await readPlanFile(place, { provider, machine: unwaitingWorld }), run());
          return resultOf([...diagnostics, ...stillOpen(waiting)]);
        });
    },
    refresh: () => applying({ refreshOnly: true }),
    applyReplacing: (address) => applying({ replace: [address] }),
    destroy: () => applying({ destroy: true }),
    import: (address, id) =>
      guarded(async () => {
        const { stack, diagnostics } = await open();
        return resultOf(stack ? await importObject(stack, address, id, run()) : diagnostics);
      }),
    state: async () => {
      const { stack } = await open();
      if (!stack) throw new Error("the stack cannot be read");
      const managed = [...readState(stack).instances].filter(([, { address }]) => address.mode === "managed");
      return Object.fromEntries(managed.map(([address, { object, tainted }]) => [address, { values: object.values, tainted }]));
    },
  };
}

/** What is still under review is an error to OpenTofu. */
function stillOpen(waiting: readonly WaitingApproval[]): readonly StackDiagnostic[] {
  return waiting.map(({ summary, detail }) => error(summary, detail));
}

/** What the command line would print and end with. */
async function guarded(work: () => Promise<FrontendResult>): Promise<FrontendResult> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof StateUnusable || failure instanceof StateLocked || failure instanceof PlanUnusable)
      return { ok: false, text: failure.message };
    throw failure;
  }
}

function resultOf(diagnostics: readonly StackDiagnostic[]): FrontendResult {
  const text = diagnostics
    .map(({ severity, summary, detail }) => `${severity === "error" ? "Error" : "Warning"}: ${summary} ${detail}`)
    .join(" ");
  return { ok: diagnostics.every(({ severity }) => severity !== "error"), text: text.replace(/\s+/g, " ") };
}

function planned({ changes }: Plan): Pick<FrontendPlan, "changes" | "after"> {
  const managed = changes.filter(({ instance }) => instance.mode === "managed");
  return {
    changes: managed.flatMap((change) => {
      const { action, address } = change;
      if (action !== "none") return [`${action} ${address}`];
      return importedAs(change) === undefined ? [] : [`import ${address}`];
    }),
    after: Object.fromEntries(
      managed.map(({ address, after }) => [
        address,
        after && Object.fromEntries(Object.entries(after).filter(([, value]) => typeof value !== "symbol")),
      ]),
    ),
  };
}

function throughEngine(engine: Engine): Maker {
  return async (options, environment) => {
    const work = await engine.work({ files: options.files });
    const { clouds = every, clock } = options;
    const offered = offeredFor(options.files, clouds);
    const provider = await startProvider({
      clouds: offered,
      functions,
      folder: work.folder,
      environment,
      ...(clock && { world: { ...systemWorld, clock } }),
    });
    work.attach(provider.reattach);
    const result = ({ exitCode, text }: { exitCode: number; text: string }): FrontendResult => ({ ok: exitCode !== 1, text });
    return {
      folder: work.folder,
      write: async (files) => {
        const [other] = namedIn(files, clouds).filter((cloud) => !offered.includes(cloud));
        if (other) throw new Error(`the plugin of this scenario offers no ${other.name}: name it in the first files`);
        await work.write(files);
      },
      plan: async () => {
        const made = await work.plan();
        return {
          ...result(made),
          changes: made.changes.map(({ action, address }) => `${action} ${address}`).sort(),
          after: Object.fromEntries(made.changes.map(({ address, after }) => [address, after])),
        };
      },
      apply: async (meanwhile) => {
        if (!meanwhile) return result(await work.apply());
        const made = await work.plan();
        meanwhile();
        return result(await work.apply(made.file));
      },
      savePlan: async () => {
        const { file } = await work.plan();
        return async () => result(await work.apply(file));
      },
      refresh: async () => result(await work.apply("-refresh-only")),
      applyReplacing: async (address) => result(await work.apply(`-replace=${address}`)),
      destroy: async () => result(await work.destroy()),
      import: async (address, id) => result(await work.import(address, id)),
      state: async () => {
        const recorded = await recordedIn(join(work.folder, "terraform.tfstate"));
        return Object.fromEntries(recorded.map(({ address, values, tainted }) => [address, { values, tainted }]));
      },
      close: async () => {
        await provider.close();
        await work.remove();
      },
    };
  };
}

/** What a stack has to do with: each command of the engine reads what the whole plugin offers. Of a stack that names none, that is anything. */
function offeredFor(files: FrontendOptions["files"], clouds: readonly Cloud[]): readonly Cloud[] {
  const named = namedIn(files, clouds);
  return named.length === 0 ? clouds : named;
}

function namedIn(files: FrontendOptions["files"], clouds: readonly Cloud[]): readonly Cloud[] {
  const text = Object.values(files).join("\n");
  return clouds.filter(({ name }) => text.includes(`sms_${name}_`));
}

async function writeAll(folder: string, files: FrontendOptions["files"]): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
