import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import { endingOf, openStack, plan, planAndApply, type StackDiagnostic } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { describeEngine, type Work } from "../support/engines/engine";
import { signatureBlock, stack, templateBlock } from "./stacks";

jest.setTimeout(180_000);

interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

interface Runner {
  apply(): Promise<Outcome>;
  /** Empty where there is nothing to do; outputs count. */
  changes(): Promise<readonly string[]>;
}

/** One folder with one state, an account, and whoever runs. */
interface Shared {
  readonly folder: string;
  readonly emulator: Emulator;
  /** By the letter that a pattern names it with. */
  readonly runners: ReadonlyMap<string, Runner>;
}

const firstText = "您的订单${orderId}已发货。";
const secondText = "尊敬的会员，您的订单${orderId}已发货。";
const correctedText = "尊敬的会员，您购买的${goods}已发货，订单${orderId}。";

/** A template with a signature that it needs, and what waits for its approval. */
const approved = (content: string, ...more: readonly string[]) =>
  stack(
    signatureBlock("s", { description: "用于会员通知", more: "deletion_protection = false" }),
    templateBlock("t", { content, more: "depends_on = [sms_baidu_signature.s]\n  lifecycle { create_before_destroy = true }" }),
    `
resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "0s" }
}
`,
    ...more,
  );

/** What takes the id from the approval: another template and an output. */
const consumers = [
  templateBlock("consumer", { name: "售后回访", content: "请为本次服务评分。", description: "与模板ID一起使用" }).replace(
    "ID",
    () => "${sms_baidu_approval.a.id}",
  ),
  'output "in_service" {\n  value = sms_baidu_approval.a.id\n}',
];

const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const patterns = ["EEEE", "ETET", "TETE", "EETT", "TTEE", "TEET"] as const;

/** The four runs of a succession, each by the engine that the pattern names, and what is recorded after each. */
async function succeed(shared: Shared, pattern: string): Promise<readonly Resource[][]> {
  const { emulator, folder } = shared;
  const { admin } = emulator;
  const recorded: Resource[][] = [];
  const names = new Map<string, string>();
  const runner = (index: number) => runnerOf(shared, pattern.charAt(index));
  const idsNamed = (name: string) =>
    admin
      .objects({ platform: "baidu", kind: "templates" })
      .filter(({ id }) => admin.object(template(String(id))).name === name)
      .map(({ id }) => String(id));
  const written = () => {
    const { log } = admin.calls();
    admin.clearCalls();
    return log
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${names.get(path.split("/").pop() ?? "") ?? "template"}`);
  };
  const write = (content: string) => writeAll(folder, approved(content, ...consumers));

  // The consumer is still under review itself, so that it can be changed in place.
  await writeAll(folder, approved(firstText));
  expect(await runner(0).apply()).toMatchObject({ ok: true });
  admin.setReview({ mode: "manual" });
  await write(firstText);
  expect(await runner(0).apply()).toMatchObject({ ok: true });
  const [old = ""] = idsNamed("订单发货通知");
  const [consumer = ""] = idsNamed("售后回访");
  const [signature] = admin.objects({ platform: "baidu", kind: "signatures" });
  names.set(old, "old").set(consumer, "consumer").set(String(signature?.id), "signature");
  const inService = async (id: string) => {
    const { outputs, resources } = await stateIn(folder, names);
    expect(admin.object(template(consumer))).toMatchObject({ description: `与模板${id}一起使用` });
    expect(outputs.in_service.value).toBe(names.get(id));
    expect(admin.object(template(id))).toMatchObject({ status: "READY" });
    recorded.push(resources);
    return resources.find(({ name }) => name === "t")?.instances;
  };
  const oldWaits = [
    { attributes: { id: "successor" }, create_before_destroy: true },
    { deposed: "waiting", attributes: { id: "old", status: "READY" }, create_before_destroy: true },
  ];
  await inService(old);
  written();

  // First run: the text changes, the successor is pending.
  await write(secondText);
  expect(await runner(0).apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
  const [successor = ""] = idsNamed("订单发货通知").filter((id) => id !== old);
  names.set(successor, "successor");
  expect(written()).toEqual(["POST template"]);
  expect(await inService(old)).toMatchObject(oldWaits);

  // Second run: the successor has been rejected.
  admin.reject(template(successor), "请补充商品名称");
  expect(await runner(1).apply()).toMatchObject({ ok: false, text: expect.stringContaining("请补充商品名称") });
  expect(written()).toEqual([]);
  expect(await inService(old)).toMatchObject(oldWaits);

  // Third run: the text is corrected, in place.
  await write(correctedText);
  expect(await runner(2).apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
  expect(written()).toEqual(["PUT successor"]);
  expect(await inService(old)).toMatchObject(oldWaits);

  // Fourth run: the successor is approved; the consumers switch, and only then the old one goes.
  admin.approve(template(successor));
  expect(await runner(3).apply()).toMatchObject({ ok: true });
  expect(written()).toEqual(["PUT consumer", "DELETE old"]);
  expect(await inService(successor)).toMatchObject([{ attributes: { id: "successor", status: "READY" } }]);
  expect(idsNamed("订单发货通知")).toEqual([successor]);
  for (const each of shared.runners.values()) expect(await each.changes()).toEqual([]);
  // Not what it began with: an object that was approved at once is remembered as such by this engine with its next change.
  return recorded.slice(1);
}

function runnerOf({ runners }: Shared, letter: string): Runner {
  const found = runners.get(letter);
  if (!found) throw new Error(`no engine for ${letter}`);
  return found;
}

interface Resource {
  readonly name: string;
  readonly instances: readonly object[];
}

interface StateJson {
  readonly outputs: { readonly in_service: { readonly value: unknown } };
  readonly resources: Resource[];
}

/** What is recorded, with names instead of ids. What one engine writes and the other leaves out for the same is left out. */
async function stateIn(folder: string, names: ReadonlyMap<string, string>): Promise<StateJson> {
  const text = await readFile(join(folder, "terraform.tfstate"), "utf8");
  const named = [...names].reduce((all, [id, name]) => all.replaceAll(id, name), text);
  return JSON.parse(named, (key, value: unknown) => {
    if (key === "deposed") return /^[0-9a-f]{8}$/.test(String(value)) ? "waiting" : value;
    return key === "private" && value === "e30=" ? undefined : value;
  });
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
}

function embedded(folder: string, environment: Readonly<Record<string, string>>): Runner {
  const provider = createProvider(clouds);
  const open = async () => {
    const { stack: opened, diagnostics } = await openStack({
      machine: systemWorld,
      stack: folder,
      cwd: folder,
      environment,
      provider,
      variables: [],
    });
    if (!opened) throw new Error(textOf(diagnostics));
    return opened;
  };
  const options = () => ({
    runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment },
    signal: new AbortController().signal,
    stop: new AbortController().signal,
    lockTimeoutMs: 0,
  });
  return {
    async apply() {
      const { plan: made, run } = await planAndApply(await open(), { ...options(), confirm: async () => true });
      const told = run ? [...run.diagnostics, ...run.waiting] : [];
      return { ok: run !== undefined && endingOf(run) === "complete", text: textOf([...made.diagnostics, ...told]) };
    },
    async changes() {
      const { changes, outputs } = await plan(await open(), options());
      return [
        ...changes.filter(({ action }) => action !== "none").map(({ action, address }) => `${action} ${address}`),
        ...outputs.map(({ name }) => `output ${name}`),
      ];
    },
  };
}

function textOf(diagnostics: readonly Pick<StackDiagnostic, "summary" | "detail">[]): string {
  return diagnostics.map(({ summary, detail }) => `${summary} ${detail}`).join(" ");
}

function terraform(work: Work): Runner {
  return {
    async apply() {
      const { exitCode, text } = await work.apply();
      return { ok: exitCode === 0, text };
    },
    async changes() {
      const { changes, exitCode, text } = await work.plan();
      return exitCode === 0 ? [] : [...changes.map(({ action, address }) => `${action} ${address}`), text];
    },
  };
}

async function account(): Promise<{ emulator: Emulator; environment: Record<string, string> }> {
  const emulator = await startEmulator({ review: "approve", reviewDelayMs: 0 });
  return {
    emulator,
    environment: { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" },
  };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe("the succession of an approved template, by the embedded engine alone", () => {
  it("keeps the old one in service until the new one is approved, over four runs", async () => {
    const { emulator, environment } = await account();
    const folder = await mkdtemp(join(tmpdir(), "smsform-succession-"));
    closing.push(
      () => emulator.close(),
      () => rm(folder, { recursive: true, force: true }),
    );
    await succeed({ folder, emulator, runners: new Map([["E", embedded(folder, environment)]]) }, "EEEE");
  });
});

describeEngine("the succession of an approved template, by either engine on one state", (engine) => {
  async function begin(): Promise<Shared> {
    const { emulator, environment } = await account();
    const work = await engine.work();
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    work.attach(provider.reattach);
    closing.push(() => emulator.close(), work.remove, provider.close);
    const { folder } = work;
    return {
      folder,
      emulator,
      runners: new Map([
        ["E", embedded(folder, environment)],
        ["T", terraform(work)],
      ]),
    };
  }

  /** By the engine alone. */
  let reference: Promise<readonly Resource[][]> | undefined;

  it.each(patterns)("%s (E is embedded, T this one) records after each run what this one records alone", async (pattern) => {
    reference ??= begin().then((shared) => succeed(shared, "TTTT"));
    const expected = await reference;
    expect(await succeed(await begin(), pattern)).toEqual(expected);
  });
});
