/** The rules of infocloud's specification 11 that the platform checks in a send, and the order in which it does. */
import { createClock, type Emulator } from "../../src/emulator";
import { emulators } from "./caller";
import { accountRef, call, codeOf, dataOf, noon, paths, phone, ref, senderOn } from "./infocloud-caller";

const phones = (count: number) => Array.from({ length: count }, (_, place) => String(13_800_138_000 + place));
const json = JSON.stringify;

const sends: readonly [rule: string, what: string, changes: object, code: number][] = [
  ["V10", "phones is missing", { phones: undefined }, 40004],
  ["V39", "phones is spelt otherwise", { phones: undefined, Phones: phone }, 40004],
  ["V10", "phones is empty", { phones: "" }, 60007],
  ["V10", "phones has a blank item", { phones: `${phone},` }, 60007],
  ["V10", "phones is a number", { phones: 13_800_138_000 }, 40004],
  ["V11", "there are 1000 numbers", { phones: phones(1000).join(",") }, 200],
  ["V11", "there are 1001 numbers", { phones: phones(1001).join(",") }, 60008],
  ["V12", "no number is one", { phones: "1234,0043660123456" }, 60007],
  ["V12", "some numbers are none", { phones: `${phone},1234` }, 200],
  ["V10", "phones is a million commas", { phones: ",".repeat(1_000_000) }, 60007],
  ["V12", "a number has its country's code", { phones: `+86${phone}` }, 60007],
  ["V13", "templateCode is missing", { templateCode: undefined }, 40004],
  ["V13", "templateCode is empty", { templateCode: "" }, 40004],
  ["V13", "templateCode is a number", { templateCode: 574005827011772 }, 40004],
  ["V13", "there is no such template", { templateCode: "1" }, 60001],
  ["V14", "templateParam is no JSON", { templateParam: "2345" }, 60006],
  ["V14", "templateParam is an object", { templateParam: '{"code":"2345"}' }, 60006],
  ["V14", "templateParam has a number", { templateParam: "[2345]" }, 60006],
  ["V14", "templateParam is nested without end", { templateParam: `${"[".repeat(50_000)}${"]".repeat(50_000)}` }, 60006],
  ["V16", "a value is backslashes alone", { templateParam: `["${"\\".repeat(100_001)}"]` }, 60006],
  ["V14", "templateParam is a list itself", { templateParam: ["2345"] }, 40004],
  ["V15", "templateParam is absent", { templateParam: undefined }, 60003],
  ["V15", "there is a value too many", { templateParam: '["1","2"]' }, 60003],
  ["V16", "a value is as long as it may be", { templateParam: '["123456"]' }, 200],
  ["V16", "a value is longer", { templateParam: '["1234567"]' }, 60004],
  ["V21", "upExtendCode has a letter", { upExtendCode: "1a" }, 40004],
  ["V22", "upExtendCode is as in the samples", { upExtendCode: "123" }, 200],
  ["V23", "bid has 64 characters", { bid: "b".repeat(64) }, 200],
  ["V23", "bid has 65 characters", { bid: "b".repeat(65) }, 40004],
  ["V9", "empty fields are there", { upExtendCode: "", bid: null }, 200],
];

const batches: readonly [rule: string, what: string, changes: object, code: number][] = [
  ["V17", "phonesJson is missing", { phonesJson: undefined }, 40004],
  ["V17", "phonesJson is a list of phones with commas", { phonesJson: phone }, 60007],
  ["V17", "phonesJson has numbers", { phonesJson: `[${phone}]` }, 60007],
  ["V17", "phonesJson is empty", { phonesJson: "[]" }, 60007],
  ["V11", "there are 1000 numbers", { phonesJson: json(phones(1000)), templateParamJson: json(phones(1000).map(() => ["1"])) }, 200],
  ["V11", "there are 1001 numbers", { phonesJson: json(phones(1001)) }, 60008],
  ["V18", "templateParamJson is no JSON", { templateParamJson: "[[" }, 60006],
  ["V18", "templateParamJson is flat", { templateParamJson: '["2345"]' }, 60006],
  ["V18", "templateParamJson has empty texts", { templateParamJson: '[""]' }, 60006],
  ["V18", "templateParamJson has a number", { templateParamJson: "[[2345]]" }, 60006],
  ["V19", "there are fewer rows than numbers", { phonesJson: json(phones(2)) }, 60002],
  ["V19", "there are more rows than numbers", { templateParamJson: '[["1"],["2"]]' }, 60002],
  ["V20", "a row has a value too many", { templateParamJson: '[["1","2"]]' }, 60003],
  ["V20", "a row has none", { templateParamJson: "[[]]" }, 60003],
  ["V15", "templateParamJson is absent", { templateParamJson: undefined }, 60003],
  ["V16", "a value is longer than it may be", { templateParamJson: '[["1234567"]]' }, 60004],
];

describe("infocloud's rules", () => {
  const start = emulators();
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await start({ rateLimits: "off", clock: createClock({ offsetMs: 0, frozenAt: noon }) });
  });

  it.each(sends)("%s: a send in which %s", async (_rule, _what, changes, code) => {
    expect(codeOf(await senderOn(emulator).send(changes))).toBe(code);
  });

  it.each(batches)("%s: a batch in which %s", async (_rule, _what, changes, code) => {
    expect(codeOf(await senderOn(emulator).sendBatch(changes))).toBe(code);
  });

  it.each([
    ['["",""]', 200],
    ["[[],[]]", 200],
    [undefined, 200],
    ['[["1"],[]]', 60003],
    ['[""]', 60002],
  ])("V18: a batch of a template without variables and templateParamJson %s", async (templateParamJson, code) => {
    const { sendBatch } = senderOn(emulator, { content: "您好" });
    expect(codeOf(await sendBatch({ phonesJson: json(phones(2)), templateParamJson }))).toBe(code);
  });

  it.each([
    ['["云杉商城","2345"]', 200, "【云杉商城】您的验证码是2345"],
    ['["2345"]', 60003, undefined],
    [`["${"长".repeat(21)}","2345"]`, 60004, undefined],
  ])("V15, V35: a signature that comes with the send, as %s", async (templateParam, code, content) => {
    const { send, messages } = senderOn(emulator, { signature: "{动态签名,20}", content: "您的验证码是${code,6}" });
    expect(codeOf(await send({ templateParam }))).toBe(code);
    expect(messages()[0]?.content).toBe(content);
  });

  it("V37: nothing to send", async () => {
    const { send } = senderOn(emulator, { content: "{text,6}" });
    expect(codeOf(await send({ templateParam: '[" "]' }))).toBe(60005);
  });

  it("what a refusal repeats of a request ends somewhere", async () => {
    const { text } = await senderOn(emulator).send({ phones: "1".repeat(100_000) });
    expect(text.length).toBeLessThan(400);
  });

  it.each([["PENDING"], ["DELETED"]])("a template that is %s cannot be sent with", async (status) => {
    expect(codeOf(await senderOn(emulator, { status }).send())).toBe(60001);
  });

  it("a template of another account cannot be sent with", async () => {
    expect(codeOf(await senderOn(emulator, { account: "other" }).send())).toBe(60001);
  });

  const statistics = { startDate: "2023-08-01", endDate: "2023-08-07", page: 1, pageSize: 10 };
  it.each([
    ["V24", { startDate: "2023-02-30" }, 40004],
    ["V24", { startDate: "2023-8-1" }, 40004],
    ["V24", { startDate: "2023-08-01 00:00:00" }, 40004],
    ["V24", { startDate: "2023-08-08" }, 40004],
    ["V24", { endDate: null }, 40004],
    ["V25", { page: 0 }, 40004],
    ["V25", { page: 1.5 }, 40004],
    ["V25", { page: "1" }, 40004],
    ["V26", { pageSize: 0 }, 40004],
    ["V26", { pageSize: 51 }, 40004],
    ["V26", { pageSize: 50 }, 200],
    ["V25", { page: null, pageSize: null }, 200],
  ])("%s: statistics with %j", async (_rule, changes, code) => {
    expect(codeOf(await call(emulator, paths.statistics, { ...statistics, ...changes }))).toBe(code);
  });

  it.each([
    [600, 200],
    [601, 40004],
  ])("V27: a query of receipts that names %i batches", async (count, code) => {
    expect(codeOf(await call(emulator, paths.receipts, { msgId: phones(count).join(",") }))).toBe(code);
  });
});

describe("the order of infocloud's checks", () => {
  const start = emulators();

  it("is that of the specification: each mistake shows once those before it are mended", async () => {
    const emulator = await start({
      rateLimits: "off",
      credentials: { emulator: { secret: "emulator-secret" }, other: { secret: "other" } },
    });
    const { send, templateCode } = senderOn(emulator, { limits: { recipientsPerSend: 0 }, content: "{text,6}" });
    emulator.admin.edit(ref("accounts", "other"), { extensions: ["7"] });
    emulator.admin.edit(accountRef, { balance: 0, sensitiveWords: ["坏"] });
    const wrong = {
      phones: phones(1001).join(","),
      templateCode: "1",
      templateParam: '["1234567","1"',
      upExtendCode: "7",
      bid: "b".repeat(65),
    };
    const mended: object[] = [
      { bid: "order" },
      { phones: phone },
      { templateCode },
      { templateParam: '["1234567","1"]' },
      { templateParam: '["1234567"]' },
      { templateParam: '[" "]' },
      { upExtendCode: "8" },
    ];
    const codes: unknown[] = [codeOf(await send(wrong))];
    let request = wrong;
    for (const change of mended) {
      request = { ...request, ...change };
      codes.push(codeOf(await send(request)));
    }
    emulator.admin.edit(ref("templates", templateCode), { limits: {} });
    codes.push(codeOf(await send(request)), codeOf(await send({ ...request, templateParam: '["1"]' })));
    emulator.admin.edit(accountRef, { balance: 1 });
    const sent = await send({ ...request, templateParam: '["1"]' });
    expect(codes).toEqual([40004, 60008, 60001, 60006, 60003, 60004, 40006, 40005, 60005, 40002]);
    expect(dataOf(sent)).toEqual({ msgId: expect.any(String) });
  });
});
