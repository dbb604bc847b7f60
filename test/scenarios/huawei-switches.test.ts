/**
 * What Huawei's document leaves open, the emulator decides by switches. The life of a stack passes with each switch at each of its values,
 * one at a time; where a value forbids something, the message that says so is expected instead.
 */
import { huawei } from "../../src/clouds/huawei";
import { huaweiSwitches } from "../../src/emulator/huawei/switches";
import { embeddedFrontends, type Frontend } from "./frontends";
import {
  appBlock,
  fileBlock,
  huaweiStack,
  png,
  refOf,
  signatureAddress,
  signatureBlock,
  type TemplateText,
  templateBlock,
  unprotected,
} from "./huawei-stacks";
import { clean, switchCases, switchLines } from "./switch-lives";

jest.setTimeout(60_000);

const environment = { HW_ACCESS_KEY: "emulator", HW_SECRET_KEY: "emulator-secret", HW_PROJECT_ID: "845ada5bc7444f1295cd517af0123da1" };

/** Values with which a step cannot succeed: how it ends, and what the user is told. */
const refusals: Readonly<Record<string, RegExp>> = {
  // What has no commands cannot be withdrawn.
  "huawei.template-commands=ignored": /MSGSMS\.0134/,
};

const code = "sms_huawei_template.code";
const notice = "sms_huawei_template.notice";
const files = (texts: { readonly code: TemplateText; readonly notice: TemplateText }) => ({
  ...huaweiStack(
    appBlock("a"),
    fileBlock("f"),
    signatureBlock("s", { more: `${unprotected}\n  file_id = sms_huawei_signature_file.f.id` }),
    templateBlock("code", { name: "编号", ...texts.code }),
    templateBlock("notice", { name: "订单", ...texts.notice, more: 'on_approved_change = "disable_and_edit"' }),
  ),
  "licence.png": png("licence"),
});
const begin = files({ code: {}, notice: { content: "您的订单${1}已签收。", variables: { 1: "CHARDIGIT" } } });
const later = files({
  code: { content: "编号${1}已发货。", variables: { 1: "CHARDIGIT" } },
  notice: { content: "您的订单${1}已于${2}签收。" },
});
const edited = files({ code: { content: "编号已发货。", variables: {} }, notice: { content: "您的订单已签收。", variables: {} } });

describe("the life of a stack of Huawei", () => {
  const open = embeddedFrontends();

  it.each(switchCases(huaweiSwitches))("passes with $title", async ({ title, switches }) => {
    const frontend = await open({ files: begin, clouds: [huawei], environment, emulator: { review: "manual", switches } });
    await succeed(frontend.apply());
    frontend.emulator.admin.setClock({ advanceMs: 5000 });
    await clean(frontend);
    const ids = await idsOf(frontend);

    frontend.emulator.admin.approve(await refOf(frontend, signatureAddress));
    // Under review: withdrawn, edited, handed in again.
    await frontend.write(later);
    const withdrawn = await frontend.apply();
    const refusal = refusals[title];
    if (refusal) {
      expect([withdrawn.ok, withdrawn.text]).toEqual([false, expect.stringMatching(refusal)]);
      return;
    }
    expect([withdrawn.ok, withdrawn.text]).toEqual([true, withdrawn.text]);
    await clean(frontend);
    expect(await idsOf(frontend)).toEqual(ids);

    for (const address of [code, notice]) frontend.emulator.admin.approve(await refOf(frontend, address));
    await succeed(frontend.apply());
    // Approved: one is replaced, the other one disabled and edited.
    await frontend.write(edited);
    await succeed(frontend.apply());
    frontend.emulator.admin.setClock({ advanceMs: 5000 });
    await clean(frontend);
    const now = await idsOf(frontend);
    expect(now.notice).toBe(ids.notice);
    expect(now.code).not.toBe(ids.code);
    for (const address of [code, notice]) {
      expect(frontend.emulator.admin.object(await refOf(frontend, address)).status).toBe("Reviewing");
    }

    await succeed(frontend.destroy());
    expect(await frontend.state()).toEqual({});
    const left = frontend.emulator.admin.objects({ platform: "huawei" }).filter(({ kind }) => /signatures|templates/.test(kind));
    expect(left).toEqual([]);
  });

  it("went through these", () => {
    const lines = switchLines(huaweiSwitches);
    process.stdout.write(`switches and the values that the life of a stack passed with:\n${lines.join("\n")}\n`);
    expect(lines.length).toBeGreaterThan(35);
  });
});

async function succeed(step: ReturnType<Frontend["apply"]>): Promise<void> {
  const { ok, text } = await step;
  expect([ok, text]).toEqual([true, text]);
}

async function idsOf(frontend: Frontend) {
  const state = await frontend.state();
  const of = (address: string) => String(state[address]?.values.id);
  return { signature: of(signatureAddress), code: of(code), notice: of(notice) };
}
