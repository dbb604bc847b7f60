/** Sending: each code, the order of the checks, and repetition. */
import { type CallOptions, call, emulators, templateRef } from "./caller";
import { accountRef, addBlacklist, itemsOf, messageRef, minuteMs, newSender, numberRef, phones, type Sender } from "./sending";

const long = (length: number) => "x".repeat(length);

/** Requests that are refused for several reasons at once: the first of the document's order must win. */
interface Refused {
  readonly code: string;
  readonly why: string;
  prepare?(sender: Sender): unknown;
  change(sender: Sender): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  readonly options?: CallOptions;
  readonly raw?: Buffer;
}

const setAccount = (changes: object) => (sender: Sender) => sender.emulator.admin.edit(accountRef, { ...changes });

const refused: readonly Refused[] = [
  { code: "6002", why: "a missing Authorization", change: () => ({}), options: { authorization: null } },
  { code: "6002", why: "a wrong secret", change: () => ({}), options: { key: { id: "emulator", secret: "wrong" } } },
  { code: "6002", why: "an address that is not allowed", prepare: setAccount({ addressAllowed: false }), change: () => ({}) },
  { code: "6005", why: "a banned account", prepare: setAccount({ status: "DISABLED" }), change: () => ({ mobile: "" }) },
  { code: "6013", why: "an account without the service", prepare: setAccount({ status: "NOT_ACTIVATED" }), change: () => ({}) },
  { code: "6012", why: "an account in arrears", prepare: setAccount({ status: "ARREARS" }), change: () => ({ mobile: "" }) },
  { code: "9002", why: "a body that is not text", change: () => ({}), raw: Buffer.from([0xff, 0xfe]) },
  { code: "4505", why: "a body that is not JSON", change: () => ({}), raw: Buffer.from("{") },
  { code: "4505", why: "a body that is a list", change: () => ({}), raw: Buffer.from("[]") },
  { code: "4502", why: "no number, before a wrong type", change: () => ({ mobile: "", template: 7 }) },
  { code: "4502", why: "no contentVar", change: () => ({ contentVar: undefined }) },
  { code: "4506", why: "a number as template, before an over-long one", change: () => ({ template: 7, signatureId: long(65) }) },
  { code: "4506", why: "a variable that is no text", change: () => ({ contentVar: { code: 23456 } }) },
  { code: "4504", why: "an over-long id, before a bad format", change: () => ({ signatureId: long(65), userExtId: "x" }) },
  { code: "4504", why: "an over-long custom", change: () => ({ custom: long(1025) }) },
  {
    code: "4505",
    why: "a userExtId with letters, before too many numbers",
    change: () => ({ userExtId: "x", mobile: phones(201).join(",") }),
  },
  { code: "4501", why: "a clientToken that is too long", change: () => ({}), options: { query: { clientToken: long(65) } } },
  { code: "4511", why: "201 numbers, before an extension code", change: () => ({ mobile: phones(201).join(","), userExtId: "1" }) },
  {
    code: "4512",
    why: "an extension code that is not enabled, before the signature",
    change: () => ({ userExtId: "1", signatureId: "x" }),
  },
  {
    code: "6006",
    why: "an unknown signature, before an unknown template",
    change: () => ({ signatureId: "sms-sign-x", template: "sms-tmpl-x" }),
  },
  {
    code: "6006",
    why: "a signature under review",
    prepare: ({ emulator, signatureId }) =>
      emulator.admin.edit({ platform: "baidu", kind: "signatures", id: signatureId }, { status: "SUBMITTED" }),
    change: () => ({}),
  },
  { code: "4603", why: "a template that is no id", change: () => ({ template: "your code is 1" }) },
  { code: "4602", why: "an unknown template, before its variables", change: () => ({ template: "sms-tmpl-x", contentVar: {} }) },
  {
    code: "4607",
    why: "a deprecated template, before its variables",
    prepare: ({ emulator, templateId }) => emulator.admin.deprecate(templateRef(templateId)),
    change: () => ({ contentVar: {} }),
  },
  {
    code: "4609",
    why: "scopes that do not meet, before the variables",
    change: async (sender) => ({ template: await sender.template({ countryType: "INTERNATIONAL" }), contentVar: {} }),
  },
  { code: "4601", why: "a variable with a bad name, before variables that do not match", change: () => ({ contentVar: { "1st": "" } }) },
  { code: "4605", why: "a variable too many, before an empty one", change: () => ({ contentVar: { code: "", more: "1" } }) },
  { code: "4605", why: "a variable too few", change: () => ({ contentVar: {} }) },
  { code: "4610", why: "an empty value", change: () => ({ contentVar: { code: "" } }) },
  { code: "4606", why: "a value of 51 characters, before its brackets", change: () => ({ contentVar: { code: `[${long(50)}` } }) },
  ...["(", ")", "[", "]", "【", "】", "\t"].map((character) => ({
    code: "4608",
    why: `a value with ${JSON.stringify(character)}`,
    change: () => ({ contentVar: { code: `1${character}` } }),
  })),
  {
    code: "4606",
    why: "a verification code of 11 characters",
    change: async (sender) => ({ template: await sender.template({ content: "码${SMSvCode}" }), contentVar: { SMSvCode: "12345678901" } }),
  },
  {
    code: "4608",
    why: "a verification code with a hyphen",
    change: async (sender) => ({ template: await sender.template({ content: "码${SMSvCode}" }), contentVar: { SMSvCode: "12-34" } }),
  },
  {
    code: "4508",
    why: "a text of 600 characters with its signature",
    change: async (sender) => ({ template: await sender.template({ content: `${long(593)}\${code}` }), mobile: "bad" }),
  },
];

describe("a send", () => {
  const start = emulators();

  it("is accepted for each number, with ids made of the token and the numbers", async () => {
    const { send, emulator } = await newSender(start);
    const reply = await send({ mobile: "13800138000,+8613900139000" }, { query: { clientToken: "e325ea68" } });
    expect([reply.status, reply.body.code, reply.body.message]).toEqual([200, "1000", "成功"]);
    expect(reply.headers.get("x-bce-request-id")).toBe(reply.body.requestId);
    expect(itemsOf(reply)).toEqual([
      { mobile: "13800138000", code: "1000", message: "成功", messageId: "e325ea68_13800138000" },
      { mobile: "+8613900139000", code: "1000", message: "成功", messageId: "e325ea68_+8613900139000" },
    ]);
    expect(emulator.admin.object(messageRef("e325ea68_13800138000"))).toMatchObject({
      content: "【百度智能云】您的验证码是23456",
      segments: 1,
      carrierCode: "DELIVRD",
      status: "no receipt yet",
    });
  });

  it("without a token has ids made of its request", async () => {
    const { send } = await newSender(start);
    const reply = await send();
    expect(itemsOf(reply)[0]?.messageId).toBe(`${reply.body.requestId}_13800138000`);
  });

  it("sends once to a number that is written twice", async () => {
    const { codes } = await newSender(start);
    expect(await codes({ mobile: "13800138000,13800138000" })).toEqual(["1000", "1000"]);
  });

  it("takes the path in small letters, as some SDKs write it", async () => {
    const { emulator, letter } = await newSender(start);
    expect((await call(emulator, "POST", "/api/v3/sendsms", { body: letter })).body.code).toBe("1000");
  });

  it.each(refused)("is refused with $code for $why", async ({ code, prepare, change, options, raw }) => {
    const sender = await newSender(start);
    await prepare?.(sender);
    const changes = await change(sender);
    const before = sender.emulator.admin.objects({ platform: "baidu", kind: "messages" });
    const reply = await sender.send(changes, { ...options, ...(raw === undefined ? {} : { body: raw }) });
    expect([reply.status, reply.body.code]).toEqual([200, code]);
    expect(reply.body.requestId).toBe(reply.headers.get("x-bce-request-id"));
    expect(reply.body).not.toHaveProperty("data");
    expect(sender.emulator.admin.objects({ platform: "baidu", kind: "messages" })).toEqual(before);
  });

  it.each(["/api/v3/sendMms", "/api/v3/send/sms"])("to the wrong address %s is 4518", async (path) => {
    const { emulator, letter } = await newSender(start);
    expect((await call(emulator, "POST", path, { body: letter })).body.code).toBe("4518");
    expect((await call(emulator, "POST", path, { body: letter, authorization: null })).body.code).toBe("6002");
  });

  it("can be made to fail with the platform's own trouble", async () => {
    const { emulator, codes } = await newSender(start);
    emulator.admin.addFaults({ call: "sendSms", times: 1, action: { status: 200, code: "9001" } });
    expect(await codes()).toEqual(["9001"]);
    expect(await codes()).toEqual(["1000", "1000"]);
    expect(emulator.admin.calls().counts.baidu?.sendSms).toBe(2);
  });

  it("answers for each number, the first reason first", async () => {
    const { emulator, send, signatureId } = await newSender(start);
    const [clean = "", everywhere = "", bySignature = "", byOther = "", byType = ""] = phones(5);
    await addBlacklist(emulator, everywhere);
    await addBlacklist(emulator, byType, { smsType: "CommonNotice" });
    for (const [phone, id] of [
      [bySignature, signatureId],
      [byOther, "sms-sign-other"],
    ]) {
      await addBlacklist(emulator, phone ?? "", { type: "SignatureBlack", smsType: "CommonVcode", signatureIdStr: id });
    }
    const complaints = { "13700000001": "4651", "13700000002": "4652", "13700000003": "4653" };
    for (const [number, complaint] of Object.entries(complaints)) emulator.admin.edit(numberRef(number), { complaint });
    const mobiles = [clean, "123", "+1-415", "23800138000", "+8610", "+14155552971", everywhere, bySignature, byOther, byType];
    const reply = await send({ mobile: [...mobiles, ...Object.keys(complaints)].join(",") });
    expect(reply.body.code).toBe("1000");
    expect(itemsOf(reply).map(({ mobile, code }) => [mobile, code])).toEqual([
      [clean, "1000"],
      ["123", "4503"],
      ["+1-415", "4503"],
      ["23800138000", "4507"],
      ["+8610", "4507"],
      ["+14155552971", "4609"],
      [everywhere, "4641"],
      [bySignature, "4642"],
      [byOther, "1000"],
      [byType, "1000"],
      ["13700000001", "4651"],
      ["13700000002", "4652"],
      ["13700000003", "4653"],
    ]);
  });

  it("goes abroad with a signature and a template for all countries", async () => {
    const sender = await newSender(start);
    const signatureId = await sender.signature({ countryType: "GLOBAL", content: "Baidu" });
    const template = await sender.template({ countryType: "INTERNATIONAL", content: "Code ${code}" });
    const reply = await sender.send({ signatureId, template, mobile: "+14155552971,13800138000" });
    expect(itemsOf(reply).map(({ code }) => code)).toEqual(["1000", "4609"]);
    expect(sender.emulator.admin.object(messageRef(itemsOf(reply)[0]?.messageId ?? ""))).toMatchObject({
      content: "[Baidu]Code 23456",
      country: "US",
    });
  });

  it("carries an extension code once that is enabled", async () => {
    const { emulator, codes } = await newSender(start);
    emulator.admin.edit(accountRef, { extensionCodes: true });
    expect(await codes({ userExtId: "123" })).toEqual(["1000", "1000"]);
  });
});

describe("a send's token", () => {
  const start = emulators();

  it("prevents a second sending for three minutes", async () => {
    const { emulator, send } = await newSender(start);
    const query = { clientToken: "token" };
    const first = await send({}, { query });
    emulator.admin.setClock({ advanceMs: 3 * minuteMs });
    const second = await send({}, { query });
    expect(second.body).toEqual(first.body);
    expect(emulator.admin.objects({ platform: "baidu", kind: "messages" })).toHaveLength(1);
    emulator.admin.setClock({ advanceMs: 3 * minuteMs + 1 });
    const third = await send({}, { query });
    expect(third.body.requestId).not.toBe(first.body.requestId);
    expect(itemsOf(third)).toEqual(itemsOf(first));
    expect(emulator.admin.objects({ platform: "baidu", kind: "messages" })).toHaveLength(2);
  });

  it("belongs to one request", async () => {
    const { send } = await newSender(start);
    const query = { clientToken: "token" };
    await send({}, { query });
    const other = await send({ mobile: "13900139000" }, { query });
    expect([other.status, other.body.code]).toEqual([403, "IdempotentParameterMismatch"]);
  });

  it("stays free when the send was refused", async () => {
    const { codes } = await newSender(start);
    const query = { clientToken: "token" };
    expect(await codes({ contentVar: {} }, { query })).toEqual(["4605"]);
    expect(await codes({}, { query })).toEqual(["1000", "1000"]);
  });
});
