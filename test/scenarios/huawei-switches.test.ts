/**
 * What Huawei's document leaves open, the emulator decides by switches. The life of a stack passes with each switch at each of its values,
 * one at a time; where a value forbids something, the message that says so is expected instead.
 */
import { huaweiSwitches } from "../../src/emulator/huawei/switches";
import { unlimited } from "../../src/http/limits/unlimited";
import { embeddedFrontends, type Frontend } from "./frontends";
import {
  appBlock,
  fileBlock,
  huaweiStack,
  png,
  refOf,
  signatureAddress,
  signatureBlock,
  templateBlock,
  unprotected,
} from "./huawei-stacks";
import { clean, switchCases, switchLines } from "./switch-lives";

jest.setTimeout(60_000);

/** Values with which a step cannot succeed: the end of the life, and what the user is told. */
const refusals: Readonly<Record<string, RegExp>> = {
  "huawei.template-commands=ignored": /MSGSMS\.0134/,
};

const code = "sms_huawei_template.code";
const notice = "sms_huawei_template.notice";
const licensed = signatureBlock("s", { desc: "自用", more: `${unprotected}\n  file_id = sms_huawei_signature_file.f.id` });
const all = `data "sms_huawei_templates" "all" {
  depends_on = [sms_huawei_template.code, sms_huawei_template.notice]
}
`;
const files = (names: { readonly code: string; readonly notice: string }, texts: typeof names) => ({
  ...huaweiStack(
    appBlock("a", { more: 'up_link_addr = "https://sms.example.com/replies"' }),
    fileBlock("f"),
    licensed,
    templateBlock("code", { name: names.code, content: texts.code, variables: { 1: "CHARDIGIT" } }),
    templateBlock("notice", { name: names.notice, content: texts.notice, variables: {}, more: 'on_approved_change = "disable_and_edit"' }),
    all,
  ),
  "licence.png": png("first"),
});
const names = { code: "登录", notice: "发货" };
const texts = { code: "您的验证码是${1}，5分钟内有效。", notice: "您的订单已发货，请保持电话畅通。" };
const begin = files(names, texts);
const renamed = { ...names, code: "登录验证码" };
const withNotice = (notice: string) => files(renamed, { ...texts, notice });
const forRejected = withNotice("尊敬的会员，您的订单已发货。");
const forReviewed = withNotice("尊敬的会员，您的订单已经发货。");
const forApproved = withNotice("尊敬的会员，您的订单已送达。");

describe("the life of a stack of Huawei", () => {
  const open = embeddedFrontends();

  async function applied(frontend: Frontend): Promise<void> {
    const run = await frontend.apply();
    expect([run.ok, run.text]).toEqual([true, run.text]);
  }

  it.each(switchCases(huaweiSwitches, Object.keys(refusals)))("passes with $title", async ({ title, switches }) => {
    const frontend = await open({ files: begin, limiter: unlimited, emulator: { review: "manual", switches } });
    const { admin } = frontend.emulator;
    const statusOf = async (address: string) => admin.object(await refOf(frontend, address)).status;
    await applied(frontend);
    // What is new may be missing in lists for a moment.
    admin.setClock({ advanceMs: 2000 });
    await clean(frontend);

    for (const address of [signatureAddress, code]) admin.approve(await refOf(frontend, address));
    admin.reject(await refOf(frontend, notice), "请说明用途");
    expect((await frontend.plan()).text).toContain('Template "发货" was rejected: 请说明用途');
    await frontend.write(forRejected);
    await applied(frontend);
    expect([await statusOf(code), await statusOf(notice)]).toEqual(["Adopted", "Reviewing"]);
    await clean(frontend);

    await frontend.write(forReviewed);
    const refusal = refusals[title];
    if (refusal !== undefined) {
      expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringMatching(refusal) });
      return;
    }
    await applied(frontend);
    expect(await statusOf(notice)).toBe("Reviewing");
    admin.approve(await refOf(frontend, notice));
    await frontend.write(forApproved);
    await applied(frontend);
    expect(await statusOf(notice)).toBe("Reviewing");
    admin.approve(await refOf(frontend, notice));
    await clean(frontend);

    const gone = await frontend.destroy();
    expect([gone.ok, gone.text]).toEqual([true, gone.text]);
    expect(await frontend.state()).toEqual({});
    expect(admin.objects({ platform: "huawei" }).filter(({ kind }) => /signatures|templates/.test(kind))).toEqual([]);
  });

  it("went through these", () => {
    const lines = switchLines(huaweiSwitches);
    process.stdout.write(`switches and the values that the life of a stack passed with:\n${lines.join("\n")}\n`);
    expect(lines.length).toBeGreaterThan(50);
  });
});
