import { app, errorOf, huaweiClients } from "../../../../../test/support/accounts/huawei-client";
import { IncompleteSend } from "../../../shared/client/incomplete-send";
import type { DiffMessage, Message } from "../types/messages";

const { clientOf } = huaweiClients();
const message: Message = { to: ["+8613800138000", "+8613800138001"], templateId: "8ff55eac1d0b478ab3c06c3c6a492300" };
const diff: DiffMessage = { smsContent: [message, { ...message, to: ["+14155552971"] }] };
const result = (...rows: [originTo: string, status: string][]) => rows.map(([originTo, status]) => ({ originTo, status }));

describe("a send", () => {
  test("resolves with what became of each number, though some were refused", async () => {
    const rows = result(["+8613800138000", "000000"], ["+8613800138001", "E200028"]);
    const { sms } = await clientOf(() => ({ status: 400, body: { code: "E000510", description: "words", result: rows } }));
    await expect(sms.batchSendSms(message)).resolves.toEqual({ code: "E000510", description: "words", result: rows });
  });

  test("rejects when no number was accepted, with the first one's reason", async () => {
    const rows = result(["+8613800138000", "E200030"], ["+8613800138001", "E200030"]);
    const { sms } = await clientOf(() => ({ status: 400, body: { code: "E000510", description: "words", result: rows } }));
    const error = await errorOf(sms.batchSendSms(message));
    expect(error).toMatchObject({ meaning: "conflict", code: "E000510", sent: "yes" });
    expect(error.message).toContain("words (E200030: The template is not active) (HTTP 400, code E000510). Check the template's id.");
  });

  test("is incomplete when the answer leaves numbers out", async () => {
    const rows = result(["8613800138000", "000000"]);
    const { sms } = await clientOf(() => ({ headers: { "x-request-id": "r-1" }, body: { code: "000000", result: rows } }));
    const error = await errorOf(sms.batchSendSms(message));
    expect(error).toBeInstanceOf(IncompleteSend);
    expect(error).toMatchObject({ sent: "unknown", lasting: true, requestId: "r-1", result: { code: "000000", result: rows } });
    expect(error.message).toContain("the answer has no status for 1 of 2 phone numbers: +8613800138001");
  });

  test("counts the numbers of all contents", async () => {
    const rows = result(["+8613800138000", "000000"], ["+8613800138001", "000000"]);
    const { sms } = await clientOf(() => ({ body: { code: "000000", result: rows } }));
    expect((await errorOf(sms.batchSendDiffSms(diff))).message).toContain(
      "the answer has no status for 1 of 3 phone numbers: +14155552971",
    );
  });

  test("with a number twice is complete with one answer for it", async () => {
    const { sms } = await clientOf(() => ({ body: { code: "000000", result: result(["+8613800138000", "000000"]) } }));
    await expect(sms.batchSendSms({ ...message, to: ["+8613800138000", "13800138000"] })).resolves.toMatchObject({ code: "000000" });
  });

  test("is not repeated after a lost answer", async () => {
    const { sms, requests } = await clientOf(() => "drop");
    expect(await errorOf(sms.batchSendSms(message))).toMatchObject({ meaning: "unavailable", sent: "unknown", tries: 1 });
    expect(requests).toHaveLength(1);
  });

  test("goes from the client's channel number, or from its own", async () => {
    const { sms, requests } = await clientOf(({ text }) => ({
      body: { code: "000000", result: result(["+8613800138000", "000000"], ["+8613800138001", "000000"], [text, "000000"]) },
    }));
    await sms.batchSendSms(message);
    await sms.batchSendDiffSms({ ...diff, from: "csms2", extend: "order-1", statusCallback: "https://example.com/report" });
    expect(new URLSearchParams(requests[0]?.text).get("from")).toBe(app.channelNumber);
    expect(JSON.parse(requests[1]?.text ?? "")).toEqual({
      ...diff,
      from: "csms2",
      extend: "order-1",
      statusCallback: "https://example.com/report",
    });
  });
});

const many = (count: number) => Array.from({ length: count }, (_, n) => `+86138${String(n).padStart(8, "0")}`);

describe("what no platform would take is not sent", () => {
  test.each<[Partial<Message>, string]>([
    [{ to: [] }, "there are 0 phone numbers; one content goes to 1 to 500"],
    [{ to: many(501) }, "there are 501 phone numbers"],
    [{ to: ["+86 13800138000"] }, 'the phone number "+86 13800138000" is not allowed'],
    [{ to: ["+8613800138000,+8613800138001"] }, "is not allowed"],
    [{ templateId: " " }, "the templateId is empty"],
    [{ from: "" }, "there is no from; give the channel_num of a signature"],
    [{ statusCallback: "my.com/report" }, "the statusCallback is no HTTP or HTTPS URL of at most 1024 characters"],
    [{ statusCallback: `https://my.com/${"x".repeat(1024)}` }, "the statusCallback is no HTTP or HTTPS URL"],
    [{ extend: "" }, "the extend has 0 bytes or a brace"],
    [{ extend: "a{b" }, "the extend has 3 bytes or a brace"],
    [{ extend: "字".repeat(43) }, "the extend has 129 bytes or a brace; 1 to 128 bytes without { and } are allowed"],
  ])("%j", async (change, reason) => {
    const { sms, requests } = await clientOf(() => ({}));
    const bad = { ...message, ...change };
    const { to, templateId, templateParas, ...common } = bad;
    for (const call of [sms.batchSendSms(bad), sms.batchSendDiffSms({ ...common, smsContent: [{ to, templateId, templateParas }] })]) {
      const error = await errorOf(call);
      expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
      expect(error.message).toContain(reason);
    }
    expect(requests).toHaveLength(0);
  });

  test("no content, and contents beyond 64 KB", async () => {
    const { sms, requests } = await clientOf(() => ({}));
    expect((await errorOf(sms.batchSendDiffSms({ smsContent: [] }))).message).toContain("there is no smsContent");
    const long = Array.from({ length: 10 }, () => ({ ...message, to: many(500) }));
    expect((await errorOf(sms.batchSendDiffSms({ smsContent: long }))).message).toMatch(
      /the contents have \d+ bytes; at most 65536 are allowed/,
    );
    expect(requests).toHaveLength(0);
  });

  test("without a channel number anywhere", async () => {
    const { sms } = await clientOf(() => ({}), { app: { ...app, channelNumber: undefined } });
    expect((await errorOf(sms.batchSendSms(message))).message).toContain("the client's app.channelNumber");
  });

  test("500 numbers are sent, and no error repeats a value", async () => {
    const { sms, requests } = await clientOf(() => ({
      body: { code: "000000", result: many(500).map((originTo) => ({ originTo, status: "000000" })) },
    }));
    await sms.batchSendSms({ ...message, to: many(500), templateParas: ["secret-code"] });
    expect(requests).toHaveLength(1);
    expect((await errorOf(sms.batchSendSms({ ...message, to: [], templateParas: ["secret-code"] }))).message).not.toContain("secret-code");
  });
});
