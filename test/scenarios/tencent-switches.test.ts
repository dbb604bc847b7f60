/**
 * What Tencent's document leaves open, the emulator decides by switches. The life of a stack passes with each switch at each of its
 * values, one at a time; where a value forbids something, the message that says so is expected instead.
 */
import { tencentSwitches } from "../../src/emulator/tencent/switches";
import { unlimited } from "../../src/http/limits/unlimited";
import { embeddedFrontends } from "./frontends";
import { clean, switchCases, switchLines } from "./switch-lives";
import { refOf, signatureAddress, signatureBlock, templateBlock, tencentStack } from "./tencent-stacks";

jest.setTimeout(60_000);

/** Values with which a step cannot succeed: the end of the life, and what the user is told. */
const refusals: Readonly<Record<string, RegExp>> = {
  "tencent.template-needs-sign=approved": /MissingSignature/,
};

const code = "sms_tencent_template.code";
const notice = "sms_tencent_template.notice";
const all = `data "sms_tencent_templates" "all" {
  international = 0
  depends_on    = [sms_tencent_template.code, sms_tencent_template.notice]
}
`;
const more = "depends_on = [sms_tencent_signature.s]";
const files = (texts: { readonly code: string; readonly notice: string }) =>
  tencentStack(
    signatureBlock("s", { more: "deletion_protection = false" }),
    templateBlock("code", { content: texts.code, more }),
    templateBlock("notice", { name: "订单通知", content: texts.notice, more }).replace("sms_type         = 3", "sms_type = 2"),
    all,
  );
const begin = files({ code: "您的验证码是{1}，5分钟内有效。", notice: "您的订单已发货，请保持电话畅通。" });
const later = files({ code: "您的登录验证码是{1}，{2}分钟内有效。", notice: "尊敬的会员，您的订单已发货。" });

describe("the life of a stack of Tencent", () => {
  const open = embeddedFrontends();

  it.each(switchCases(tencentSwitches, Object.keys(refusals)))("passes with $title", async ({ title, switches }) => {
    const frontend = await open({ files: begin, limiter: unlimited, emulator: { rateLimits: "off", switches } });
    const refusal = refusals[title];
    const made = await frontend.apply();
    if (refusal) {
      expect([made.ok, made.text]).toEqual([false, expect.stringMatching(refusal)]);
      return;
    }
    expect([made.ok, made.text]).toEqual([true, made.text]);
    await clean(frontend);

    const ids = await idsOf();
    for (const address of [signatureAddress, code]) frontend.emulator.admin.approve(await refOf(frontend, address));
    frontend.emulator.admin.reject(await refOf(frontend, notice), "请说明用途");
    expect((await frontend.plan()).text).toContain('Template "订单通知" was rejected: 请说明用途');

    await frontend.write(later);
    const changed = await frontend.apply();
    expect([changed.ok, changed.text]).toEqual([true, changed.text]);
    const now = await idsOf();
    expect([now.signature, now.notice]).toEqual([ids.signature, ids.notice]);
    expect(now.code).not.toBe(ids.code);
    await clean(frontend);

    const gone = await frontend.destroy();
    expect([gone.ok, gone.text]).toEqual([true, gone.text]);
    expect(await frontend.state()).toEqual({});
    expect(frontend.emulator.admin.objects({ platform: "tencent" }).filter(({ kind }) => /signatures|templates/.test(kind))).toEqual([]);

    async function idsOf() {
      const state = await frontend.state();
      const of = (address: string) => String(state[address]?.values.id);
      return { signature: of(signatureAddress), code: of(code), notice: of(notice) };
    }
  });

  it("went through these", () => {
    const lines = switchLines(tencentSwitches);
    process.stdout.write(`switches and the values that the life of a stack passed with:\n${lines.join("\n")}\n`);
    expect(lines.length).toBeGreaterThan(35);
  });
});
