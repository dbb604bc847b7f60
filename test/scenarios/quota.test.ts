import { rm } from "node:fs/promises";
import { join } from "node:path";
import { putQuota } from "../emulator/sending";
import { type Door, describeDoors } from "./doors";
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
async function approveSignature(door: Door): Promise<void> {
  const id = String((await door.state())["sms_baidu_signature.brand"]?.values.id);
  door.emulator.admin.approve({ platform: "baidu", kind: "signatures", id });
}

/** What every change has asked for since the last look. */
const askedFor = (door: Door) =>
  door.log().flatMap(({ call, body }) => {
    if (call !== "modifyQuota") return [];
    const { quotaPerDay, quotaPerMonth } = body as { quotaPerDay: number; quotaPerMonth: number };
    return [[quotaPerDay, quotaPerMonth]];
  });

describeDoors("the quota", (open, through) => {
  it("is applied for, and counts as done while it is under review and when it is granted", async () => {
    const door = await open({ files: stack(quotaBlock()) });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect((await door.state())[address]?.values).toMatchObject({ quota_per_day: 5000, apply_check_status: "PENDING" });
    door.log();
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    door.emulator.admin.approve(quota);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect(door.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
  });

  it("that was refused is told on every plan, and is not asked for again until the wish changes", async () => {
    const door = await open({ files: stack(quotaBlock()) });
    await door.apply();
    door.emulator.admin.reject(quota, "月配额申请值过大");
    door.log();
    for (const look of [1, 2]) {
      const plan = await door.plan();
      expect([look, plan.ok, plan.changes, plan.text]).toEqual([look, true, [], expect.stringContaining("was refused: 月配额申请值过大")]);
      await door.apply();
    }
    expect(door.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
    await door.write(stack(quotaBlock({ month: 40000 })));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.log().filter(({ call }) => call === "modifyQuota")).toHaveLength(1);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose rate limit changes after a refusal does not ask for the refused wish again", async () => {
    const door = await open({ files: stack(signatureBlock("brand"), quotaBlock()) });
    await door.apply();
    await approveSignature(door);
    door.emulator.admin.reject(quota, "过大");
    await door.apply();
    await door.write(stack(signatureBlock("brand"), quotaBlock({ minute: 2 })));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    door.log();
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(askedFor(door)).toEqual([[100, 1000]]);
    expect((await door.state())[address]?.values).toMatchObject({ quota_per_day: 5000, rate_limit_per_mobile_per_sign_by_minute: 2 });
    const plan = await door.plan();
    expect(plan).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("was refused") });
  });

  it("that is in force already is taken over without a request", async () => {
    const door = await open({ files: stack(quotaBlock()) });
    await door.apply();
    door.emulator.admin.approve(quota);
    await rm(join(door.folder, "terraform.tfstate"));
    door.log();
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.log().filter(({ call }) => call === "modifyQuota")).toEqual([]);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  describe("before a signature is approved, when everything reads 0", () => {
    it.each([
      ["under review", () => {}],
      ["refused", (door: Door) => door.emulator.admin.reject(quota, "过大")],
      ["granted", (door: Door) => door.emulator.admin.approve(quota)],
    ] as const)("and %s, goes with a change of the rate limits, never a 0 that nobody asked for", async (_how, decide) => {
      const door = await open({ files: stack(quotaBlock()) });
      await door.apply();
      decide(door);
      await door.write(stack(quotaBlock({ minute: 2 })));
      door.log();
      expect(await door.apply()).toMatchObject({ ok: true });
      expect(askedFor(door)).toEqual([[5000, 50000]]);
      expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    });

    it("and granted, is taken over with other rate limits: by a create, and by an import that finds no difference", async () => {
      const door = await open({ files: stack(quotaBlock()) });
      await door.apply();
      door.emulator.admin.approve(quota);
      const forget = () => rm(join(door.folder, "terraform.tfstate"));
      await forget();
      await door.write(stack(quotaBlock({ minute: 2 })));
      door.log();
      expect(await door.apply()).toMatchObject({ ok: true });
      expect(askedFor(door)).toEqual([[5000, 50000]]);
      await forget();
      expect(await door.import(address, "quota")).toMatchObject({ ok: true });
      expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    });

    it("and refused, is asked for again where an application for nothing has taken its place", async () => {
      const door = await open({ files: stack(quotaBlock()) });
      await door.apply();
      door.emulator.admin.reject(quota, "过大");
      await door.apply();
      await putQuota(door.emulator, { ...rateLimits, quotaPerDay: 0, quotaPerMonth: 0 });
      expect((await door.plan()).changes).toEqual([`update ${address}`]);
      door.log();
      expect(await door.apply()).toMatchObject({ ok: true });
      expect(askedFor(door)).toEqual([[5000, 50000]]);
    });
  });

  it("of which only the month was refused is told all the same", async () => {
    const files = stack(signatureBlock("brand"), quotaBlock({ day: 100, month: 50000 }));
    const door = await open({ files });
    await door.apply();
    await approveSignature(door);
    door.emulator.admin.reject(quota, "过大");
    expect(await door.plan()).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("was refused: 过大") });
  });

  it("is imported, and left as it is when it is destroyed, which is said", async () => {
    const door = await open({ files: stack(quotaBlock()) });
    expect(await door.import(address, "quota")).toMatchObject({ ok: true });
    door.log();
    const gone = await door.destroy();
    expect(gone).toMatchObject({ ok: true, text: expect.stringContaining("is only taken out of the state") });
    expect(door.log().filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await door.state()).toEqual({});
  });

  it("asks for whole numbers (V41), and warns of odd ones (V42, V43, V44)", async () => {
    const door = await open({ files: stack(quotaBlock({ day: 0.5 })) });
    expect(await door.plan()).toMatchObject({ ok: false, text: expect.stringContaining("V41: quota_per_day must be a whole number") });
    await door.write(stack(quotaBlock({ day: 100, month: 10, minute: 7 })));
    const { text, ok } = await door.plan();
    expect(ok).toBe(true);
    expect(text).toContain("V42, quota");
    expect(text).toContain("V43, quota");
    await door.write(stack(quotaBlock({ day: -1 })));
    expect(await door.plan()).toMatchObject({ ok: true, text: expect.stringContaining("V44, quota") });
  });

  if (through === "embedded") {
    it("is described once for an account", async () => {
      const door = await open({ files: stack(quotaBlock(), quotaBlock({ name: "second" })) });
      const plan = await door.plan();
      expect(plan).toMatchObject({ ok: false, text: expect.stringContaining("An account has one quota") });
      expect(plan.text.match(/Error: /g)).toHaveLength(1);
    });
  }
});
