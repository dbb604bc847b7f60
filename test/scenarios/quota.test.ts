import { rm } from "node:fs/promises";
import { join } from "node:path";
import { putQuota } from "../emulator/sending";
import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { signatureBlock, stack } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_quota.q";

function quotaBlock(
  given: { readonly day?: number; readonly month?: number; readonly minute?: number; readonly name?: string } = {},
): string {
  return `
resource "sms_baidu_quota" "${given.name ?? "q"}" {
  quota_per_day                            = ${given.day ?? 5000}
  quota_per_month                          = ${given.month ?? 50000}
  rate_limit_per_mobile_per_sign_by_minute = ${given.minute ?? 1}
  rate_limit_per_mobile_per_sign_by_hour   = 5
  rate_limit_per_mobile_per_sign_by_day    = 10
}
`;
}
const rateLimits = { rateLimitPerMobilePerSignByMinute: 1, rateLimitPerMobilePerSignByHour: 5, rateLimitPerMobilePerSignByDay: 10 };
const quota = { platform: "baidu", kind: "quotas", id: "emulator" };

/** Without an approved signature Baidu reads every quota as 0, whatever is in force. */
async function approveSignature(frontend: Frontend): Promise<void> {
  const id = String((await frontend.state())["sms_baidu_signature.brand"]?.values.id);
  frontend.emulator.admin.approve({ platform: "baidu", kind: "signatures", id });
}

/** What every change has asked for since the last look. */
const askedFor = (frontend: Frontend) =>
  frontend.log().flatMap(({ call, body }) => {
    if (call !== "modifyQuota") return [];
    const { quotaPerDay, quotaPerMonth } = body as { quotaPerDay: number; quotaPerMonth: number };
    return [[quotaPerDay, quotaPerMonth]];
  });

describeFrontends("the quota", (open, through) => {
  it("is applied for, and counts as done while it is under review and when it is granted", async () => {
    const frontend = await open({ files: stack(quotaBlock()) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect((await frontend.state())[address]?.values).toMatchObject({ quota_per_day: 5000, apply_check_status: "PENDING" });
    frontend.log();
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    frontend.emulator.admin.approve(quota);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(frontend.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
  });

  it("that was refused is told on every plan, and is not asked for again until the wish changes", async () => {
    const frontend = await open({ files: stack(quotaBlock()) });
    await succeeded(frontend.apply());
    frontend.emulator.admin.reject(quota, "月配额申请值过大");
    frontend.log();
    for (const look of [1, 2]) {
      const plan = await frontend.plan();
      expect([look, plan.ok, plan.changes, plan.text]).toEqual([look, true, [], expect.stringContaining("was refused: 月配额申请值过大")]);
      await succeeded(frontend.apply());
    }
    expect(frontend.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
    await frontend.write(stack(quotaBlock({ month: 40000 })));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.log().filter(({ call }) => call === "modifyQuota")).toHaveLength(1);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose rate limit changes after a refusal does not ask for the refused wish again", async () => {
    const frontend = await open({ files: stack(signatureBlock("brand"), quotaBlock()) });
    await succeeded(frontend.apply());
    await approveSignature(frontend);
    frontend.emulator.admin.reject(quota, "过大");
    await succeeded(frontend.apply());
    await frontend.write(stack(signatureBlock("brand"), quotaBlock({ minute: 2 })));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    frontend.log();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(askedFor(frontend)).toEqual([[100, 1000]]);
    expect((await frontend.state())[address]?.values).toMatchObject({ quota_per_day: 5000, rate_limit_per_mobile_per_sign_by_minute: 2 });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("was refused") });
  });

  it("that is in force already is taken over without a request", async () => {
    const frontend = await open({ files: stack(quotaBlock()) });
    await succeeded(frontend.apply());
    frontend.emulator.admin.approve(quota);
    await rm(join(frontend.folder, "terraform.tfstate"));
    frontend.log();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  describe("before a signature is approved, when everything reads 0", () => {
    it.each([
      ["under review", () => {}],
      ["refused", (frontend: Frontend) => frontend.emulator.admin.reject(quota, "过大")],
      ["granted", (frontend: Frontend) => frontend.emulator.admin.approve(quota)],
    ] as const)("and %s, goes with a change of the rate limits, never a 0 that nobody asked for", async (_how, decide) => {
      const frontend = await open({ files: stack(quotaBlock()) });
      await succeeded(frontend.apply());
      decide(frontend);
      await frontend.write(stack(quotaBlock({ minute: 2 })));
      frontend.log();
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(askedFor(frontend)).toEqual([[5000, 50000]]);
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    });

    it("and granted, is taken over with other rate limits: by a create, and by an import that finds no difference", async () => {
      const frontend = await open({ files: stack(quotaBlock()) });
      await succeeded(frontend.apply());
      frontend.emulator.admin.approve(quota);
      const forget = () => rm(join(frontend.folder, "terraform.tfstate"));
      await forget();
      await frontend.write(stack(quotaBlock({ minute: 2 })));
      frontend.log();
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(askedFor(frontend)).toEqual([[5000, 50000]]);
      await forget();
      expect(await frontend.import(address, "quota")).toMatchObject({ ok: true });
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    });

    it("and refused, is asked for again where an application for nothing has taken its place", async () => {
      const frontend = await open({ files: stack(quotaBlock()) });
      await succeeded(frontend.apply());
      frontend.emulator.admin.reject(quota, "过大");
      await succeeded(frontend.apply());
      await putQuota(frontend.emulator, { ...rateLimits, quotaPerDay: 0, quotaPerMonth: 0 });
      expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
      frontend.log();
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(askedFor(frontend)).toEqual([[5000, 50000]]);
    });
  });

  it("of which only the month was refused is told all the same", async () => {
    const files = stack(signatureBlock("brand"), quotaBlock({ day: 100, month: 50000 }));
    const frontend = await open({ files });
    await succeeded(frontend.apply());
    await approveSignature(frontend);
    frontend.emulator.admin.reject(quota, "过大");
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("was refused: 过大") });
  });

  it("is imported, and left as it is when it is destroyed, which is said", async () => {
    const frontend = await open({ files: stack(quotaBlock()) });
    expect(await frontend.import(address, "quota")).toMatchObject({ ok: true });
    frontend.log();
    const gone = await frontend.destroy();
    expect(gone).toMatchObject({ ok: true, text: expect.stringContaining("is only taken out of the state") });
    expect(frontend.log().filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await frontend.state()).toEqual({});
  });

  it("asks for whole numbers (V41), and warns of odd ones (V42, V43, V44)", async () => {
    const frontend = await open({ files: stack(quotaBlock({ day: 0.5 })) });
    expect(await frontend.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("baidu.V41, quota: quota_per_day must be a whole number"),
    });
    await frontend.write(stack('provider "sms" {\n  baidu { rules = { V41 = "warn" } }\n}\n', quotaBlock({ day: 0.5 })));
    expect(await frontend.plan()).toMatchObject({ ok: true, text: expect.stringContaining("Warning: baidu.V41") });
    await frontend.write(stack(quotaBlock({ day: 100, month: 10, minute: 7 })));
    const { text, ok } = await frontend.plan();
    expect(ok).toBe(true);
    expect(text).toContain("baidu.V42, quota");
    expect(text).toContain("baidu.V43, quota");
    await frontend.write(stack(quotaBlock({ day: -1 })));
    expect(await frontend.plan()).toMatchObject({ ok: true, text: expect.stringContaining("baidu.V44, quota") });
  });

  if (through === "embedded") {
    it("is described once for an account", async () => {
      const frontend = await open({ files: stack(quotaBlock(), quotaBlock({ name: "second" })) });
      const plan = await frontend.plan();
      expect(plan).toMatchObject({ ok: false, text: expect.stringContaining("An account has one quota") });
      expect(plan.text.match(/Error: /g)).toHaveLength(1);
    });
  }
});
