/**
 * One stack planned by the embedded engine and by OpenTofu with the plugin, both plans in one form: actions by address, values with
 * what is not known marked, outputs with their marks.
 */

import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import { type Attributes, isObject, isUnknown, plainValues, type Value } from "../../src/schema";
import { isNumeric, numberText } from "../../src/schema/number/numeric";
import { type OpenRequest, openStack, type Plan, plan, planAndApply, validate } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { header } from "../scenarios/frontends";
import { Notebook, notebookCloud } from "../support/clouds/notebook-cloud";
import type { Engine, Work } from "../support/engines/engine";

/** How a stack is run, beside its files: `run.json` in its folder. */
export interface RunSettings {
  /** `--var NAME=VALUE` and `--var-file FILE`, in the order of the command line. */
  readonly variables?: readonly (readonly [name: string, value: string] | { readonly file: string })[];
  readonly environment?: Readonly<Record<string, string>>;
  /** After the first plan the embedded engine applies the stack; then both engines must have nothing to do. */
  readonly applies?: boolean;
}

export interface PlanInWords {
  /** What is not left alone, by address. */
  readonly actions: Readonly<Record<string, string>>;
  /** Planned values by address. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What changes of the outputs. */
  readonly outputs: Readonly<Record<string, { readonly value: unknown; readonly sensitive: boolean }>>;
  /** Empty where planning went through. */
  readonly errors: readonly string[];
}

export const UNKNOWN_VALUE = "(not known yet)";

/** Both engines over one emulator, one notebook and one provider process. */
export async function openEngines(engine: Engine) {
  const emulator: Emulator = await startEmulator({ review: "manual", accountLimits: "off" });
  const notebook = new Notebook();
  const environment = {
    SMSFORM_ENDPOINT: emulator.url,
    BAIDUCLOUD_ACCESS_KEY: "emulator",
    BAIDUCLOUD_SECRET_KEY: "emulator-secret",
    NOTEBOOK_KEY: "k",
    NOTEBOOK_SECRET: "s",
  };
  const all = [...clouds, notebookCloud(notebook)];
  const home = await engine.work();
  const serving = await startProvider({ clouds: all, folder: home.folder, environment });
  return {
    notebook,
    async stack(files: Readonly<Record<string, string>> | { readonly folder: string }, settings: RunSettings = {}): Promise<BothEngines> {
      const work = await engine.work({ reattach: serving.reattach, environment: { ...environment, ...settings.environment } });
      if (typeof files.folder === "string") await cp(files.folder, work.folder, { recursive: true });
      else await work.write(files);
      await prepare(work);
      const env = { ...environment, ...settings.environment };
      return bothEngines(work, settings, env, { provider: createProvider(all) });
    },
    async close() {
      await serving.close();
      await home.remove();
      await emulator.close();
    },
  };
}

/** Says where the provider comes from, where the stack does not say it; a stack with a backend has to be initialized. */
async function prepare(work: Work): Promise<void> {
  const names = (await readdir(work.folder)).filter((name) => /\.tf(?:\.json)?$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(work.folder, name), "utf8")));
  const holds = (word: string) => texts.some((text) => text.includes(word));
  if (!holds("required_providers")) await work.write({ "terraform.tf": header });
  if (!holds("backend")) return;
  const { exitCode, text } = await work.init();
  if (exitCode !== 0) throw new Error(text);
}

export interface BothEngines {
  readonly folder: string;
  embedded(): Promise<PlanInWords>;
  tofu(): Promise<PlanInWords>;
  /** What is wrong with it without values; empty where nothing is. */
  validated(): Promise<readonly string[]>;
  tofuValidated(): Promise<readonly string[]>;
  /** The lines of `main.tf` in which OpenTofu finds mistakes. */
  tofuMistakes(): Promise<ReadonlySet<number>>;
  /** Applies with the embedded engine. */
  apply(): Promise<readonly string[]>;
  /** Applies with the other one. */
  tofuApply(): Promise<readonly string[]>;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

function bothEngines(
  work: Work,
  settings: RunSettings,
  environment: Readonly<Record<string, string>>,
  { provider }: Pick<OpenRequest, "provider">,
): BothEngines {
  const variables = (settings.variables ?? []).map((item) => ("file" in item ? { file: join(work.folder, item.file) } : item));
  const options = {
    runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment },
    signal: new AbortController().signal,
    stop: new AbortController().signal,
    lockTimeoutMs: 0,
  };
  const request: OpenRequest = { machine: systemWorld, stack: work.folder, cwd: work.folder, environment, provider, variables };
  const open = () => openStack(request);
  return {
    folder: work.folder,
    async embedded() {
      const { stack, diagnostics } = await open();
      const made = stack && (await plan(stack, options));
      const errors = [...diagnostics, ...(made?.diagnostics ?? [])].filter(({ severity }) => severity === "error");
      const empty = { actions: {}, values: {}, outputs: {} };
      return { ...(made ? inWords(made) : empty), errors: errors.map(({ summary, detail }) => `${summary}: ${detail}`) };
    },
    async tofu() {
      const given = (settings.variables ?? []).map((item) => ("file" in item ? `-var-file=${item.file}` : `-var=${item[0]}=${item[1]}`));
      const made = await work.plan(...given);
      return { ...tofuInWords(await made.document()), errors: made.exitCode === 1 ? [made.text] : [] };
    },
    async validated() {
      const { stack, diagnostics } = await openStack({ ...request, needsVariables: false });
      const told = [...diagnostics, ...(stack ? validate(stack) : [])];
      return told.filter(({ severity }) => severity === "error").map(({ summary, detail }) => `${summary}: ${detail}`);
    },
    async tofuValidated() {
      const { exitCode, text } = await work.validate();
      return exitCode === 0 ? [] : [text];
    },
    async tofuMistakes() {
      const { stdout } = await work.run("plan", "-json", "-input=false");
      const messages = stdout.split("\n").flatMap((line): Message[] => (line === "" ? [] : [JSON.parse(line) as Message]));
      return new Set(messages.flatMap(({ diagnostic }) => (diagnostic?.severity === "error" ? (diagnostic.range?.start.line ?? []) : [])));
    },
    async apply() {
      const { stack, diagnostics } = await open();
      if (!stack) return diagnostics.map(({ summary }) => summary);
      const { plan: made, run } = await planAndApply(stack, { ...options, confirm: async () => true });
      const errors = [...made.diagnostics, ...(run?.diagnostics ?? [])].filter(({ severity }) => severity === "error");
      return errors.map(({ summary, detail }) => `${summary}: ${detail}`);
    },
    async tofuApply() {
      const { exitCode, text } = await work.apply();
      return exitCode === 0 ? [] : [text];
    },
    write: work.write,
    remove: work.remove,
  };
}

function inWords({ stack, changes, outputs }: Plan): Omit<PlanInWords, "errors"> {
  const shown = changes.filter(({ action, instance }) => instance.mode === "managed" || action === "read");
  return {
    actions: Object.fromEntries(shown.flatMap(({ action, address }) => (action === "none" ? [] : [[address, action]]))),
    values: Object.fromEntries(
      shown.map(({ address, instance, after }) => [address, plain(after && plainValues(after, attributesOf(stack, instance.type)))]),
    ),
    outputs: Object.fromEntries(
      outputs.flatMap(({ name, after, sensitive }) => (after === undefined ? [] : [[name, { value: plain(after), sensitive }]])),
    ),
  };
}

function attributesOf({ provider }: Plan["stack"], type: string): Attributes {
  return provider.resources.get(type)?.definition.attributes ?? {};
}

function plain(value: Value): unknown {
  if (isUnknown(value)) return UNKNOWN_VALUE;
  // As a test reads the other engine's JSON; it has no number -0.
  if (isNumeric(value)) return Number(numberText(value)) + 0;
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) : value;
}

interface Message {
  readonly diagnostic?: { readonly severity: string; readonly range?: { readonly start: { readonly line: number } } };
}

interface TofuChange {
  readonly actions: readonly string[];
  readonly after?: unknown;
  readonly after_unknown?: unknown;
  readonly after_sensitive?: unknown;
}
interface TofuPlan {
  readonly resource_changes?: readonly { readonly address: string; readonly mode: string; readonly change: TofuChange }[];
  readonly output_changes?: Readonly<Record<string, TofuChange>>;
}

function tofuInWords(json: unknown): Omit<PlanInWords, "errors"> {
  const { resource_changes: resources = [], output_changes: outputs = {} } = (json ?? {}) as TofuPlan;
  const actionOf = ({ actions }: TofuChange) => (actions.length === 2 ? "replace" : (actions[0] ?? "no-op"));
  return {
    actions: Object.fromEntries(
      resources.flatMap(({ address, change }) => (actionOf(change) === "no-op" ? [] : [[address, actionOf(change)]])),
    ),
    values: Object.fromEntries(resources.map(({ address, change }) => [address, withUnknown(change.after, change.after_unknown)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).flatMap(([name, change]) => {
        const value = withUnknown(change.after, change.after_unknown);
        const isNothing =
          actionOf(change) === "no-op" || actionOf(change) === "delete" || (value === null && actionOf(change) === "create");
        return isNothing ? [] : [[name, { value, sensitive: change.after_sensitive === true }]];
      }),
    ),
  };
}

function withUnknown(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN_VALUE;
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const [items, marks] = [(value ?? []) as unknown[], Array.isArray(unknown) ? unknown : []];
    return Array.from({ length: Math.max(items.length, marks.length) }, (_, i) => withUnknown(items[i] ?? null, marks[i]));
  }
  if (typeof unknown !== "object" || unknown === null) return value ?? null;
  const [entries, marks] = [(value ?? {}) as Record<string, unknown>, unknown as Record<string, unknown>];
  if (value === null && Object.keys(marks).length === 0) return null;
  const keys = new Set([...Object.keys(entries), ...Object.keys(marks)]);
  return Object.fromEntries([...keys].map((key) => [key, withUnknown(entries[key] ?? null, marks[key])]));
}

export async function settingsIn(folder: string): Promise<RunSettings> {
  try {
    return JSON.parse(await readFile(join(folder, "run.json"), "utf8")) as RunSettings;
  } catch {
    return {};
  }
}
