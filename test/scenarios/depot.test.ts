/** What the language of objects can say and no platform needs yet, shown with an invented one. */
import { Depot, depotCloud } from "../support/clouds/depot-cloud";
import { describeFrontends, header } from "./frontends";

jest.setTimeout(60_000);

const applicationAddress = "sms_depot_application.a";
const bannerAddress = "sms_depot_banner.b";

const files = (...blocks: readonly string[]) => ({ "main.tf": header + blocks.join("\n") });

function applicationBlock(given: { readonly region?: string; readonly contact?: string } = {}): string {
  const contact = given.contact === undefined ? "" : `contact = "${given.contact}"`;
  return `resource "sms_depot_application" "a" {\n  name = "shop"\n  region = "${given.region ?? "north"}"\n  ${contact}\n}\n`;
}

function bannerBlock(text: string, note = "first"): string {
  return `resource "sms_depot_banner" "b" {\n  text = "${text}"\n  note = "${note}"\n}\n`;
}

describeFrontends("an object that cannot be deleted", (open, frontend) => {
  async function begin() {
    const depot = new Depot();
    const it = await open({ files: files(applicationBlock()), clouds: [depotCloud(depot)] });
    expect(await it.apply()).toMatchObject({ ok: true });
    depot.writes();
    return { it, depot };
  }

  it("is changed in place like any other", async () => {
    const { it, depot } = await begin();
    await it.write(files(applicationBlock({ contact: "ops" })));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(depot.writes()).toEqual(["change application"]);
  });

  it("is forgotten when it leaves the stack, and the plan says so and why", async () => {
    const { it, depot } = await begin();
    await it.write(files());
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: true, changes: [`${frontend === "embedded" ? "forget" : "delete"} ${applicationAddress}`] });
    expect(plan.text).toContain('Application "shop" is only forgotten: the depot deletes no applications');
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.state()).toEqual({});
    expect(depot.writes()).toEqual([]);
    expect(depot.applications.size).toBe(1);
  });

  it("is forgotten by a destruction", async () => {
    const { it, depot } = await begin();
    expect(await it.destroy()).toMatchObject({ ok: true });
    expect(await it.state()).toEqual({});
    expect(depot.applications.size).toBe(1);
  });

  it("is not replaced: a change of arguments that would is one error of the plan", async () => {
    const { it, depot } = await begin();
    await it.write(files(applicationBlock({ region: "south" })));
    const plan = await it.plan();
    expect(plan.ok).toBe(false);
    expect(plan.text).toContain('Application "shop" cannot be replaced: region cannot be changed in place');
    expect(plan.text.match(/Error: /g)).toHaveLength(1);
    expect(depot.writes()).toEqual([]);
  });

  it("that was made and failed its purpose is recorded with a warning, and not made again", async () => {
    const depot = new Depot();
    depot.refusesFirstUse = true;
    const it = await open({ files: files(applicationBlock()), clouds: [depotCloud(depot)] });
    expect(await it.apply()).toMatchObject({ ok: true, text: expect.stringContaining("refused its first use") });
    expect((await it.state())[applicationAddress]).toMatchObject({ tainted: false });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose replacement is asked for by hand is forgotten, and the create tells that the name is taken and how to take it back", async () => {
    const { it, depot } = await begin();
    const { id } = [...depot.applications.values()][0] ?? { id: "" };
    const replaced = await it.applyReplacing(applicationAddress);
    expect(replaced.ok).toBe(false);
    expect(replaced.text).toContain("the name shop is taken");
    expect(replaced.text).toContain("adopt it: smsform import");
    expect(await it.state()).toEqual({});
    expect(await it.import(applicationAddress, id)).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeFrontends("a change by several requests", (open) => {
  async function begin() {
    const depot = new Depot();
    const it = await open({ files: files(bannerBlock("sale")), clouds: [depotCloud(depot)] });
    expect(await it.apply()).toMatchObject({ ok: true });
    depot.writes();
    await it.write(files(bannerBlock("big sale", "second")));
    return { it, depot };
  }

  it("is one update", async () => {
    const { it, depot } = await begin();
    expect((await it.plan()).changes).toEqual([`update ${bannerAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(depot.writes()).toEqual(["withdraw", "edit", "submit"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose first request fails leaves what was recorded", async () => {
    const { it, depot } = await begin();
    depot.fail("withdraw");
    const failed = await it.apply();
    expect(failed.ok).toBe(false);
    expect(failed.text).toContain("The recorded values stay as they were");
    expect((await it.state())[bannerAddress]?.values).toMatchObject({ text: "sale", note: "first", status: "in review" });
  });

  it("that stops half way is recorded as the object is found, and the next run does the rest", async () => {
    const { it, depot } = await begin();
    depot.fail("edit");
    const failed = await it.apply();
    expect(failed.ok).toBe(false);
    expect(failed.text).toContain("It was read again and is recorded as it is now");
    expect((await it.state())[bannerAddress]).toMatchObject({ tainted: false, values: { text: "sale", note: "first", status: "draft" } });
    depot.writes();
    expect((await it.plan()).changes).toEqual([`update ${bannerAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(depot.writes()).toEqual(["edit", "submit"]);
    expect((await it.state())[bannerAddress]?.values).toMatchObject({ text: "big sale", note: "second", status: "in review" });
  });

  it("whose first answer is lost is recorded as the object is found", async () => {
    const { it, depot } = await begin();
    depot.loseAnswer("withdraw");
    expect(await it.apply()).toMatchObject({ ok: false });
    expect((await it.state())[bannerAddress]?.values).toMatchObject({ text: "sale", status: "draft" });
  });

  it("that stops half way and cannot be read keeps what was recorded, with a warning", async () => {
    const { it, depot } = await begin();
    const failed = await it.apply(() => depot.fail("edit", "read"));
    expect(failed.ok).toBe(false);
    expect(failed.text).toContain("is recorded as it was before a change that was sent in part");
    expect((await it.state())[bannerAddress]?.values).toMatchObject({ text: "sale", note: "first", status: "in review" });
  });
});
