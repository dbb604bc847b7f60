import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type RecordingServer, startRecordingServer } from "../../../../test/support/recording-server";
import { ManualClock } from "../../../../test/support/time/manual-clock";
import { BaiduSms } from "./client";
import type { SmsType } from "./enumerations";
import type { NewSignature, NewTemplate, QuotaChange, SignatureChange, TemplateChange } from "./types/management";
import type { Message } from "./types/messages";

const signatureId = "sms-sign-WWejWQ54455";
const templateId = "sms-tmpl-wHoJXL09355";

/** Within a year of every period that the examples ask for. */
const dayOfExamples = Date.UTC(2023, 9, 31);
const businessFigures = {
  userId: "bbede3f8c42e4113b6971fd09a57f494",
  submitLongCount: 10,
  submitCount: 100,
  deliverSuccessCount: 99,
  deliverSuccessLongCount: 10,
  deliverFailureCount: 1,
  unknownCount: 0,
  deliverSuccessProportion: 0.99,
  deliverFailureProportion: 0.01,
  notExistCount: 0,
  signatureOrTemplateCount: 0,
  abnormalCount: 0,
  overclockingCount: 0,
  otherErrorCount: 0,
  blacklistCount: 0,
  routeErrorCount: 0,
  issueFailureCount: 0,
  parameterErrorCount: 0,
  illegalWordCount: 0,
  anomalyCount: 1,
  unknownErrorCount: 0,
  receiptProportion: 1,
  unknownProportion: 0,
  responseSuccessCount: 100,
  responseTimeoutCount: 0,
  responseSuccessProportion: 1,
};

let server: RecordingServer | undefined;
afterEach(() => server?.close());

describe("the printed examples", () => {
  interface Example {
    readonly id: string;
    readonly kind: string;
    readonly request: { method: string; path: string; query: Record<string, string>; body: never };
    readonly response: { status: number; headers: Record<string, string>; body: unknown };
  }
  const fixtures: Example[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/baidu.json"), "utf8"));
  const bare = <T extends object>(body: T, key: string) => Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));

  const replays: Record<string, (sms: BaiduSms, { request }: Example) => Promise<unknown>> = {
    "baidu.createSignature.1": (sms, { request }) =>
      sms.createSignature(request.body as NewSignature, { clientToken: request.query.clientToken }),
    "baidu.modifySignature.1": (sms, { request }) => sms.modifySignature(signatureId, request.body as SignatureChange),
    "baidu.getSignature.1": (sms) => sms.getSignature(signatureId),
    "baidu.deleteSignature.1": (sms) => sms.deleteSignature(signatureId),
    "baidu.createTemplate.1": (sms, { request }) =>
      sms.createTemplate(request.body as NewTemplate, { clientToken: request.query.clientToken }),
    "baidu.modifyTemplate.1": (sms, { request }) =>
      sms.modifyTemplate(templateId, bare(request.body, "templateId") as unknown as TemplateChange),
    "baidu.getTemplate.1": (sms) => sms.getTemplate(templateId),
    "baidu.deleteTemplate.1": (sms) => sms.deleteTemplate(templateId),
    "baidu.addBlacklist.1": (sms, { request }) => {
      const { phone, smsType, signatureIdStr } = request.body as { phone: string; smsType: SmsType; signatureIdStr: string };
      return sms.addBlacklist({ phones: [phone], type: "SignatureBlack", smsType, signatureIdStr });
    },
    "baidu.getBlacklist.1": (sms) => sms.getBlacklist({ phones: ["13800000000"], smsType: "CommonNotice" }),
    "baidu.deleteBlacklist.1": (sms) => sms.deleteBlacklist(["13800000000", "13800000001"]),
    "baidu.sendSms.1": (sms, { request }) => {
      const { mobile, ...rest } = request.body as Omit<Message, "mobiles"> & { mobile: string };
      return sms.sendSms({ mobiles: [mobile], ...rest }, { clientToken: request.query.clientToken });
    },
    "baidu.getQuota.1": (sms) => sms.getQuota(),
    "baidu.modifyQuota.1": (sms, { request }) => sms.modifyQuota(request.body as QuotaChange),
    "baidu.templateStatistics.1": (sms) => sms.templateStatistics({ startTime: "20181225", endTime: "20181226" }),
    "baidu.businessStatistics.1": (sms) =>
      sms.businessStatistics({
        smsType: "all",
        dimension: "day",
        countryType: "domestic",
        startTime: "2023-10-30 00:00:00",
        endTime: "2023-10-30 23:59:59",
      }),
  };

  /** Results that are not the printed body itself: counts are texts on the wire, and the sum is a row. */
  const results: Record<string, unknown> = {
    "baidu.templateStatistics.1": {
      submitTotal: 200,
      deliverTotal: 190,
      pageNo: 1,
      pageSize: 10,
      items: [
        { templateId: "sms-tmpl-qQJsyB00001", submitCount: 100, deliverCount: 95 },
        { templateId: "sms-tmpl-qQJsyB00002", submitCount: 100, deliverCount: 95 },
      ],
    },
    "baidu.businessStatistics.1": {
      rows: [{ datetime: "2023-10-30", ...businessFigures }],
      total: { datetime: "合计", ...businessFigures },
    },
  };

  test("every printed call is replayed", () => {
    const calls = fixtures.filter(({ kind, request }) => kind === "call" && request !== null).map(({ id }) => id);
    expect(Object.keys(replays).sort()).toEqual(calls.sort());
  });

  test.each(Object.entries(replays))("%s: sends the printed request and reads the printed answer", async (id, replay) => {
    const example = fixtures.find((fixture) => fixture.id === id);
    if (!example) throw new Error(`no fixture ${id}`);
    const started = await startRecordingServer(() => example.response);
    server = started;
    const sms = new BaiduSms({ accessKeyId: "id", secretKey: "key", endpoint: started.url, clock: new ManualClock(dayOfExamples) });
    const result = await replay(sms, example);
    expect(started.requests).toHaveLength(1);
    const [sent] = started.requests;
    expect(sent).toMatchObject({ method: example.request.method, path: example.request.path, query: example.request.query });
    expect(sent?.text === "" ? null : JSON.parse(sent?.text ?? "")).toEqual(example.request.body);
    expect(sent?.headers["content-type"]).toBe(example.request.body === null ? undefined : "application/json; charset=utf-8");
    expect(sent?.headers.host).toBe(started.host);
    expect(result ?? null).toEqual(results[id] ?? example.response.body);
  });

  test.each(["baidu.sendSms.php", "baidu.sendSms.csharp"])("%s: reads the printed answer of another chapter", async (id) => {
    const body = fixtures.find((fixture) => fixture.id === id)?.response.body;
    server = await startRecordingServer(() => ({ body }));
    const sms = new BaiduSms({ accessKeyId: "id", secretKey: "key", endpoint: server.url });
    const sent = await sms.sendSms({ mobiles: ["13800138000"], template: templateId, signatureId });
    expect(sent).toEqual(body);
  });
});
