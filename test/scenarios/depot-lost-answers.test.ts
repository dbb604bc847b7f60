/** Creates whose answer is lost, where a repeat makes a second object and no time tells which came first: shown with an invented platform. */
import { systemClock } from "../../src/system/clock";
import { Depot, depotCloud } from "../support/clouds/depot-cloud";
import { describeFrontends, header } from "./frontends";

jest.setTimeout(60_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const address = "sms_depot_crate.c";
const crateBlock = (name = "c", label = "tea") => `resource "sms_depot_crate" "${name}" {\n  label = "${label}"\n  content = "leaves"\n}\n`;
const files = (...blocks: readonly string[]) => ({ "main.tf": header + blocks.join("\n") });
const listings = (depot: Depot) => depot.calls.filter((call) => call === "list crates").length;

describeFrontends("a lost answer where no time is told", (open, frontend) => {
  async function begin(blocks = [crateBlock()]) {
    const depot = new Depot();
    const it = await open({ files: files(...blocks), clouds: [depotCloud(depot)], clock });
    return { it, depot };
  }

  it("is found by the engine that knows its state, and told by the plugin; nothing is doubled", async () => {
    const { it, depot } = await begin();
    depot.loseAnswer("create crate");
    const applied = await it.apply();
    const [made] = [...depot.crates.values()];
    if (frontend === "embedded") expect(applied).toMatchObject({ ok: true });
    else {
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS ${made?.id}`) });
      expect(await it.import(address, made?.id ?? "")).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[address]?.values).toMatchObject({ id: made?.id });
    expect(depot.crates.size).toBe(1);
  });

  it("is not settled by one that was there before: the next run sends it", async () => {
    const { it, depot } = await begin();
    const other = depot.putCrate("tea", "leaves");
    depot.loseRequest("create crate");
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("It is not there yet. Apply again") });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())[address]?.values.id).not.toBe(other.id);
    expect(depot.crates.size).toBe(2);
  });

  it("is settled beside one that was there before", async () => {
    const { it, depot } = await begin();
    const other = depot.putCrate("tea", "leaves");
    depot.loseAnswer("create crate");
    const applied = await it.apply();
    const [made] = [...depot.crates.values()].filter(({ id }) => id !== other.id);
    if (frontend === "embedded") expect((await it.state())[address]?.values.id).toBe(made?.id);
    else {
      expect(applied.text).toContain(`import ADDRESS ${made?.id}`);
      expect(applied.text).not.toContain(other.id);
    }
    expect(depot.crates.size).toBe(2);
  });

  it("is a doubt where somebody else has made one that looks like it", async () => {
    const { it, depot } = await begin();
    depot.loseAnswer("create crate");
    depot.meanwhile("create crate", () => depot.putCrate("tea", "leaves"));
    const applied = await it.apply();
    expect(applied.ok).toBe(false);
    for (const { id } of depot.crates.values()) expect(applied.text).toContain(id);
    expect(await it.state()).toEqual({});
  });

  it("is remembered by the next run with what was there before", async () => {
    const { it, depot } = await begin();
    const other = depot.putCrate("tea", "leaves");
    depot.loseAnswer("create crate");
    depot.meanwhile("create crate", () => depot.fail("list crates"));
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("the depot refuses to list crates") });
    const applied = await it.apply();
    const [made] = [...depot.crates.values()].filter(({ id }) => id !== other.id);
    if (frontend === "embedded") expect((await it.state())[address]?.values.id).toBe(made?.id);
    else expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS ${made?.id}`) });
    expect(applied.text).not.toContain(other.id);
    expect(depot.crates.size).toBe(2);
  });

  it("costs one list for all that are made together", async () => {
    const names = Array.from({ length: 20 }, (_each, i) => `c${i}`);
    const { it, depot } = await begin(names.map((name) => crateBlock(name, name)));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(depot.crates.size).toBe(20);
    expect(listings(depot)).toBe(1);
  });

  it("and a list that fails before the try keeps it from being sent", async () => {
    const { it, depot } = await begin();
    depot.fail("list crates");
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("the depot refuses to list crates") });
    expect(depot.crates.size).toBe(0);
    expect(await it.apply()).toMatchObject({ ok: true });
  });
});
