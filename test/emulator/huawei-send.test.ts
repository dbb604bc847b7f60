/** What the emulated Huawei does with a send. */
import { createClock } from "../../src/emulator";
import { emulators } from "./caller";
import { accountRef, call, codeOf, newSignature, newTemplate, ref } from "./huawei-caller";
import { newSender, phone, type Sender, statusesOf, wsseHeaders } from "./huawei-sending";

const noon = Date.UTC(2026, 1, 6, 12);
const manual = () => ({ review: "manual", clock: createClock({ offsetMs: 0, frozenAt: noon }) }) as const;

describe("a send of Huawei", () => {
  const start = emulators();

  it("becomes a message for each number", async () => {
    const { emulator, form, from } = await newSender(await start(manual()));
    const { body } = await form({ to: `${phone},13800138001` });
    expect(body).toEqual({
      code: "000000",
      description: "Success",
      result: [
        {
          originTo: phone,
          from,
          status: "000000",
          createTime: "2026-02-06T12:00:00Z",
          countryId: "CN",
          total: 1,
          smsMsgId: expect.stringMatching(/^[0-9a-f-]{36}_1$/),
        },
        {
          originTo: "13800138001",
          from,
          status: "000000",
          createTime: "2026-02-06T12:00:00Z",
          countryId: "CN",
          total: 1,
          smsMsgId: expect.stringMatching(/_2$/),
        },
      ],
    });
    const messages = emulator.admin.objects({ platform: "huawei", kind: "messages" });
    expect(messages.map(({ number, content, status }) => [number, content, status])).toEqual([
      [phone, "【云杉商城】您有3件快递请到人民公园正门领取", "no receipt yet"],
      ["+8613800138001", "【云杉商城】您有3件快递请到人民公园正门领取", "no receipt yet"],
    ]);
  });

  it("can have several texts in one request", async () => {
    const { json, templateId } = await newSender(await start(manual()));
    const text = (number: string, count: string) => ({ to: [number], templateId, templateParas: [count, "门口"] });
    const reply = await json({ smsContent: [text(phone, "1"), text(phone, "2"), text("13800138001", "3")] });
    expect(statusesOf(reply)).toEqual(["000000", "000000", "000000"]);
  });

  it("goes to a number once, however often it is there", async () => {
    const { emulator, form } = await newSender(await start(manual()));
    expect(statusesOf(await form({ to: `${phone},13800138000,13800138001` }))).toEqual(["000000", "E200041", "000000"]);
    expect(emulator.admin.objects({ platform: "huawei", kind: "messages" }).map(({ status }) => status)).toContain("E200041");
  });

  it("abroad has the application's own sender and no signature", async () => {
    const { emulator, app, json } = await newSender(await start(manual()), { region: "intl" });
    const template = await newTemplate(emulator, {
      app_id: app,
      region: "intl",
      send_country: [1],
      template_content: "Your code: ${1}",
      variable_attributes: [{ variable_index: 1, variable_type: "CHARDIGIT" }],
    });
    emulator.admin.approve(ref("templates", template));
    const { template_id, send_country1 } = (await call(emulator, "GET", `templates/${template}`)).body;
    const { intl_channel_num } = (await call(emulator, "GET", `apps/${app}`)).body;
    expect(send_country1).toBe(1);
    const smsContent = [{ to: ["+441632960000", phone], templateId: template_id, templateParas: ["369751"] }];
    expect(statusesOf(await json({ from: intl_channel_num, smsContent }))).toEqual(["000000", "E200029"]);
    expect(emulator.admin.objects({ platform: "huawei", kind: "messages" })[0]).toMatchObject({
      content: "Your code: 369751",
      country: "GB",
    });
  });

  it("of a universal template names its signature", async () => {
    const { emulator, app, form } = await newSender(await start(manual()));
    const template = await newTemplate(emulator, { app_id: app, universal_template: 1 });
    emulator.admin.approve(ref("templates", template));
    const templateId = String((await call(emulator, "GET", `templates/${template}`)).body.template_id);
    expect(statusesOf(await form({ templateId }))).toEqual(["E200029"]);
    expect(statusesOf(await form({ templateId, signature: "云杉" }))).toEqual(["E200029"]);
    expect(statusesOf(await form({ templateId, signature: "云杉商城" }))).toEqual(["000000"]);
  });

  it.each<[string, (sender: Sender) => Record<string, string | undefined> | Promise<Record<string, string | undefined>>, string]>([
    ["an unknown template", () => ({ templateId: "nothing" }), "E200030"],
    ["the primary key of a template", ({ template }) => ({ templateId: template.slice(0, 32) }), "E200030"],
    ["a template that is not approved", once(({ emulator, template }) => emulator.admin.reject(ref("templates", template))), "E200030"],
    ["a template that is out of use", once(({ emulator, template }) => emulator.admin.hold(ref("templates", template))), "E200030"],
    ["an unknown sender", () => ({ from: "csms1" }), "E200029"],
    [
      "a sender whose signature is not approved",
      once(({ emulator, signature }) => emulator.admin.reject(ref("signatures", signature))),
      "E200029",
    ],
    ["the sender of another signature", ({ emulator, app }) => otherSender(emulator, app, "NOTIFY_TYPE"), "E200029"],
    [
      "a template of another type",
      once(({ emulator, template }) => emulator.admin.edit(ref("templates", template), { templateType: "PROMOTION_TYPE" })),
      "E200033",
    ],
    ["a number abroad", () => ({ to: "+441632960000" }), "E200029"],
    ["too few values", () => ({ templateParas: '["3"]' }), "E200028"],
    ["no values", () => ({ templateParas: undefined }), "E200028"],
    ["a value that is too long", () => ({ templateParas: `["${"1".repeat(21)}","门口"]` }), "E200028"],
    ["a value with other characters than its type has", () => ({ templateParas: '["1a2b.3c","门口"]' }), "E200028"],
    ["a text with a full stop", () => ({ templateParas: '["3","门口。"]' }), "E200028"],
    [
      "a number for which too much is waiting",
      once(({ emulator }) => emulator.admin.edit(ref("numbers", phone), { refusal: "E200015" })),
      "E200015",
    ],
    [
      "a number that the application is not set up for",
      once(({ emulator }) => emulator.admin.edit(ref("numbers", phone), { refusal: "E200031" })),
      "E200031",
    ],
  ])("with %s is refused, and says why of each number", async (_what, prepare, status) => {
    const sender = await newSender(await start(manual()));
    const reply = await sender.form(await prepare(sender));
    expect([codeOf(reply), statusesOf(reply)]).toEqual([[400, "E000510"], [status]]);
    expect(sender.emulator.admin.objects({ platform: "huawei", kind: "messages" })).toMatchObject([{ status, content: "" }]);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ["no sender", { from: undefined }, "E000027"],
    ["a sender that is too long", { from: "1".repeat(22) }, "E000027"],
    ["no number", { to: undefined }, "E000503"],
    ["a malformed number", { to: "138" }, "E000503"],
    ["501 numbers", { to: Array.from({ length: 501 }, (_, index) => String(13_800_138_000 + index)).join(",") }, "E000503"],
    ["no template", { templateId: undefined }, "E000503"],
    ["a template's name that is too long", { templateId: "a".repeat(33) }, "E000503"],
    ["values that are no array", { templateParas: "369751" }, "E000000"],
    ["values in brackets of another kind", { templateParas: '("369751")' }, "E000000"],
    ["an empty extend", { extend: "" }, "E000503"],
    ["an extend in braces", { extend: "{a}" }, "E000503"],
    ["an extend over 128 bytes", { extend: "云".repeat(43) }, "E000503"],
    ["an address for reports that is none", { statusCallback: "example.com" }, "E000503"],
    ["an address for reports that only begins as one", { statusCallback: "http://[" }, "E000503"],
    ["a signature that is too long", { signature: "云".repeat(33) }, "E000503"],
  ])("with %s is refused as a whole", async (_what, fields, code) => {
    const { emulator, form } = await newSender(await start(manual()));
    const reply = await form(fields);
    expect([codeOf(reply), reply.body.result]).toEqual([[400, code], undefined]);
    expect(emulator.admin.objects({ platform: "huawei", kind: "messages" })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["no contents", { smsContent: [] }, "E000503"],
    ["contents that are none", { smsContent: "text" }, "E000503"],
    ["numbers in one text", { smsContent: [{ to: phone, templateId: "a" }] }, "E000503"],
    ["values in a text", { smsContent: [{ to: [phone], templateId: "a", templateParas: '["1"]' }] }, "E000000"],
    ["more than 64 KB of contents", { smsContent: [{ to: [phone], templateId: "a", templateParas: ["1".repeat(65_536)] }] }, "E000503"],
    ["a sender that is no text", { from: 1 }, "E000027"],
  ])("of JSON with %s is refused as a whole", async (_what, body, code) => {
    const { json } = await newSender(await start(manual()));
    expect(codeOf(await json(body))).toEqual([400, code]);
  });

  it("has the content type of its call", async () => {
    const { form, json } = await newSender(await start(manual()));
    const unsigned = { "content-type": "text/plain" };
    expect(codeOf(await form({}, { headers: unsigned }))).toEqual([400, "E000045"]);
    const sender = await newSender(await start(manual()));
    for (const send of [sender.form, sender.json]) {
      expect(codeOf(await send({}, { headers: { ...wsseHeaders(sender), ...unsigned } }))).toEqual([400, "E000040"]);
    }
    expect(codeOf(await json({}, {}))).toEqual([200, "000000"]);
  });

  it("that is no JSON, or no text, is refused", async () => {
    const { json } = await newSender(await start(manual()));
    expect(codeOf(await json({}, { body: "{" }))).toEqual([400, "E000000"]);
  });

  it("counts for the limits of the account, by day, month and country", async () => {
    const { emulator, form } = await newSender(await start(manual()));
    emulator.admin.edit(accountRef, { sendLimits: { perDay: 2, perMonth: 3 } });
    expect(codeOf(await form({ to: `${phone},13800138001,13800138002` }))).toEqual([403, "E000623"]);
    expect(codeOf(await form({ to: `${phone},13800138001` }))).toEqual([200, "000000"]);
    expect(codeOf(await form())).toEqual([403, "E000623"]);
    emulator.admin.setClock({ advanceMs: 24 * 3600_000 });
    expect(codeOf(await form())).toEqual([200, "000000"]);
    expect(codeOf(await form())).toEqual([403, "E000623"]);
    emulator.admin.edit(accountRef, { sendLimits: { perDay: 500, perMonth: 500 }, countryLimits: { CN: 4 } });
    expect(codeOf(await form())).toEqual([200, "000000"]);
    expect(codeOf(await form())).toEqual([403, "E000630"]);
  });

  it("is not limited where limits are switched off", async () => {
    const { emulator, form } = await newSender(await start({ ...manual(), accountLimits: "off" }));
    emulator.admin.edit(accountRef, { sendLimits: { perDay: 0, perMonth: 0 } });
    expect(codeOf(await form())).toEqual([200, "000000"]);
  });
});

/** A send with nothing changed in it, after something else was. */
function once(change: (sender: Sender) => unknown) {
  return (sender: Sender): Record<string, string> => {
    change(sender);
    return {};
  };
}

/** The channel number of another approved signature of the application. */
async function otherSender(emulator: Sender["emulator"], app: string, signature_type: string) {
  const id = await newSignature(emulator, { app_id: app, signature_name: "云杉会员", signature_type });
  emulator.admin.approve(ref("signatures", id));
  return { from: String((await call(emulator, "GET", `signatures/${id}`)).body.channel_num) };
}
