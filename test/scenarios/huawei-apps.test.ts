/** Huawei's applications, which the platform never deletes. */
import { systemClock } from "../../src/system/clock";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import { appAddress, appBlock, huaweiStack, refOf, writes } from "./huawei-stacks";

jest.setTimeout(120_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const apps = { platform: "huawei", kind: "apps" } as const;

describeFrontends("an application of Huawei", (open, frontend) => {
  it("is made, is changed in place, and is forgotten in the end, because none can be deleted", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["CreateApp"]);
    const { [appAddress]: made } = await it.state();
    expect(made?.values).toMatchObject({ app_name: "云上书店", status: "LAUNCHED", usable: true, app_secret: expect.any(String) });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    await it.write(huaweiStack(appBlock("a", { name: "云上书城", more: 'up_link_addr = "https://sms.example.com/replies"' })));
    expect((await it.plan()).changes).toEqual([`update ${appAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    const { [appAddress]: changed } = await it.state();
    expect(changed?.values).toMatchObject({ id: made?.values.id, app_name: "云上书城", app_secret: made?.values.app_secret });

    await it.write(huaweiStack(appBlock("a", { name: "云上书城" })));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.object(await refOf(it, appAddress))).toMatchObject({ upLinkAddr: null });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(it)).toEqual(["UpdateApp", "UpdateApp"]);

    await it.write(huaweiStack());
    const plan = await it.plan();
    expect(plan.changes).toEqual([`${frontend === "embedded" ? "forget" : "delete"} ${appAddress}`]);
    expect(plan.text).toContain('Application "云上书城" is only forgotten: Huawei deletes no applications');
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual([]);
    expect(it.emulator.admin.objects({ platform: "huawei", kind: "apps" })).toHaveLength(1);
  });

  it("that is taken in has no secret, of which one is told once, and no difference", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    const { id } = it.emulator.admin.create(apps, { appName: "云上书店" });
    const imported = await it.import(appAddress, id);
    expect(imported).toMatchObject({ ok: true, text: expect.stringContaining('Application "云上书店": its app_secret is not known') });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [], text: expect.not.stringContaining("app_secret") });
    expect((await it.state())[appAddress]?.values).toMatchObject({ app_secret: null, app_key: expect.any(String) });
    expect(writes(it)).toEqual([]);
  });

  it("whose name is taken is one error, with the command that takes the other one in", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    const { id } = it.emulator.admin.create(apps, { appName: "云上书店" });
    const applied = await it.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("Application Name is duplicated") });
    expect(applied.text).toContain(`adopt it: smsform import ${frontend === "embedded" ? `'${appAddress}'` : "ADDRESS"} ${id}`);
    expect(await it.state()).toEqual({});
    expect(await it.import(appAddress, id)).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
  });

  it("beyond the quota is one error that says so", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    it.emulator.admin.edit({ platform: "huawei", kind: "accounts", id: "emulator" }, { appQuota: { cn: 0, intl: 2 } });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("The number of applications is exceeded") });
  });

  it("keeps its region: another one is one error of the plan, and nothing is sent", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    await succeeded(it.apply());
    writes(it);
    await it.write(huaweiStack(appBlock("a", { region: "intl" })));
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringContaining("cannot be replaced: region cannot be changed in place") });
    expect(writes(it)).toEqual([]);
  });

  it("is made once, with the test objects where they are asked for, which no change asks for again", async () => {
    const files = (more: string) => huaweiStack(appBlock("a", { more }));
    const it = await open({ files: files("create_sign_and_template = true") });
    await succeeded(it.apply());
    expect(it.emulator.admin.objects({ platform: "huawei", kind: "signatures" })).toHaveLength(1);
    await it.write(files("create_sign_and_template = false"));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["CreateApp"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that the console renames is renamed back", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    await succeeded(it.apply());
    it.emulator.admin.edit(await refOf(it, appAddress), { appName: "别的名字" });
    expect((await it.plan()).changes).toEqual([`update ${appAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.object(await refOf(it, appAddress))).toMatchObject({ appName: "云上书店" });
  });

  it("whose address for replies the console takes away has it again", async () => {
    const it = await open({ files: huaweiStack(appBlock("a", { more: 'up_link_addr = "https://sms.example.com/replies"' })) });
    await succeeded(it.apply());
    it.emulator.admin.edit(await refOf(it, appAddress), { upLinkAddr: null });
    expect((await it.plan()).changes).toEqual([`update ${appAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.object(await refOf(it, appAddress))).toMatchObject({ upLinkAddr: "https://sms.example.com/replies" });
  });

  it("that the platform stopped is told of on every plan", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    await succeeded(it.apply());
    it.emulator.admin.deprecate(await refOf(it, appAddress));
    for (const plan of [await it.plan(), await it.plan()]) {
      expect(plan).toMatchObject({
        ok: true,
        changes: [],
        text: expect.stringContaining('Application "云上书店" is not in use: SUSPENDED'),
      });
    }
  });

  it("is looked for in its own project alone: with another one nothing is believed to be gone", async () => {
    const projects = [
      { id: emulatorKeys.HW_PROJECT_ID, name: "cn-north-4" },
      { id: "b845ada5bc7444f1295cd517af0123da", name: "cn-south-1" },
    ];
    const it = await open({ files: huaweiStack(appBlock("a")) });
    it.emulator.admin.edit({ platform: "huawei", kind: "accounts", id: "emulator" }, { projects });
    await succeeded(it.apply());
    await it.write({
      ...huaweiStack(appBlock("a")),
      "provider.tf": `provider "sms" {\n  huawei {\n    project_id = "${projects[1]?.id}"\n  }\n}\n`,
    });
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringContaining(`belongs to project ${projects[1]?.id}`) });
    expect(plan.text).toContain(`what is recorded to project ${emulatorKeys.HW_PROJECT_ID}`);
  });

  it("whose creation was not answered is looked for, and never made twice", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    it.emulator.admin.addFaults({ call: "CreateApp", times: 1, action: { dropAnswer: true } });
    const applied = await it.apply();
    const [{ id } = { id: "" }] = it.emulator.admin.objects(apps);
    if (frontend === "embedded") {
      expect(applied).toMatchObject({ ok: true, text: expect.stringContaining("its app_secret is not known") });
    } else {
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS ${id}`) });
      expect(await it.import(appAddress, id)).toMatchObject({ ok: true });
      expect(await it.apply()).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[appAddress]?.values).toMatchObject({ id, app_secret: null });
    expect(writes(it)).toEqual(["CreateApp"]);
  });

  it("whose creation was not answered, and which was renamed since, is a doubt: no second one is made, which could never be deleted", async () => {
    // The plugin does not know which others are recorded, and looks for those of its name.
    if (frontend === "tofu") return;
    const it = await open({ files: huaweiStack(appBlock("a")), clock });
    const older = it.emulator.admin.create(apps, { appName: "别的应用" });
    it.emulator.admin.addFaults(
      { call: "CreateApp", times: 1, action: { dropAnswer: true } },
      { call: "ListAppDetails", nth: [2, 3, 4, 5, 6, 7, 8, 9, 10], action: { status: 403, code: "MSGSMS.0004" } },
    );
    expect(await it.apply()).toMatchObject({ ok: false });
    it.emulator.admin.clearFaults();
    const made = it.emulator.admin.objects(apps).find(({ id }) => id !== older.id);
    it.emulator.admin.edit({ ...apps, id: String(made?.id) }, { appName: "改过的名称" });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining(`${made?.id} (another app_name)`) });
    expect(it.emulator.admin.objects(apps)).toHaveLength(2);
    expect(await it.import(appAddress, String(made?.id))).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["CreateApp", "UpdateApp"]);
  });
});
