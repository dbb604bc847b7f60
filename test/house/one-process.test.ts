/** Engine, plugin and emulator in one process: no socket, no file, no real time, and chance that repeats itself. */
import { clouds } from "../../src/clouds";
import { createEmulator, type EmulatorOptions } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { decodeObject, encodeObject } from "../../src/plugin/codec/dynamic-value";
import { createSession } from "../../src/plugin/session";
import { createProvider } from "../../src/reconcile";
import { type Runtime, UNKNOWN, type Values } from "../../src/schema";
import { hasChanges, openStack, type PlanAndApplyOptions, plan, planAndApply } from "../../src/stack";
import { createWorld, emulatorUrl, type TestProcess, type TestWorld } from "../simulation/world/world";
import { askSession } from "../support/session-client";

const folder = "/stack";
const environment = { SMSFORM_ENDPOINT: emulatorUrl, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
const stackText = JSON.stringify({
  provider: { sms: {} },
  resource: {
    sms_baidu_signature: {
      brand: {
        content: "云上书店",
        content_type: "Enterprise",
        country_type: "DOMESTIC",
        description: "Our name",
        deletion_protection: false,
      },
    },
    sms_baidu_template: {
      code: {
        name: "login code",
        content: "您的验证码是$${SMSvCode}，请完成验证。",
        sms_type: "CommonVcode",
        country_type: "DOMESTIC",
        description: "Sign-in with a code",
        depends_on: ["sms_baidu_signature.brand"],
      },
    },
  },
});

async function stackWorld(seed: number, options: EmulatorOptions = {}): Promise<TestWorld> {
  const world = await createWorld(seed, options);
  world.write(`${folder}/main.tf.json`, stackText);
  return world;
}

function optionsOf(process: TestProcess): Omit<PlanAndApplyOptions, "destroy"> {
  const { clock, random, exchange } = process;
  const runtime: Runtime = { clock, random, exchange, concurrency: createConcurrencyLimit(10), environment };
  const { signal } = new AbortController();
  return { runtime, signal, stop: signal, lockTimeoutMs: 0, confirm: async () => true };
}

async function opened(process: TestProcess) {
  const request = { stack: folder, cwd: folder, environment, provider: createProvider(clouds), machine: process, variables: [] };
  const { stack, diagnostics } = await openStack(request);
  if (!stack) throw new Error(JSON.stringify(diagnostics));
  return stack;
}

/** @returns what went wrong */
async function run(process: TestProcess, mode: { readonly destroy?: boolean } = {}): Promise<readonly string[]> {
  const applied = await planAndApply(await opened(process), { ...optionsOf(process), ...mode });
  process.end();
  const told = [...applied.plan.diagnostics, ...(applied.run?.diagnostics ?? [])];
  return told.filter(({ severity }) => severity === "error").map(({ summary, detail }) => `${summary}: ${detail}`);
}

const kindsIn = ({ emulator }: TestWorld) =>
  emulator.admin
    .objects()
    .map(({ kind }) => kind)
    .sort();

describe("the embedded engine in a world of its own", () => {
  it("lives a whole life: plan, apply, a clean plan, destroy", async () => {
    const world = await stackWorld(1);
    const first = world.begin();
    expect(hasChanges(await plan(await opened(first), optionsOf(first)))).toBe(true);
    expect([first.changes(), kindsIn(world)]).toEqual([0, []]);
    first.end();
    expect(await run(world.begin())).toEqual([]);
    expect(kindsIn(world)).toEqual(["signatures", "templates"]);
    const second = world.begin();
    expect(hasChanges(await plan(await opened(second), optionsOf(second)))).toBe(false);
    second.end();
    expect(await run(world.begin(), { destroy: true })).toEqual([]);
    expect(kindsIn(world)).toEqual([]);
    expect(Object.keys(world.disk.texts()).sort()).toEqual([
      "/stack/main.tf.json",
      "/stack/terraform.tfstate",
      "/stack/terraform.tfstate.backup",
    ]);
  });

  it("does the same again with the same seed, and other things with another one", async () => {
    const life = async (seed: number) => {
      const world = await stackWorld(seed);
      await run(world.begin());
      return world.disk.texts();
    };
    expect(await life(7)).toEqual(await life(7));
    expect(await life(7)).not.toEqual(await life(8));
  });

  it("killed before any of its changes, loses nothing and doubles nothing", async () => {
    let killedAt = 1;
    for (; ; killedAt += 1) {
      const world = await stackWorld(killedAt);
      const process = world.begin({ killedAt });
      await process.during(run(process));
      if (!process.isKilled()) break;
      expect([killedAt, await run(world.begin())]).toEqual([killedAt, []]);
      expect([killedAt, kindsIn(world)]).toEqual([killedAt, ["signatures", "templates"]]);
      expect([killedAt, await run(world.begin(), { destroy: true })]).toEqual([killedAt, []]);
      expect([killedAt, kindsIn(world)]).toEqual([killedAt, []]);
    }
    expect(killedAt).toBeGreaterThan(10);
  });
});

describe("the plugin's session in a world of its own", () => {
  const typeName = "sms_baidu_signature";
  const provider = createProvider(clouds);
  const attributes = provider.resources.get(typeName)?.definition.attributes ?? {};
  const object = (values: Values | null) => encodeObject(attributes, values);
  const unset = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
  const config: Values = { ...unset, content: "云上书店", content_type: "Enterprise", country_type: "DOMESTIC", description: "Our name" };
  const proposed: Values = { ...config, deletion_protection: true };

  async function start(process: TestProcess) {
    const session = createSession({ clouds, world: process, environment, folder, log: () => undefined });
    const ask = askSession(session);
    const configured = await ask("ConfigureProvider", { config: encodeObject(provider.attributes, {}) });
    expect(configured.diagnostics).toEqual([]);
    return ask;
  }

  async function create(process: TestProcess) {
    const ask = await start(process);
    const [priorState, wanted] = [object(null), object(config)];
    const planned = await ask("PlanResourceChange", { typeName, priorState, proposedNewState: object(proposed), config: wanted });
    const { plannedState, plannedPrivate } = planned;
    const said = planned.diagnostics?.filter(({ summary }) => !summary?.endsWith("an earlier run may have made it already"));
    expect([said, decodeObject(attributes, plannedState)]).toMatchObject([[], { id: UNKNOWN }]);
    return ask("ApplyResourceChange", { typeName, priorState, plannedState, plannedPrivate, config: wanted });
  }

  it("creates, reads and deletes", async () => {
    const world = await createWorld(1);
    const { newState, diagnostics, private: memory } = await create(world.begin());
    expect([diagnostics, kindsIn(world)]).toEqual([[], ["signatures"]]);
    const ask = await start(world.begin());
    const read = await ask("ReadResource", { typeName, currentState: newState, private: memory });
    expect(decodeObject(attributes, read.newState)).toMatchObject({ content: "云上书店", content_type: "Enterprise" });
    const gone = { typeName, priorState: read.newState, plannedState: object(null), plannedPrivate: memory, config: object(null) };
    expect((await ask("ApplyResourceChange", gone)).diagnostics).toEqual([]);
    expect(kindsIn(world)).toEqual([]);
  });

  it("killed before any of its changes, goes on with the same create", async () => {
    let killedAt = 1;
    for (; ; killedAt += 1) {
      const world = await createWorld(killedAt);
      const process = world.begin({ killedAt });
      await process.during(create(process));
      if (!process.isKilled()) break;
      const { diagnostics } = await create(world.begin());
      expect([killedAt, diagnostics, kindsIn(world)]).toEqual([killedAt, [], ["signatures"]]);
    }
    expect(killedAt).toBeGreaterThan(3);
  });
});

describe("the emulator in a world of its own", () => {
  it("keeps its contents on the disk that it is given", async () => {
    const kept = { data: "/kept.json" };
    const world = await stackWorld(1, kept);
    await run(world.begin());
    await world.emulator.close();
    const later = await createEmulator({ ...kept, disk: world.disk });
    expect(later.admin.objects()).toEqual(world.emulator.admin.objects());
    expect(later.admin.objects()).toHaveLength(2);
    await later.close();
  });

  it("says which file it misses there", async () => {
    await expect(createWorld(1, { seed: "/seed.json" })).rejects.toThrow("There is no seed file /seed.json.");
  });
});
