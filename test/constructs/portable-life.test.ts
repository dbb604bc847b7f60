/** What a program declares once, from its first review to the day on which its first text is deleted. */
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { code, sms, type Text, text } from "../../dist/cdktf";
import { createClock } from "../../src/emulator";
import { embeddedFrontends, type Frontend } from "../scenarios/frontends";
import { type Engine, engines } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

const proof = join(__dirname, "..", "..", "examples", "tencent", "proof.jpg");

const otpText = sms`验证码${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。`;
const nextText = sms`您的验证码是${code("otp", { digits: 6 })}，5分钟内有效。`;

function shop({ sms }: Engine, stack: TerraformStack, otp: Text<"otp">) {
  const brand = new sms.Signature(stack, "brand", {
    text: "云上书店",
    owner: { kind: "company", proof },
    on: { baidu: {}, tencent: { qualificationId: "1000001" } },
    deletionProtection: false,
  });
  new sms.Template(stack, "otp", {
    signature: brand,
    kind: "verification",
    audience: "domestic",
    text: otp,
    on: { baidu: {}, tencent: {} },
  });
  new sms.Template(stack, "shipped", {
    signature: brand,
    kind: "notice",
    audience: "domestic",
    text: otherText,
    on: { baidu: {}, tencent: { text: plainText } },
  });
}
const otherText = sms`您的订单${text("order", { max: 20, example: "20260001" })}已发货`;
const plainText = sms`您的订单已发货，详情请见应用`;

describe.each(engines)("with %s, a stack of two platforms", (_, engine) => {
  const open = embeddedFrontends();
  const saying = (otp: Text<"otp">) => synthesizedFiles(engine, (stack) => shop(engine, stack, otp));

  it("is reviewed, goes live, changes a text without a gap and deletes the old one in its time", async () => {
    const time = createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 0, 5, 9) });
    const clock = { now: time.now, sleep: async (ms: number) => void time.advance(ms) };
    const it = await open({ files: saying(otpText), clock, emulator: { clock: time } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await live(it)).toEqual({ "otp on baidu": null, "otp on tencent": null, "shipped on baidu": null, "shipped on tencent": null });

    approveAll(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    const first = {
      "otp on baidu": "验证码${SMSvCode}，5分钟内有效，请勿告知他人。",
      "otp on tencent": "验证码{1}，5分钟内有效，请勿告知他人。",
      "shipped on baidu": "您的订单${order}已发货",
      "shipped on tencent": "您的订单已发货，详情请见应用",
    };
    expect(await live(it)).toEqual(first);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    await it.write(saying(nextText));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await live(it)).toEqual(first);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    approveAll(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await live(it)).toMatchObject({
      "otp on baidu": "您的验证码是${SMSvCode}，5分钟内有效。",
      "otp on tencent": "您的验证码是{1}，5分钟内有效。",
    });
    expect(objects(it, "templates")).toHaveLength(6);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    time.advance(73 * 3600 * 1000);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(objects(it, "templates")).toHaveLength(4);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

/** The live text of each message. */
async function live(it: Frontend): Promise<Record<string, unknown>> {
  const entries = Object.entries(await it.state()).flatMap(([address, { values }]) => {
    const platform = /^sms_(\w+)_message\./.exec(address)?.[1];
    return platform === undefined ? [] : [[`${String(values.key)} on ${platform}`, values.live_text]];
  });
  return Object.fromEntries(entries);
}

function objects({ emulator }: Frontend, kind: string) {
  return emulator.admin.objects().filter((each) => each.kind === kind);
}

function approveAll({ emulator }: Frontend): void {
  for (const { platform, kind, id } of emulator.admin.objects()) emulator.admin.approve({ platform, kind, id: String(id) });
}
