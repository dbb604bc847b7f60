/** Quotas: applied for, reviewed, used up, and set in the console. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../src/emulator";
import { admin, call, emulators, getSignature, newSignature, signaturePath, signatureRef } from "./caller";
import { clockAt, getQuota, minuteMs, newSender, noon, phones, putQuota, quotaBody, quotaPath, quotaRef, senderOn } from "./sending";

const rateLimits = {
  rateLimitPerMobilePerSignByMinute: 3,
  rateLimitPerMobilePerSignByHour: 10,
  rateLimitPerMobilePerSignByDay: 50,
};

describe("an account's quotas", () => {
  const start = emulators();

  it("read 0 until a signature has passed, and from then on for good", async () => {
    const emulator = await start({ clock: clockAt(noon), review: "manual" });
    const zero = { quotaPerDay: 0, quotaPerMonth: 0, quotaRemainToday: 0, quotaRemainThisMonth: 0 };
    const id = await newSignature(emulator);
    expect((await getQuota(emulator)).body).toEqual({ ...zero, ...rateLimits, rateLimitWhiteList: false });
    emulator.admin.approve(signatureRef(id));
    const inForce = { quotaPerDay: 100, quotaPerMonth: 1000, quotaRemainToday: 100, quotaRemainThisMonth: 1000 };
    expect((await getQuota(emulator)).body).toMatchObject(inForce);
    await call(emulator, "DELETE", `${signaturePath}/${id}`);
    expect((await getQuota(emulator)).body).toMatchObject(inForce);
  });

  it("are counted from a signature that passed and was deleted before anybody asked", async () => {
    const emulator = await start({ reviewDelayMs: 0 });
    const id = await newSignature(emulator);
    await call(emulator, "DELETE", `${signaturePath}/${id}`);
    expect((await getSignature(emulator, id)).status).toBe(404);
    expect((await getQuota(emulator)).body.quotaPerDay).toBe(100);
  });

  it("change when the application passes, the rate limits at once", async () => {
    const { emulator } = await newSender(start, { review: "approve", reviewDelayMs: minuteMs });
    const reply = await putQuota(emulator, { rateLimitPerMobilePerSignByMinute: 2 });
    expect([reply.status, reply.text]).toEqual([200, ""]);
    const applied = { applyQuotaPerDay: 5000, applyQuotaPerMonth: 50_000 };
    expect((await getQuota(emulator)).body).toMatchObject({
      quotaPerDay: 100,
      quotaPerMonth: 1000,
      ...applied,
      applyCheckStatus: "PENDING",
      checkReply: "",
      rateLimitPerMobilePerSignByMinute: 2,
    });
    emulator.admin.setClock({ advanceMs: minuteMs });
    expect((await getQuota(emulator)).body).toMatchObject({
      quotaPerDay: 5000,
      quotaPerMonth: 50_000,
      ...applied,
      applyCheckStatus: "PASS",
    });
  });

  it("stay when the application fails, with the reviewer's words, and may be applied for again", async () => {
    const { emulator } = await newSender(start, { review: "reject", reviewDelayMs: 0, rejectReply: "月配额申请值过大" });
    await putQuota(emulator);
    expect((await getQuota(emulator)).body).toMatchObject({
      quotaPerDay: 100,
      applyQuotaPerDay: 5000,
      applyCheckStatus: "FAILURE",
      checkReply: "月配额申请值过大",
    });
    emulator.admin.setReview({ mode: "approve" });
    await putQuota(emulator);
    expect((await getQuota(emulator)).body).toMatchObject({ quotaPerDay: 5000, applyCheckStatus: "PASS", checkReply: "" });
  });

  it("keep the refused application while only a rate limit is changed", async () => {
    const { emulator } = await newSender(start);
    await putQuota(emulator);
    emulator.admin.reject(quotaRef, "too much");
    await putQuota(emulator, { quotaPerDay: 100, quotaPerMonth: 1000, rateLimitPerMobilePerSignByHour: 7 });
    expect((await getQuota(emulator)).body).toMatchObject({
      quotaPerDay: 100,
      applyQuotaPerDay: 5000,
      applyCheckStatus: "FAILURE",
      checkReply: "too much",
      rateLimitPerMobilePerSignByHour: 7,
    });
  });

  it("are decided and set by whoever plays operations and the console", async () => {
    const { emulator } = await newSender(start);
    const path = "/baidu/quotas/emulator";
    expect((await admin(emulator, "GET", path)).body).toMatchObject({ status: "NONE", quotaPerDay: 100, submission: null });
    expect((await admin(emulator, "POST", `${path}/approve`)).body.error).toContain("has not applied");
    await putQuota(emulator);
    expect((await admin(emulator, "GET", "/objects?platform=baidu&kind=quotas")).body).toMatchObject([
      { id: "emulator", status: "PENDING", submission: { quotaPerDay: 5000, quotaPerMonth: 50_000 } },
    ]);
    expect((await admin(emulator, "POST", `${path}/approve`)).body).toMatchObject({ status: "PASS", quotaPerDay: 5000 });
    expect((await admin(emulator, "PATCH", path, { quotaPerDay: 7, rateLimitWhiteList: true })).status).toBe(200);
    expect((await getQuota(emulator)).body).toMatchObject({ quotaPerDay: 7, applyQuotaPerDay: 5000, rateLimitWhiteList: true });
    expect((await admin(emulator, "POST", `${path}/abort`)).body.error).toContain("Allowed: approve, reject");
    expect((await admin(emulator, "PATCH", path, { quotaPerDay: -2 })).body.error).toContain("quotaPerDay");
    expect((await admin(emulator, "GET", "/baidu/quotas/nobody")).status).toBe(404);
    await admin(emulator, "DELETE", path);
    expect((await getQuota(emulator)).body).toMatchObject({ quotaPerDay: 100, rateLimitWhiteList: false });
  });

  it.each(Object.keys(quotaBody))("cannot be put without %s", async (name) => {
    const emulator = await start();
    for (const value of [undefined, "5", 1.5, null, -2]) {
      const reply = await putQuota(emulator, { [name]: value });
      expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
      expect(reply.body.message).toContain(name);
    }
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("cannot be read without userQuery", async () => {
    const reply = await call(await start(), "GET", quotaPath);
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect(reply.body.message).toContain("userQuery");
  });
});

describe("used quotas", () => {
  const start = emulators();

  it("stop messages and start anew with the day and the month in Shanghai", async () => {
    const { emulator, receipts } = await newSender(start);
    emulator.admin.edit(quotaRef, { quotaPerDay: 2, quotaPerMonth: 3 });
    const remaining = async () => {
      const { quotaRemainToday, quotaRemainThisMonth } = (await getQuota(emulator)).body;
      return [quotaRemainToday, quotaRemainThisMonth];
    };
    emulator.admin.setClock({ now: "2024-01-30T15:59:00Z" });
    expect(await receipts(...phones(3))).toEqual(["DELIVRD", "DELIVRD", "B:00042"]);
    expect(await remaining()).toEqual([0, 1]);
    emulator.admin.setClock({ now: "2024-01-30T16:00:00Z" });
    expect(await remaining()).toEqual([2, 1]);
    expect(await receipts(...phones(2, 10))).toEqual(["DELIVRD", "B:00043"]);
    emulator.admin.setClock({ now: "2024-01-31T16:00:00Z" });
    expect(await remaining()).toEqual([2, 3]);
    expect(await receipts(...phones(1))).toEqual(["DELIVRD"]);
  });

  it("do not count what was stopped or refused, and -1 is no limit", async () => {
    const { emulator, receipts, send } = await newSender(start);
    emulator.admin.edit(quotaRef, { quotaPerDay: 5, quotaPerMonth: -1 });
    for (let sent = 0; sent < 4; sent += 1) await send();
    await send({ mobile: "bad" });
    expect((await getQuota(emulator)).body).toMatchObject({ quotaRemainToday: 2, quotaRemainThisMonth: -1 });
    expect(await receipts(...phones(3))).toEqual(["DELIVRD", "DELIVRD", "B:00042"]);
  });

  it("can be left out", async () => {
    const { emulator, receipts } = await newSender(start, { accountLimits: "off" });
    emulator.admin.edit(quotaRef, { quotaPerDay: 0 });
    expect(await receipts(...phones(2))).toEqual(["DELIVRD", "DELIVRD"]);
  });

  it("are still counted after a restart", async () => {
    const options = { data: join(mkdtempSync(join(tmpdir(), "emulator-")), "data.json"), review: "manual", clock: clockAt(noon) } as const;
    const first = await startEmulator(options);
    const sender = await senderOn(first);
    await sender.receipts(...phones(3));
    await putQuota(first);
    await first.close();
    const second = await startEmulator(options);
    expect((await getQuota(second)).body).toMatchObject({ quotaRemainToday: 97, applyCheckStatus: "PENDING", applyQuotaPerDay: 5000 });
    await second.close();
  });
});
