/** Both statistics: they add up to what was sent. */
import fc from "fast-check";
import { call, emulators, type Reply } from "./caller";
import { itemsOf, messageRef, newSender, noon, numberRef, phones, type Sender } from "./sending";

type Row = Readonly<Record<string, string>>;

const day = { startTime: "2024-01-02 00:00:00", endTime: "2024-01-02 23:59:59", dimension: "day", smsType: "all" };

const summary = (sender: Sender, query: Record<string, string> = {}) =>
  call(sender.emulator, "GET", "/sms/v3/summary", { query: { ...day, ...query } });
const rows = async (sender: Sender, query: Record<string, string> = {}) => {
  const reply = await summary(sender, query);
  return reply.body.statisticsResults as Row[];
};
const volume = (sender: Sender, query: Record<string, string> = {}) =>
  call(sender.emulator, "GET", "/sms/v3/openapi/statisticTemplate", { query: { startTime: "20240102", endTime: "20240102", ...query } });
const dataOf = ({ body }: Reply) => body.data as Readonly<Record<string, unknown>>;

const failures: Readonly<Record<string, string>> = {
  "M:00187": "notExistCount",
  "B:00008": "signatureOrTemplateCount",
  "B:00028": "overclockingCount",
  "B:00012": "blacklistCount",
  "B:00031": "routeErrorCount",
  "M:00001": "issueFailureCount",
  "B:00005": "parameterErrorCount",
  "B:00011": "illegalWordCount",
  "M:00163": "anomalyCount",
  UNKNOWN: "unknownErrorCount",
  "S:00001": "otherErrorCount",
};

describe("business statistics", () => {
  const start = emulators();

  it("count segments, whole long messages, deliveries and what is not known yet", async () => {
    const sender = await newSender(start, { receiptDelayMs: 1000, accountLimits: "off" });
    const { emulator, send } = sender;
    // 8 characters of signature and 132 of text are 140: three segments (the document's own example, Baidu L591).
    const long = await sender.template({ content: `${"字".repeat(127)}\${code}` });
    const [item] = itemsOf(await send({ template: long }));
    expect(emulator.admin.object(messageRef(item?.messageId ?? ""))).toMatchObject({ segments: 3 });
    emulator.admin.edit(numberRef("13900139000"), { receiptCode: "M:00163" });
    await send({ mobile: "13900139000" });
    emulator.admin.setClock({ advanceMs: 1000 });
    await send({ mobile: "13700137000,bad" });
    const row = {
      userId: expect.stringMatching(/^[0-9a-f]{32}$/),
      submitCount: "5",
      submitLongCount: "1",
      deliverSuccessCount: "3",
      deliverSuccessLongCount: "1",
      deliverFailureCount: "1",
      anomalyCount: "1",
      unknownCount: "1",
      deliverSuccessProportion: "0.6",
      deliverFailureProportion: "0.2",
      unknownProportion: "0.2",
      receiptProportion: "0.8",
      responseSuccessCount: "5",
      responseSuccessProportion: "1.0",
      responseTimeoutCount: "0",
      notExistCount: "0",
      templateCode: "",
    };
    expect(await rows(sender)).toMatchObject([
      { datetime: "合计", ...row },
      { datetime: "2024-01-02", ...row },
    ]);
  });

  it("are a total of nothing when nothing was sent", async () => {
    const sender = await newSender(start);
    const found = await rows(sender);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ datetime: "合计", submitCount: "0", deliverSuccessProportion: "0" });
  });

  it.each(Object.entries(failures))("count %s under %s", async (receiptCode, cause) => {
    const sender = await newSender(start, { receiptDelayMs: 0 });
    sender.emulator.admin.edit(numberRef("13800138000"), { receiptCode });
    await sender.send();
    const [total = {}] = await rows(sender);
    expect(total[cause]).toBe("1");
    const counts = Object.entries(total).filter(([name, value]) => /(?:Count)$/.test(name) && value === "1");
    expect(counts.map(([name]) => name).sort()).toEqual(["deliverFailureCount", "responseSuccessCount", "submitCount", cause].sort());
  });

  it.each([
    ["month", ["2024-01", "2024-02"]],
    ["day", ["2024-01-02", "2024-01-03", "2024-02-01"]],
  ])("have rows by %s in Shanghai, the total first", async (dimension, labels) => {
    const sender = await newSender(start);
    for (const now of ["2024-01-02T15:59:59Z", "2024-01-02T16:00:00Z", "2024-02-01T00:00:00Z"]) {
      sender.emulator.admin.setClock({ now });
      await sender.send();
    }
    const found = await rows(sender, { dimension, startTime: "2024-01-01 00:00:00", endTime: "2024-02-29 23:59:59" });
    expect(found.map(({ datetime }) => datetime)).toEqual(["合计", ...labels]);
    expect(found[0]?.submitCount).toBe("3");
  });

  it.each([
    ["hour", ["2024-01-02 14:00", "2024-01-02 15:00"]],
    ["fiveMinute", ["2024-01-02 14:30", "2024-01-02 14:35", "2024-01-02 15:00"]],
  ])("have rows by %s of the present day alone", async (dimension, labels) => {
    const sender = await newSender(start);
    for (const now of ["2024-01-02T06:34:59Z", "2024-01-02T06:35:00Z", "2024-01-02T07:04:00Z"]) {
      sender.emulator.admin.setClock({ now });
      await sender.send();
    }
    expect((await rows(sender, { dimension })).map(({ datetime }) => datetime)).toEqual(["合计", ...labels]);
    const before = await summary(sender, { dimension, startTime: "2024-01-01 23:59:59" });
    expect([before.status, before.body.code]).toEqual([400, "InappropriateJSON"]);
  });

  it("are split by template on request, and filtered by everything that a message has", async () => {
    const sender = await newSender(start);
    const signatureId = await sender.signature({ countryType: "GLOBAL", content: "Baidu" });
    const notice = await sender.template({ countryType: "GLOBAL", name: "notice", smsType: "CommonNotice", content: "n${code}" });
    await sender.send();
    await sender.send({ signatureId, template: notice, mobile: "13800138000,+14155552971,+85251234567" });
    const count = async (query: Record<string, string>) => (await rows(sender, query))[0]?.submitCount;
    expect(
      (await rows(sender, { queryType: "template" })).map(({ templateName, submitCount }) => [templateName, submitCount]).sort(),
    ).toEqual([
      ["", "4"],
      ["login code", "1"],
      ["notice", "3"],
    ]);
    expect(await count({ templateCode: notice })).toBe("3");
    expect(await count({ signatureId })).toBe("3");
    expect(await count({ smsType: "CommonVcode" })).toBe("1");
    expect(await count({ countryType: "domestic" })).toBe("2");
    expect(await count({ countryType: "international" })).toBe("2");
    const [american] = await rows(sender, { countryType: "international", countryCode: "US" });
    expect(american).toMatchObject({ submitCount: "1", countryAlpha2Code: "US", deliverSuccessCount: "", deliverFailureProportion: "" });
  });

  it.each<Record<string, string>>([
    { smsType: "Sale" },
    { dimension: "week" },
    { countryType: "DOMESTIC" },
    { countryCode: "usa" },
    { startTime: "2024-01-02" },
    { endTime: "2024-01-32 00:00:00" },
    { startTime: "2024-01-03 00:00:00" },
    { startTime: "2023-01-01 23:59:59" },
  ])("refuse %j", async (query) => {
    const reply = await summary(await newSender(start), query);
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect(reply.body.message).toContain(Object.keys(query)[0]);
  });

  it("always add up: submitted is delivered, failed and unknown, and rows are the total", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ code: fc.constantFrom("DELIVRD", ...Object.keys(failures)), hours: fc.nat(30) }), { maxLength: 12 }),
        async (plan) => {
          const sender = await newSender(start, { accountLimits: "off", receiptDelayMs: 0 });
          for (const [index, { code, hours }] of plan.entries()) {
            const [mobile = ""] = phones(1, index);
            sender.emulator.admin.setClock({ now: noon + hours * 3_600_000 });
            sender.emulator.admin.edit(numberRef(mobile), { receiptCode: code });
            await sender.send({ mobile });
          }
          sender.emulator.admin.setClock({ now: noon + 30 * 3_600_000 });
          const [total = {}, ...days] = await rows(sender, { endTime: "2024-01-04 23:59:59" });
          const number = (row: Row, name: string) => Number(row[name]);
          expect(number(total, "submitCount")).toBe(plan.length);
          for (const row of [total, ...days]) {
            const parts = ["deliverSuccessCount", "deliverFailureCount", "unknownCount"].map((name) => number(row, name));
            expect(parts.reduce((sum, part) => sum + part, 0)).toBe(number(row, "submitCount"));
            const causes = Object.values(failures).map((name) => number(row, name));
            expect(causes.reduce((sum, part) => sum + part, 0)).toBe(number(row, "deliverFailureCount"));
          }
          expect(days.reduce((sum, row) => sum + number(row, "submitCount"), 0)).toBe(plan.length);
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("statistics by template", () => {
  const start = emulators();

  it("count submitted and delivered segments of each template, page by page", async () => {
    const sender = await newSender(start, { receiptDelayMs: 0 });
    const second = await sender.template({ content: `${"字".repeat(100)}\${code}` });
    sender.emulator.admin.edit(numberRef("13900139000"), { receiptCode: "M:00001" });
    await sender.send({ mobile: "13800138000,13900139000" });
    await sender.send({ template: second });
    const reply = await volume(sender);
    expect(reply.body).toMatchObject({ status: 0, msg: "success" });
    expect(dataOf(reply)).toMatchObject({ submitTotal: "4", deliverTotal: "3", pageNo: "1", pageSize: "10" });
    const items = [
      { templateId: sender.templateId, submitCount: "2", deliverCount: "1" },
      { templateId: second, submitCount: "2", deliverCount: "2" },
    ];
    expect(dataOf(reply).items).toEqual(items.sort((a, b) => (a.templateId < b.templateId ? -1 : 1)));
    expect(dataOf(await volume(sender, { pageNo: "2", pageSize: "1" }))).toMatchObject({ submitTotal: "4", items: [items[1]] });
    expect(dataOf(await volume(sender, { templateId: second }))).toMatchObject({ submitTotal: "2", items: [{ templateId: second }] });
    expect(dataOf(await volume(sender, { startTime: "20240101", endTime: "20240101" }))).toMatchObject({ submitTotal: "0", items: [] });
  });

  it.each<[Record<string, string>, string]>([
    [{ startTime: "2024-01-02" }, "startTime"],
    [{ endTime: "20240230" }, "20240230 is no day"],
    [{ startTime: "20240103" }, "is after endTime"],
    [{ pageSize: "51" }, "pageSize"],
    [{ pageNo: "0" }, "pageNo"],
  ])("fail with status -1 for %j", async (query, says) => {
    const reply = await volume(await newSender(start), query);
    expect([reply.status, reply.body.status, reply.body.data]).toEqual([200, -1, undefined]);
    expect(reply.body.msg).toContain(says);
  });
});
