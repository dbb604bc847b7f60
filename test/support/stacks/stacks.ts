/**
 * A stack in a folder of its own, run by the embedded engine against an emulator over HTTP. The platform's time stands still; whoever
 * sleeps moves it.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clouds } from "../../../src/clouds";
import { createClock, type Emulator, type EmulatorOptions, startEmulator } from "../../../src/emulator";
import { createConcurrencyLimit } from "../../../src/http/limits/concurrency-limit";
import type { Clock } from "../../../src/ports/clock";
import type { World } from "../../../src/ports/world";
import { createProvider } from "../../../src/reconcile";
import type { Cloud, Runtime } from "../../../src/schema";
import {
  type AppliedRun,
  apply,
  importObject,
  type OpenStack,
  openStack,
  type Plan,
  type PlanAndApplyOptions,
  type PlanMode,
  type PlanOptions,
  PlanUnusable,
  plan,
  planAndApply,
  type RunEvent,
  readPlanFile,
  type StackDiagnostic,
  StateLocked,
  StateUnusable,
  validate,
  writePlanFile,
} from "../../../src/stack";
import { unwaitingWorld } from "../unwaiting-world";

export interface Outcome {
  /** What the plan does, e.g. `create sms_baidu_template.code`; what stays is left out. */
  readonly changes: readonly string[];
  /** Each as one text: summary, place, detail. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly plan?: Plan;
  readonly run?: AppliedRun;
  readonly events: readonly RunEvent[];
}

export interface RunSettings extends PlanMode {
  readonly variables?: readonly (readonly [string, string])[];
  readonly parallelism?: number;
  readonly confirm?: PlanAndApplyOptions["confirm"];
  readonly on?: (event: RunEvent) => void;
  readonly stop?: AbortSignal;
  readonly signal?: AbortSignal;
  /** Where the plan file is, seen from where, and who asks. Default: `plan.bin` in the folder, seen from there. */
  readonly file?: Partial<Parameters<typeof writePlanFile>[1]>;
}

export interface TestStack {
  readonly folder: string;
  readonly emulator: Emulator;
  /** Environment variables of the runs; may be changed. */
  readonly environment: Record<string, string | undefined>;
  /** Milliseconds by which this machine's clock is ahead of the platform's. */
  skewMs: number;
  write(files: Readonly<Record<string, string | Buffer>>): void;
  validate(): Promise<Outcome>;
  plan(settings?: RunSettings): Promise<Outcome>;
  apply(settings?: RunSettings): Promise<Outcome>;
  destroy(settings?: RunSettings): Promise<Outcome>;
  refresh(): Promise<Outcome>;
  /** Plans, and keeps the plan in a file. */
  planToFile(settings?: RunSettings): Promise<Outcome>;
  /** Carries out the plan in the file. The stack itself is not looked at. */
  applyFile(settings?: Pick<RunSettings, "stop" | "signal" | "file" | "on">): Promise<Outcome>;
  import(address: string, id: string): Promise<Outcome>;
  /** The state file's text; empty where there is none. */
  stateText(): string;
  /** An attribute of an object in the state file. */
  recorded(address: string, attribute: string): unknown;
  /** Requests since the last look, e.g. `POST template`; reads are left out. */
  writes(): string[];
  /** How the emulator's admin interface names an object of the state. */
  ref(address: string): { platform: string; kind: string; id: string };
}

/** Makes stacks and takes them away after each test. @param offered clouds in the place of the real ones */
export function stacks(
  offered: readonly Cloud[] = clouds,
  machine: World = unwaitingWorld,
): (files: Readonly<Record<string, string | Buffer>>, options?: EmulatorOptions) => Promise<TestStack> {
  const cleanUp: (() => unknown)[] = [];
  afterEach(async () => {
    for (const clean of cleanUp.splice(0)) await clean();
  });
  return async (files, options = {}) => {
    const time = createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 0, 5, 9) });
    const emulator = await startEmulator({ review: "manual", clock: time, ...options });
    const folder = mkdtempSync(join(tmpdir(), "smsform-stack-"));
    cleanUp.push(
      () => emulator.close(),
      () => rmSync(folder, { recursive: true, force: true }),
    );
    const stack = createTestStack(folder, emulator, time, { offered, machine });
    stack.write(files);
    return stack;
  };
}

function createTestStack(
  folder: string,
  emulator: Emulator,
  time: ReturnType<typeof createClock>,
  { offered, machine }: { readonly offered: readonly Cloud[]; readonly machine: World },
): TestStack {
  const environment: TestStack["environment"] = {
    SMSFORM_ENDPOINT: emulator.url,
    BAIDUCLOUD_ACCESS_KEY: "emulator",
    BAIDUCLOUD_SECRET_KEY: "emulator-secret",
  };
  const clock: Clock = {
    now: () => time.now() + stack.skewMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      time.advance(ms);
    },
  };
  const statePath = join(folder, "terraform.tfstate");
  const planFile = { path: join(folder, "plan.bin"), cwd: folder, version: "1.0.0" };

  type Work = Promise<Partial<Outcome> & { diagnostics?: readonly StackDiagnostic[] }>;

  function run(
    settings: RunSettings & { readonly needsVariables?: boolean },
    work: (stack: OpenStack, options: PlanOptions) => Work,
  ): Promise<Outcome> {
    return told(settings, async (options) => {
      const opened = await openStack({
        machine,
        stack: folder,
        cwd: folder,
        environment,
        provider: createProvider(offered),
        variables: settings.variables ?? [],
        needsVariables: settings.needsVariables ?? true,
      });
      if (!opened.stack) return { diagnostics: opened.diagnostics };
      const { diagnostics = [], ...found } = await work(opened.stack, options);
      return { ...found, diagnostics: [...opened.diagnostics, ...diagnostics] };
    });
  }

  async function told(settings: RunSettings, work: (options: PlanOptions) => Work): Promise<Outcome> {
    const events: RunEvent[] = [];
    const runtime: Runtime = { clock, concurrency: createConcurrencyLimit(settings.parallelism ?? 10), environment };
    const outcome = (found: Partial<Outcome>, diagnostics: readonly StackDiagnostic[]): Outcome => ({
      changes: (found.plan?.changes ?? []).filter(({ action }) => action !== "none").map(({ action, address }) => `${action} ${address}`),
      errors: diagnostics.filter(({ severity }) => severity === "error").map(textOf),
      warnings: diagnostics.filter(({ severity }) => severity === "warning").map(textOf),
      ...found,
      events,
    });
    try {
      const on = (event: RunEvent) => {
        events.push(event);
        settings.on?.(event);
      };
      const { diagnostics = [], ...found } = await work({
        runtime,
        signal: settings.signal ?? new AbortController().signal,
        lockTimeoutMs: 0,
        ...modeOf(settings),
        on,
      });
      return outcome(found, diagnostics);
    } catch (problem) {
      if (!(problem instanceof StateUnusable) && !(problem instanceof StateLocked) && !(problem instanceof PlanUnusable)) throw problem;
      return outcome({}, [{ severity: "error", summary: problem.name, detail: problem.message }]);
    }
  }

  const applying = (settings: RunSettings) =>
    run(settings, async (opened, options) => {
      const confirm = settings.confirm ?? (async () => true);
      const applied = await planAndApply(opened, { ...options, stop: settings.stop ?? new AbortController().signal, confirm });
      return { ...applied, diagnostics: [...applied.plan.diagnostics, ...(applied.run?.diagnostics ?? [])] };
    });

  const stack: TestStack = {
    folder,
    emulator,
    environment,
    skewMs: 0,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    },
    validate: () => run({ needsVariables: false }, async (opened) => ({ diagnostics: validate(opened) })),
    plan: (settings = {}) =>
      run(settings, async (opened, options) => {
        const made = await plan(opened, options);
        return { plan: made, diagnostics: made.diagnostics };
      }),
    apply: (settings = {}) => applying(settings),
    destroy: (settings = {}) => applying({ ...settings, destroy: true }),
    refresh: () => applying({ refreshOnly: true }),
    planToFile: (settings = {}) =>
      run(settings, async (opened, options) => {
        const made = await plan(opened, options);
        if (!made.errored) writePlanFile(made, { ...planFile, ...settings.file });
        return { plan: made, diagnostics: made.diagnostics };
      }),
    applyFile: (settings = {}) =>
      told(settings, async (options) => {
        const made = await readPlanFile({ ...planFile, ...settings.file }, { provider: createProvider(offered), machine });
        const done = await apply(made, { ...options, stop: settings.stop ?? new AbortController().signal });
        return { plan: made, run: done, diagnostics: done.diagnostics };
      }),
    import: (address, id) => run({}, async (opened, options) => ({ diagnostics: await importObject(opened, address, id, options) })),
    stateText: () => (existsSync(statePath) ? readFileSync(statePath, "utf8") : ""),
    recorded: (address, attribute) => instanceIn(stack.stateText(), address)?.attributes[attribute],
    writes() {
      const { log } = emulator.admin.calls();
      emulator.admin.clearCalls();
      return log
        .filter(({ method }) => method !== "GET")
        .map(({ method, path }) => `${method} ${path.includes("/template") ? "template" : "signature"}`);
    },
    ref: (address) => ({
      platform: "baidu",
      kind: address.includes("_template") ? "templates" : "signatures",
      id: String(stack.recorded(address, "id")),
    }),
  };
  return stack;
}

function modeOf({ destroy, refreshOnly, refresh, acceptMissing, targets, replace, retirement }: RunSettings): PlanMode {
  return {
    retirement,
    destroy: destroy ?? false,
    refreshOnly: refreshOnly ?? false,
    refresh: refresh ?? true,
    acceptMissing: acceptMissing ?? false,
    targets: targets ?? [],
    replace: replace ?? [],
  };
}

function textOf({ summary, address, detail }: StackDiagnostic): string {
  return [summary, ...(address === undefined ? [] : [`with ${address}`]), detail].join("\n");
}

interface StateJson {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly index_key?: unknown; readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

function instanceIn(text: string, address: string) {
  if (text === "") return undefined;
  const { resources }: StateJson = JSON.parse(text);
  const [, blockAddress = address, key] = /^([^[]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  const found = resources.find(({ type, name }) => `${type}.${name}` === blockAddress);
  return found?.instances.find(({ index_key }) => (key === undefined ? index_key === undefined : JSON.stringify(index_key) === key));
}

/** Blocks in HCL that pass every rule. `more` are further lines. */
export function signatureBlock(name: string, more = ""): string {
  return `resource "sms_baidu_signature" "${name}" {
  content      = "百度智能云"
  content_type = "Enterprise"
  description  = "本公司名称，用于向注册用户发送验证码。示例：您的验证码是482913，5分钟内有效，请勿告知他人。"
  deletion_protection = false
  ${more}
}
`;
}

export function templateBlock(name: string, more = "", { title = "登录验证码", text = codeText } = {}): string {
  return `resource "sms_baidu_template" "${name}" {
  name        = "${title}"
  content     = "${text}"
  sms_type    = "CommonVcode"
  description = "用户登录时验证手机号"
  ${more}
}
`;
}

/** With the platform's variable escaped, as HCL wants it. */
export const codeText = "您的验证码是$${SMSvCode}，5分钟内有效，请勿告知他人。";
