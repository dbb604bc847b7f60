/** Every call that Tencent's document prints, sent to the emulator, and every push that it prints, received from it. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { tencentCalls } from "../../src/emulator/tencent/calls/definitions";
import { startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { clockAt } from "./sending";
import { call, callV1, replyKind } from "./tencent-caller";
import { newSender } from "./tencent-sending";

const printed = z
  .array(z.looseObject({ operation: z.string(), kind: z.string() }))
  .parse(JSON.parse(readFileSync(join(__dirname, "../fixtures/tencent.json"), "utf8")));
const record = z.record(z.string(), z.unknown());
const callSchema = z.object({
  id: z.string(),
  operation: z.string(),
  kind: z.literal("call"),
  request: z.object({ method: z.literal("POST"), path: z.literal("/"), headers: z.record(z.string(), z.string()), body: record }),
  response: z.object({ status: z.literal(200), body: z.object({ Response: record }) }),
});
const examples = printed.flatMap((example) => callSchema.safeParse(example).data ?? []);
const envelopes = printed.filter(({ operation }) => operation === "envelope") as unknown as { response: { body: unknown } }[];

const now = Date.parse("2021-05-12T12:00:00Z");
const received = Date.parse("2021-05-11T11:56:28Z");
const party = {
  account: "emulator",
  appId: "1400006666",
  number: "+8618501234444",
  nationCode: "86",
  subscriber: "18501234444",
  signName: "腾讯云",
};
const message = (id: string, changes: object = {}) => ({
  id,
  ...party,
  isDomestic: true,
  templateId: "1110",
  smsType: 3,
  content: "【腾讯云】您的验证码是4370",
  fee: 1,
  sessionContext: "",
  extendCode: "",
  code: "Ok",
  sentAt: received - 1000,
  receiptCode: "DELIVRD",
  receiptAt: received,
  ...changes,
});
const reply = (id: string, text: string) => ({
  id,
  ...party,
  text,
  extendCode: "11",
  receivedAt: received,
  push: { attempts: 0, nextAt: null, lastStatus: null },
});
const month = 30 * 24 * 3600 * 1000;
const bundle = (id: string, createdAt: number, usage: number) => ({
  id,
  appId: "1400006666",
  createdAt,
  effectiveAt: createdAt + month,
  expiresAt: createdAt + 12 * month,
  amount: 1000,
  usage,
});

/** The objects that the examples speak of, before the first call on them. */
const seed = (operation: string) => ({
  platforms: {
    tencent: {
      signatures:
        operation === "AddSmsSign"
          ? []
          : [
              { id: "1110", signName: "腾讯云", qualificationId: "1000001", status: operation === "ModifySmsSign" ? "-1" : "0" },
              { id: "1111", signName: "腾讯云", international: 1 },
            ],
      templates: [
        { id: "1110", templateName: "验证码", templateContent: "您的验证码是{1}", status: operation === "ModifySmsTemplate" ? "1" : "0" },
        { id: "1111", templateName: "通知", templateContent: "请尽快参加{1}会议", smsType: 2 },
      ],
      signatureAccounts: ["emulator"],
      messages: [
        message("5000:1045710669157053657849499619"),
        // The second one to this number, which the pull of the whole application does not show.
        ...(operation === "PullSmsSendStatus" ? [] : [message("5000:1045710669157053657849498556")]),
        message("5000:1045710669157053657849499718", { number: "+8618501234445", subscriber: "18501234445", receiptCode: "UNDELIV" }),
      ],
      replies: [reply("one", "1"), reply("two", "2")],
      packages: [
        bundle("1000791745", 1617292800_000, 1000),
        bundle("1000876572", 1617379200_000, 100),
        bundle("1000999999", 1617379200_000, 0),
      ],
    },
  },
});

const seedFileOf = (operation: string) => {
  const file = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
  writeFileSync(file, JSON.stringify(seed(operation)));
  return file;
};

/** The example of signatures returns one of the other class, and leaves out the fields of its qualification. */
const switches = { "tencent.other-class": "return", "tencent.qualification-fields": "absent" };

describe("the printed examples of Tencent", () => {
  const start = emulators();

  it("are all eighteen calls", () => {
    expect(examples.map(({ operation }) => operation).sort()).toEqual(Object.keys(tencentCalls).sort());
  });

  const ways = {
    "TC3-HMAC-SHA256": call,
    "TC3-HMAC-SHA256 and GET": (...[emulator, action, parameters]: Parameters<typeof call>) =>
      call(emulator, action, withoutEmpty(parameters), { method: "GET" }),
    HmacSHA1: (...[emulator, action, parameters]: Parameters<typeof call>) => callV1(emulator, action, withoutEmpty(parameters)),
    "HmacSHA256 and GET": (...[emulator, action, parameters]: Parameters<typeof call>) =>
      callV1(emulator, action, withoutEmpty(parameters), { method: "GET", common: { SignatureMethod: "HmacSHA256" } }),
  };

  describe.each(Object.entries(ways))("signed with %s", (_name, send) => {
    // Pairs have no empty texts; the printed modification of a signature needs one.
    it.each(send === call ? examples : examples.filter(({ operation }) => operation !== "ModifySmsSign"))(
      "$id is answered with the printed keys and types",
      async ({ operation, request, response }) => {
        const emulator = await start({ seed: seedFileOf(operation), clock: clockAt(now), switches });
        const answer = await send(emulator, operation, request.body);
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-type")).toBe("application/json");
        expect(answer.response.RequestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(shapeOf(answer.response)).toEqual(shapeOf(response.body.Response));
      },
    );
  });

  it("say in which envelope a refusal comes", async () => {
    const emulator = await start();
    const refused = await call(emulator, "DescribeSmsSignList", {}, { key: { id: "emulator", secret: "another" } });
    const [, ...errors] = envelopes;
    for (const { response } of errors) {
      expect(shapeOf(JSON.parse(refused.text))).toEqual(shapeOf(response.body));
      expect(response.body).toMatchObject({ Response: { Error: { Code: refused.code, Message: refused.message } } });
    }
  });

  it("give the printed numbers and texts where they follow from what is there", async () => {
    const ask = async (operation: string) => {
      const example = examples.find((candidate) => candidate.operation === operation);
      const emulator = await start({ seed: seedFileOf(operation), clock: clockAt(now), switches });
      const { RequestId: _given, ...answer } = (await call(emulator, operation, example?.request.body)).response;
      const { RequestId: _printed, ...expected } = example?.response.body.Response ?? {};
      return [answer, expected];
    };
    for (const operation of ["ModifySmsSign", "ModifySmsTemplate", "DescribePhoneNumberInfo", "ReportConversion"]) {
      const [answer, expected] = await ask(operation);
      expect(answer).toEqual(expected);
    }
    const [reports, expected] = await ask("PullSmsSendStatusByPhoneNumber");
    expect(reports).toEqual(expected);
  });
});

const pushes = z
  .array(z.object({ operation: z.string(), request: z.object({ body: z.unknown() }), response: z.object({ body: record }) }))
  .parse(printed.filter(({ kind }) => kind === "callback"));

describe("the printed pushes of Tencent", () => {
  const start = emulators();
  const exampleOf = (operation: string) => pushes.find((push) => push.operation === operation);

  it("have a status callback with the printed keys, types and texts", async () => {
    const example = exampleOf("callback.status");
    const server = await startRecordingServer(() => ({ status: 200, body: example?.response.body }));
    const { send, emulator } = await newSender(start, { callbacks: { tencent: { receiptUrl: server.url } }, receiptDelayMs: 0 });
    await send({ SessionContext: "context" });
    await server.arrived(1);
    const body = JSON.parse(server.requests[0]?.text ?? "");
    expect(shapeOf(body)).toEqual(shapeOf(example?.request.body));
    expect(body).toMatchObject([{ report_status: "SUCCESS", errmsg: "DELIVRD", description: "用户短信送达成功" }]);
    expect(emulator.admin.calls().total).toBeGreaterThan(0);
    await server.close();
  });

  it("have a reply callback with the printed content", async () => {
    const example = exampleOf("callback.uplink");
    const server = await startRecordingServer(() => ({ status: 200, body: example?.response.body }));
    const emulator = await start({ callbacks: { tencent: { uplinkUrl: server.url } }, clock: clockAt(1457336869_000) });
    emulator.admin.edit({ platform: "tencent", kind: "accounts", id: "emulator" }, { extensionCodes: true });
    const words = { signName: "短信签名", text: "用户回复的内容", extendCode: "扩展码" };
    emulator.admin.create(replyKind, { number: "13800138000", appId: "1400006666", ...words });
    await server.arrived(1);
    expect(JSON.parse(server.requests[0]?.text ?? "")).toEqual({ ...(example?.request.body as object), mobile: "13800138000" });
    await server.close();
  });
});

function withoutEmpty(parameters: object | string = {}): object {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ""));
}

/** Keys and types, at every depth. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}
