import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import { type OpenStack, openStack, readState, type StatusReport, status } from "../../src/stack";
import { openJournal } from "../../src/stack/state/journal";
import { emptyState } from "../../src/stack/state/state";
import { systemWorld } from "../../src/system/world";
import { codeText, signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { failed, succeeded } from "../support/steps";

const begin = stacks();
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const template = "sms_baidu_template.code";
const nobody = { begun: new Map(), restores: new Map() };

async function opened({ folder, environment }: TestStack): Promise<OpenStack> {
  const { stack, diagnostics } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider: createProvider(clouds),
    variables: [],
  });
  if (!stack) throw new Error(diagnostics.map(({ summary }) => summary).join("\n"));
  return stack;
}

interface Looked extends StatusReport {
  /** Calls that the look made. */
  readonly calls: readonly string[];
  /** By address; a predecessor as `ADDRESS deposed`. */
  readonly at: (place: string) => object | undefined;
}

async function look(stack: TestStack): Promise<Looked> {
  const files = contents(stack.folder);
  stack.emulator.admin.clearCalls();
  const { admin } = stack.emulator;
  const clock = {
    now: () => admin.clock().epochMs,
    async sleep(ms: number) {
      admin.setClock({ advanceMs: ms });
    },
  };
  const runtime = { clock, concurrency: createConcurrencyLimit(10), environment: stack.environment };
  const report = await status(await opened(stack), { runtime, signal: new AbortController().signal, lockTimeoutMs: 0 });
  // However things stand, nothing is written.
  expect(contents(stack.folder)).toEqual(files);
  const calls = stack.emulator.admin.calls().log.map(({ method, path }) => `${method} ${path}`);
  expect(calls.filter((call) => !call.startsWith("GET "))).toEqual([]);
  const at: Looked["at"] = (place) =>
    report.objects.find(({ address, deposedKey }) => `${address}${deposedKey === undefined ? "" : " deposed"}` === place);
  return { ...report, calls, at };
}

function contents(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => `${name}: ${readFileSync(join(folder, name), "utf8")}`);
}

describe("status", () => {
  it("is empty before the first apply, and asks nobody", async () => {
    const stack = await begin({ "main.tf": both });
    expect(await look(stack)).toMatchObject({ objects: [], diagnostics: [], calls: [] });
  });

  it("tells of each object its platform, name, id, review and whether it may be sent with", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref("sms_baidu_signature.brand"));
    const { objects, diagnostics } = await look(stack);
    const common = { platform: { name: "baidu", title: "Baidu AI Cloud SMS" }, provider: "sms", tainted: false };
    expect({ objects, diagnostics }).toEqual({
      diagnostics: [],
      objects: [
        {
          ...common,
          address: "sms_baidu_signature.brand",
          type: "sms_baidu_signature",
          name: "百度智能云",
          id: stack.recorded("sms_baidu_signature.brand", "id"),
          condition: "usable",
          status: "READY",
          statusText: "READY",
          review: "通过",
          usable: true,
        },
        {
          ...common,
          address: template,
          type: "sms_baidu_template",
          name: "登录验证码",
          id: stack.recorded(template, "id"),
          condition: "pending",
          status: "SUBMITTED",
          statusText: "SUBMITTED",
          review: null,
          usable: false,
        },
      ],
    });
  });

  it("reads each object once, whatever happened to it", async () => {
    const stack = await begin({ "main.tf": templateBlock("code", "count = 12") });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref(`${template}[3]`));
    stack.emulator.admin.remove(stack.ref(`${template}[4]`));
    const { objects, calls } = await look(stack);
    expect(objects).toHaveLength(12);
    expect(calls.length).toBeLessThanOrEqual(12);
    expect(objects.map(({ address }) => address).slice(0, 3)).toEqual([0, 1, 2].map((key) => `${template}[${key}]`));
    expect(objects.at(-1)?.address).toBe(`${template}[11]`);
  });

  it.each([
    ["rejected", (stack: TestStack) => stack.emulator.admin.reject(stack.ref(template), "请写明公司名称"), "refused", "REJECTED"],
    ["cancelled", (stack: TestStack) => stack.emulator.admin.abort(stack.ref(template)), "withdrawn", "ABORTED"],
  ])("of an object that was %s", async (_what, happen, condition, told) => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const { review } = happen(stack);
    expect((await look(stack)).at(template)).toMatchObject({
      condition,
      status: told,
      review: review === "" ? null : review,
      usable: false,
    });
  });

  it("of an approved object that was edited in the console, deprecated, or deleted", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const ref = stack.ref(template);
    stack.emulator.admin.approve(ref);
    await succeeded(stack.refresh());
    stack.emulator.admin.edit(ref, { name: "登录校验" }, { resubmit: true });
    stack.emulator.admin.edit(ref, { status: "SUBMITTED" });
    expect((await look(stack)).at(template)).toMatchObject({
      condition: "suspended",
      name: "登录校验",
      status: "SUBMITTED",
      usable: false,
    });
    stack.emulator.admin.approve(ref);
    expect((await look(stack)).at(template)).toMatchObject({ condition: "usable", status: "READY", usable: true });
    stack.emulator.admin.deprecate(ref);
    expect((await look(stack)).at(template)).toMatchObject({ condition: "withdrawn", status: "DEPRECATED", usable: false });
    stack.emulator.admin.remove(ref);
    expect((await look(stack)).at(template)).toMatchObject({
      condition: "gone",
      name: "登录验证码",
      id: ref.id,
      status: null,
      usable: null,
    });
  });

  it("of a predecessor that waits for its deletion, beside its successor", async () => {
    const first = "lifecycle { create_before_destroy = true }";
    const stack = await begin({ "main.tf": templateBlock("code", first) });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref(template));
    stack.emulator.admin.addFaults({ call: "deleteTemplate", action: { status: 400, code: "InappropriateJSON" } });
    stack.write({ "main.tf": templateBlock("code", first, { text: codeText.replace("5分钟", "10分钟") }) });
    expect((await stack.apply()).errors).not.toEqual([]);
    const looked = await look(stack);
    expect(looked.objects.map(({ deposedKey }) => deposedKey)).toEqual([undefined, expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(looked.calls).toHaveLength(2);
    expect(looked.at(template)).toMatchObject({ condition: "pending", status: "SUBMITTED" });
    expect(looked.at(`${template} deposed`)).toMatchObject({ condition: "usable", status: "READY" });
  });

  it("of an approval by the name of what it waits for, not by an id", async () => {
    const approval = `resource "sms_baidu_approval" "code" {\n  template_id = sms_baidu_template.code.id\n  timeouts {\n    create = "0s"\n  }\n}\n`;
    const stack = await begin({ "main.tf": templateBlock("code") + approval });
    await succeeded(stack.apply());
    stack.emulator.admin.approve(stack.ref(template));
    await succeeded(stack.apply());
    const looked = await look(stack);
    expect(looked.at("sms_baidu_approval.code")).toMatchObject({ name: "登录验证码", condition: "usable" });
  });

  it("of objects without a review, with what they have", async () => {
    const quota = (perDay: number) => `resource "sms_baidu_quota" "all" {
  quota_per_day   = ${perDay}
  quota_per_month = 300000
  rate_limit_per_mobile_per_sign_by_minute = 1
  rate_limit_per_mobile_per_sign_by_hour   = 5
  rate_limit_per_mobile_per_sign_by_day    = 10
}\n`;
    const list = `resource "sms_baidu_blacklist" "all" {\n  type = "MerchantBlack"\n  phones = ["13800000000"]\n}\n`;
    const stack = await begin({ "main.tf": quota(20_000) + list });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    const looked = await look(stack);
    expect(looked.at("sms_baidu_blacklist.all")).toMatchObject({ condition: "present", name: "MerchantBlack", status: null, usable: null });
    expect(looked.at("sms_baidu_quota.all")).toMatchObject({ condition: "present", name: null, status: "PENDING", usable: null });
    stack.emulator.admin.reject({ platform: "baidu", kind: "quotas", id: "emulator" }, "请说明用途");
    expect((await look(stack)).at("sms_baidu_quota.all")).toMatchObject({ condition: "refused", status: "FAILURE", review: "请说明用途" });
  });

  it("shows the other objects where one cannot be read", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.emulator.admin.addFaults({ call: "getTemplate", action: { status: 400, code: "InappropriateJSON" } });
    const looked = await look(stack);
    expect(looked.at("sms_baidu_signature.brand")).toMatchObject({ condition: "pending" });
    expect(looked.at(template)).toMatchObject({
      condition: "unreadable",
      name: "登录验证码",
      status: null,
      usable: null,
      problem: { summary: expect.stringContaining("登录验证码") },
    });
  });

  it("tells once what keeps it from asking for anything", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    stack.environment.BAIDUCLOUD_SECRET_KEY = undefined;
    const { objects, diagnostics } = await look(stack);
    expect(objects.map(({ condition }) => condition)).toEqual(["unreadable", "unreadable"]);
    expect(diagnostics).toMatchObject([{ severity: "error", summary: expect.stringContaining("secret_key") }]);
  });

  it("takes what a run left in its journal for recorded, and leaves the journal as it is", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const whole = await opened(stack);
    const { instances } = readState(whole);
    rmSync(whole.paths.state);
    const journal = openJournal(systemWorld, whole.paths.journal, emptyState(systemWorld.random), nobody);
    for (const [address, instance] of instances) journal.done(address, instance);
    const { objects } = await look(stack);
    expect(objects.map(({ address, condition }) => `${address} ${condition}`)).toEqual([
      "sms_baidu_signature.brand pending",
      "sms_baidu_template.code pending",
    ]);
  });

  it("tells of a create whose outcome nobody knows: whatever has become of its block", async () => {
    const stack = await begin({ "main.tf": both });
    stack.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    await failed(stack.apply());
    const summaries = async () => (await look(stack)).diagnostics.map(({ severity, summary }) => `${severity} ${summary}`);
    const open = ["warning sms_baidu_template.code: whether it was created is not known"];
    expect(await summaries()).toEqual(open);
    stack.write({ "main.tf": signatureBlock("brand") });
    expect(await summaries()).toEqual(open);
  });

  it("speaks of an object whose block has moved by its new address", async () => {
    const stack = await begin({ "main.tf": both });
    await succeeded(stack.apply());
    const moved = "moved {\n  from = sms_baidu_template.code\n  to = sms_baidu_template.login\n}\n";
    stack.write({ "main.tf": both.replace('"code"', '"login"') + moved });
    expect((await look(stack)).at("sms_baidu_template.login")).toMatchObject({ condition: "pending" });
  });

  it("does not tell a name that is sensitive", async () => {
    const files = `variable "title" {\n  sensitive = true\n  default   = "秘密模板"\n}\n${templateBlock("code", "", { title: "${var.title}" })}`;
    const stack = await begin({ "main.tf": files });
    await succeeded(stack.apply());
    const { objects } = await look(stack);
    expect(objects).toMatchObject([{ address: template, name: null, status: "SUBMITTED" }]);
    expect(JSON.stringify(objects)).not.toContain("秘密");
  });
});
