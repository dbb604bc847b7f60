/** Texts of infocloud that are sent to see that a template works: each once, whatever becomes of its record. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describeFrontends, embeddedFrontends, type Frontend } from "./frontends";
import {
  calendar,
  dayMs,
  dayOf,
  giveTemplate,
  infocloudStack,
  phone,
  type SendText,
  sendAddress,
  sendBlock,
  textsOf,
} from "./infocloud-stacks";

jest.setTimeout(120_000);

const text = `${phone} 【云杉】您的验证码是482913`;
const other = "13900139000";
const clean = expect.objectContaining({ ok: true, changes: [] });
const refused = (words: string) => expect.objectContaining({ ok: false, text: expect.stringContaining(words) });
const dropState = ({ folder }: Frontend) => rm(join(folder, "terraform.tfstate"));

describeFrontends("a verification send", (open, frontend) => {
  /** One that was sent today. */
  async function sent() {
    const days = calendar();
    const block = sendBlock({ acknowledge: `${phone} ${days.today()}` });
    const it = await open({ files: infocloudStack(block), clock: days.clock });
    giveTemplate(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    return { it, days, block };
  }

  it("is sent once, plans clean for ever, is not imported, and leaves nothing to delete", async () => {
    const { it, days } = await sent();
    const { values, tainted } = (await it.state())[sendAddress] ?? {};
    expect(values).toMatchObject({ id: expect.stringMatching(/^smsform-/), msg_id: expect.stringMatching(/^\d{18,19}$/), bid: null });
    expect(values).toMatchObject({ request_id: expect.any(String), sent_at: expect.stringMatching(/Z$/) });
    expect(tainted).toBe(false);
    expect(it.emulator.admin.objects({ platform: "infocloud", kind: "messages" })).toMatchObject([{ bid: values?.id }]);
    days.passes(it, 400);
    expect(await it.plan()).toEqual(clean);
    expect(await it.import("sms_infocloud_verification_send.w", "1")).toMatchObject({ ok: false });
    expect(await it.destroy()).toMatchObject({ ok: true });
    expect(await it.state()).toEqual({});
    expect(textsOf(it)).toEqual([text]);
  });

  it("is not sent by a lost state, a new name, a wish to replace it or a changed argument, when its day is past", async () => {
    const { it, days, block } = await sent();
    days.passes(it, 2);
    await it.write(infocloudStack(block.replace('"v"', '"renamed"')));
    expect(await it.plan()).toEqual(refused("is past"));
    const moved = `moved {\n  from = ${sendAddress}\n  to   = sms_infocloud_verification_send.renamed\n}\n`;
    await it.write(infocloudStack(block.replace('"v"', '"renamed"'), moved));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.applyReplacing("sms_infocloud_verification_send.renamed")).toEqual(refused("is past"));
    await it.write(infocloudStack(block.replace('"v"', '"renamed"').replace("482913", "999999")));
    expect(await it.apply()).toEqual(refused(`Today is ${days.today()}`));
    await it.write(infocloudStack(block.replace('"v"', '"renamed"')));
    expect(await it.plan()).toEqual(clean);
    await dropState(it);
    expect(await it.apply()).toEqual(refused("is past"));
    expect(textsOf(it)).toEqual([text]);
  });

  it("is sent again by a new day in acknowledge, which a replacement needs", async () => {
    const { it, days } = await sent();
    days.passes(it, 2);
    await it.write(infocloudStack(sendBlock({ code: "999999", acknowledge: `${phone} ${days.today()}` })));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toEqual(clean);
    expect(textsOf(it)).toEqual([text, `${phone} 【云杉】您的验证码是999999`]);
  });

  it("that was planned on its day is refused two days later, and sent on the day between", async () => {
    const days = calendar();
    const it = await open({ files: infocloudStack(sendBlock()), clock: days.clock });
    giveTemplate(it);
    expect(await it.apply(() => days.passes(it, 2))).toEqual(refused("is past"));
    expect(await it.state()).toEqual({});
    expect(textsOf(it)).toEqual([]);
    await it.write(infocloudStack(sendBlock({ acknowledge: `${phone} ${days.today()}` })));
    expect(await it.apply(() => days.passes(it, 1))).toMatchObject({ ok: true });
    expect(textsOf(it)).toEqual([text]);
  });

  it("is refused where the platform refuses it: nothing is recorded, and the next run sends it", async () => {
    const it = await open({ files: infocloudStack(sendBlock()) });
    expect(await it.apply()).toEqual(refused("60001"));
    expect(await it.state()).toEqual({});
    giveTemplate(it);
    it.emulator.admin.edit({ platform: "infocloud", kind: "numbers", id: phone }, { blacklisted: true });
    const told = await it.apply();
    expect(told).toMatchObject({ ok: false });
    expect(told.text).not.toContain("emulator-secret");
    it.emulator.admin.edit({ platform: "infocloud", kind: "numbers", id: phone }, { blacklisted: false });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(textsOf(it)).toEqual([text]);
  });

  it.each([
    { what: "never comes", action: { dropAnswer: true }, arrives: 1 },
    { what: "is a failure inside the platform", action: { status: 200, code: "-1", message: "系统繁忙" }, arrives: 0 },
  ] as const)("whose answer $what is recorded with a warning and never sent again", async ({ action, arrives }) => {
    const it = await open({ files: infocloudStack(sendBlock()) });
    giveTemplate(it);
    it.emulator.admin.addFaults({ call: "send", action });
    expect(await it.apply()).toMatchObject({ ok: true, text: expect.stringContaining("whether it was created is not known") });
    expect((await it.state())[sendAddress]).toMatchObject({
      tainted: false,
      values: { msg_id: null, sent_at: expect.stringMatching(/Z$/) },
    });
    it.emulator.admin.clearFaults();
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toEqual(clean);
    expect(it.log().filter(({ call }) => call === "send")).toHaveLength(1);
    expect(textsOf(it)).toHaveLength(arrives);
  });

  it("to one number twice is two texts, of which the engine that sees the whole stack warns", async () => {
    const it = await open({ files: infocloudStack(sendBlock(), sendBlock({ label: "w" })) });
    giveTemplate(it);
    const told = await it.apply();
    expect(told.ok).toBe(true);
    expect(told.text.includes("infocloud.TWICE")).toBe(frontend === "embedded");
    expect(await it.plan()).toEqual(clean);
    expect(textsOf(it)).toEqual([text, text]);
  });
});

describe("a number that is sensitive", () => {
  const open = embeddedFrontends();

  it("is not shown by what refuses to send to it", async () => {
    const variable = `variable "phone" {\n  default   = "${phone}"\n  sensitive = true\n}\n`;
    const block = sendBlock({ phone: "${var.phone}", acknowledge: "${var.phone} 2026-01-05" });
    const it = await open({ files: infocloudStack(variable, block) });
    const planned = await it.plan();
    expect(planned).toMatchObject({ ok: false, text: expect.stringContaining("acknowledge does not name its number and the day") });
    expect(planned.text).not.toContain(phone);
  });
});

describeFrontends("what acknowledges a verification send", (open) => {
  const day = (days: number) => dayOf(Date.now() + days * dayMs);
  const bad: readonly (SendText & { readonly told: string })[] = [
    { acknowledge: `${phone} ${day(-2)}`, told: "is past" },
    { acknowledge: `${phone} ${day(1)}`, told: "is in the future" },
    { acknowledge: `${other} ${day(0)}`, told: `it names the number ${other}` },
    ...[
      "",
      "yes",
      day(0),
      `${phone} today`,
      `${phone} 2026-02-30`,
      `${phone}  ${day(0)}`,
      `${phone} ${day(0)} `,
      `${phone} ${day(0)}T08`,
    ].map((acknowledge) => ({ acknowledge, told: "it is not a number, a space and a day" })),
    ...["+8613800138000", "8613800138000", "008613800138000", "138 0013 8000", "138-0013-8000"].map((written) => ({
      phone: written,
      acknowledge: `${written} ${day(0)}`,
      told: `Write phone = "${phone}"`,
    })),
    { phone: "12345", acknowledge: `12345 ${day(0)}`, told: "Write the 11 digits alone" },
  ];

  it("names the number and the day, or nothing is sent and the plan says what to write", async () => {
    const labelled = bad.map((each, index) => ({ ...each, label: `v${index}` }));
    const it = await open({ files: infocloudStack(...labelled.map(sendBlock)) });
    giveTemplate(it);
    const planned = await it.plan();
    expect(planned.ok).toBe(false);
    for (const { told } of bad) expect(planned.text).toContain(told);
    expect(planned.text).toContain(`acknowledge = "${phone} ${day(0)}"`);
    expect(await it.apply()).toMatchObject({ ok: false });
    expect(it.log()).toEqual([]);
  });
});
