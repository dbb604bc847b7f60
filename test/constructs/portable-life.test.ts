/** What a program declares once, from its first review to the day on which its first text is deleted. */
import type * as bindings from "../../dist/cdktf";
import { createClock } from "../../src/emulator";
import { embeddedFrontends, type Frontend } from "../scenarios/frontends";
import { bookshopFiles } from "./bookshop";
import { engines } from "./engines";

type Code = typeof bindings.code;

describe.each(engines)("with %s, a catalogue on four platforms", (_, engine) => {
  const open = embeddedFrontends();
  const nextOtp = (code: Code) => engine.sms.sms`您的验证码是${code("otp", { digits: 6 })}，5分钟内有效。`;

  it("is reviewed, goes live, changes a text without a gap and deletes the old one in its time", async () => {
    const time = createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 0, 5, 9) });
    const clock = { now: time.now, sleep: async (ms: number) => void time.advance(ms) };
    const it = await open({ files: bookshopFiles(engine), clock, emulator: { clock: time } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    // Of infocloud nobody learns of a review.
    const infocloud = "验证码{otp,6}，5分钟内有效，请勿告知他人。";
    expect(await live(it)).toEqual({
      otp: { baidu: null, tencent: null, huawei: null, infocloud },
      shipped: { baidu: null, tencent: null, huawei: null },
    });

    await approve(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    const first = {
      otp: {
        baidu: "验证码${SMSvCode}，5分钟内有效，请勿告知他人。",
        tencent: "验证码{1}，5分钟内有效，请勿告知他人。",
        huawei: "验证码${1}，5分钟内有效，请勿告知他人。",
        infocloud,
      },
      shipped: { baidu: "您的订单${order}已发货", tencent: "您的订单已发货，详情请见应用", huawei: "您的订单${1}已发货" },
    };
    expect(await live(it)).toEqual(first);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    await it.write(bookshopFiles(engine, { otpText: nextOtp }));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await live(it)).toMatchObject({
      ...first,
      otp: { baidu: first.otp.baidu, tencent: first.otp.tencent, huawei: first.otp.huawei },
    });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    await approve(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await live(it)).toMatchObject({
      otp: {
        baidu: "您的验证码是${SMSvCode}，5分钟内有效。",
        tencent: "您的验证码是{1}，5分钟内有效。",
        huawei: "您的验证码是${1}，5分钟内有效。",
      },
      shipped: first.shipped,
    });
    expect(objects(it, "templates")).toHaveLength(9);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    time.advance(73 * 3600 * 1000);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(objects(it, "templates")).toHaveLength(6);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("goes on under the old name until another one and its texts are approved", async () => {
    const it = await open({ files: bookshopFiles(engine) });
    for (const _ of [1, 2]) {
      expect(await it.apply()).toMatchObject({ ok: true });
      await approve(it);
    }
    const before = await live(it);
    expect(await names(it)).toEqual(["云上书店"]);

    await it.write(bookshopFiles(engine, { otpText: nextOtp, brandText: "云上书城" }));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await names(it)).toEqual(["云上书店"]);
    approveOnly(it, "templates");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await live(it)).toMatchObject({ otp: { baidu: before.otp?.baidu, tencent: before.otp?.tencent }, shipped: before.shipped });

    await approve(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await names(it)).toEqual(["云上书城"]);
    expect(await live(it)).toMatchObject({ otp: { tencent: "您的验证码是{1}，5分钟内有效。" }, shipped: before.shipped });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is told by the plan where platforms take a name once", async () => {
    const it = await open({ files: bookshopFiles(engine) });
    expect(await it.apply()).toMatchObject({ ok: true });
    await approve(it);
    await it.write(bookshopFiles(engine, { qualificationId: "1000002" }));
    const planned = await it.plan();
    expect(planned).toMatchObject({
      ok: false,
      text: expect.stringContaining("cannot be made anew while its predecessor stays"),
    });
  });
});

/** The names that recipients see, but for infocloud's: they are a part of its templates. */
async function names(it: Frontend): Promise<readonly unknown[]> {
  const shown = Object.entries(await it.state()).flatMap(([address, { values }]) =>
    /_message\./.test(address) && !address.includes("infocloud") ? [values.live_signature] : [],
  );
  return [...new Set(shown)];
}

/** The live texts of each message, by the platform. */
async function live(it: Frontend): Promise<Record<string, Record<string, unknown>>> {
  const texts: Record<string, Record<string, unknown>> = {};
  for (const [address, { values }] of Object.entries(await it.state())) {
    const platform = /^sms_(\w+)_message\./.exec(address)?.[1];
    const key = String(values.key);
    if (platform !== undefined) texts[key] = { ...texts[key], [platform]: values.live_text };
  }
  return texts;
}

function objects({ emulator }: Frontend, kind: string) {
  return emulator.admin.objects().filter((each) => each.kind === kind);
}

/** All that is under review: signatures first, because a template may wait for its own. */
async function approve(it: Frontend): Promise<void> {
  approveOnly(it, "signatures");
  approveOnly(it, "templates");
}

function approveOnly(it: Frontend, kind: "signatures" | "templates"): void {
  for (const { platform, id, status } of objects(it, kind)) {
    const isOpen = ["SUBMITTED", "1", "PENDING_REVIEW", "SignReviewing", "Reviewing"].includes(String(status));
    if (isOpen) it.emulator.admin.approve({ platform, kind, id: String(id) });
  }
}
