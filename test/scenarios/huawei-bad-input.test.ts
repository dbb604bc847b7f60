/** What goes wrong between a stack and Huawei before anything is made, and what is said of it. */
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import {
  appAddress,
  appBlock,
  huaweiStack,
  refOf,
  signatureAddress,
  signatureBlock,
  templateBlock,
  unprotected,
  writes,
} from "./huawei-stacks";

jest.setTimeout(120_000);

const errors = (text: string) => text.match(/Error: /g)?.length ?? 0;
const files = huaweiStack(appBlock("a"));
const noKey = { HW_ACCESS_KEY: "", HW_SECRET_KEY: "" };
const password = { ...noKey, HW_USER_NAME: "emulator", HW_USER_PASSWORD: "emulator-secret", HW_DOMAIN_NAME: "emulator" };
const elsewhere = "b845ada5bc7444f1295cd517af0123da";
const account = { platform: "huawei", kind: "accounts", id: "emulator" };
const projects = [
  { id: emulatorKeys.HW_PROJECT_ID, name: "cn-north-4" },
  { id: elsewhere, name: "cn-south-1" },
];

describeFrontends("bad input to Huawei", (open) => {
  it.each([
    ["no credentials", noKey, /No credentials for Huawei Cloud Message & SMS .*HW_ACCESS_KEY.*HW_USER_NAME/],
    ["no project", { HW_PROJECT_ID: "" }, /project_id/],
    ["a project that no path can hold", { HW_PROJECT_ID: "../iam" }, /project_id is "\.\.\/iam"/],
    ["a region without the service", { HW_REGION_NAME: "cn-east-3" }, /"cn-east-3".*cn-north-4, .*cn-south-1/],
    ["half a password", { ...password, HW_USER_PASSWORD: "" }, /password/],
  ])("%s: one message at plan, nothing sent", async (_what, environment, message) => {
    const it = await open({ files, environment });
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringMatching(message) });
    expect(errors(plan.text)).toBe(1);
    expect(it.log()).toEqual([]);
  });

  it.each([
    ["a wrong secret", { HW_SECRET_KEY: "not-the-secret" }, /secret key/],
    ["an unknown key", { HW_ACCESS_KEY: "somebody" }, /access key/],
    ["another account's project", { HW_PROJECT_ID: elsewhere }, /project/],
    ["a wrong password", { ...password, HW_USER_PASSWORD: "not-the-secret" }, /password/],
    ["an unknown user", { ...password, HW_USER_NAME: "somebody" }, /user name/],
    ["an unknown name of a project", { ...password, HW_PROJECT_NAME: "cn-north-9" }, /project/],
  ])("%s: denied, with the usual causes, and no secret shown", async (_what, environment, cause) => {
    const it = await open({ files, environment });
    const applied = await it.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringMatching(cause) });
    expect(errors(applied.text)).toBe(1);
    expect(applied.text).not.toContain("not-the-secret");
    expect(await it.state()).toEqual({});
  });

  it("a token of another project than the one that is asked about: denied", async () => {
    const it = await open({ files, environment: { ...password, HW_PROJECT_NAME: "cn-south-1" } });
    it.emulator.admin.edit(account, { projects });
    const applied = await it.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("MSGSMS.0049") });
    expect(applied.text).toMatch(/project/);
    expect(await it.state()).toEqual({});
  });

  it("a project that is not among those that are meant: nothing is sent", async () => {
    const block = `provider "sms" {\n  huawei {\n    allowed_project_ids = ["${elsewhere}"]\n  }\n}\n`;
    const it = await open({ files: { ...files, "provider.tf": block } });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("which allowed_project_ids does not name") });
    expect(writes(it)).toEqual([]);
  });

  it("a token that ends in mid-run is renewed once, for all that wait, and nothing is made twice", async () => {
    const template = (name: string) => templateBlock(name, { name });
    const it = await open({
      files: huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), ...["t", "u", "v"].map(template)),
      environment: password,
    });
    // Whoever makes a template with the first token is told that it has expired.
    it.emulator.admin.addFaults({ call: "CreateTemplate", times: 3, action: { status: 401, code: "APIGW.0307" } });
    expect(await it.apply()).toMatchObject({ ok: true });
    const calls = it.log().map(({ call }) => call);
    const last = calls.lastIndexOf("getToken");
    expect(calls.slice(calls.indexOf("CreateTemplate")).filter((call) => call === "getToken")).toHaveLength(1);
    expect(calls.slice(last)).toContain("CreateTemplate");
    expect(it.emulator.admin.objects({ platform: "huawei", kind: "templates" })).toHaveLength(3);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("a password in the place of a key makes and reads everything, with one token for all", async () => {
    const it = await open({ files: huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected })), environment: password });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.log().filter(({ call }) => call === "getToken").length).toBeLessThanOrEqual(2);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("an application that the platform does not know: the signature says so", async () => {
    const block = signatureBlock("s").replace("sms_huawei_app.a.id", `"${elsewhere}"`);
    const it = await open({ files: huaweiStack(block) });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining('Cannot create signature "云上书店"') });
    expect(await it.state()).toEqual({});
  });

  it("a signature that was approved since the plan: nothing is sent, plan again", async () => {
    const named = (name: string) => huaweiStack(appBlock("a"), signatureBlock("s", { name, more: unprotected }));
    const it = await open({ files: named("云上书店") });
    await succeeded(it.apply());
    const ref = await refOf(it, signatureAddress);
    it.emulator.admin.reject(ref);
    await it.write(named("云上书城"));
    writes(it);
    const applied = await it.apply(() => it.emulator.admin.approve(ref));
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(writes(it)).toEqual([]);
  });

  it("a template of a signature that is still under review waits for it, and is no error", async () => {
    const it = await open({ files: huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }), templateBlock("t")) });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())["sms_huawei_template.t"]?.values).toMatchObject({ status: "SignReviewing", usable: false });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("keeps its secrets out of everything that is said, whatever happens", async () => {
    const it = await open({ files });
    const said = [(await it.plan()).text, (await it.apply()).text];
    const secret = String((await it.state())[appAddress]?.values.app_secret);
    it.emulator.admin.addFaults({ call: "UpdateApp", times: 1, action: { status: 400, code: "MSGSMS.0002", message: "no" } });
    await it.write(huaweiStack(appBlock("a", { name: "云上书城" })));
    said.push((await it.plan()).text, (await it.apply()).text, (await it.destroy()).text);
    expect(said.join(" ")).not.toContain("emulator-secret");
    expect(said.join(" ")).not.toContain(secret);
  });
});
