/** Every call that Baidu's document prints, sent to the emulator, and every push that it prints, received from it. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startRecordingServer } from "../support/recording-server";
import { call, emulators } from "./caller";
import { clockAt, newSender, uplinkKind } from "./sending";

const operations = [
  "createSignature",
  "modifySignature",
  "getSignature",
  "deleteSignature",
  "createTemplate",
  "modifyTemplate",
  "getTemplate",
  "deleteTemplate",
  "addBlacklist",
  "getBlacklist",
  "deleteBlacklist",
  "sendSms",
  "getQuota",
  "modifyQuota",
  "templateStatistics",
  "businessStatistics",
] as const;

const exampleSchema = z.object({
  id: z.string(),
  operation: z.enum(operations),
  kind: z.literal("call"),
  request: z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()),
    headers: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()).nullable(),
  }),
  response: z.object({ status: z.number(), body: z.record(z.string(), z.unknown()).nullable() }),
});

const printed: unknown = JSON.parse(readFileSync(join(__dirname, "../fixtures/baidu.json"), "utf8"));
const examples = z
  .array(z.unknown())
  .parse(printed)
  .flatMap((example) => exampleSchema.safeParse(example).data ?? []);

const sent = (templateId: string, at: string, carrierCode: string) => ({
  id: `${templateId}-${at}-${carrierCode}`,
  messageId: "c5366f96477b49ca90bcdff2516fe521",
  requestId: "a6d5f1d9ca2048e5a5454e75da1db563",
  account: "emulator",
  mobile: "13800138000",
  number: "13800138000",
  scope: "DOMESTIC",
  country: "CN",
  signatureId: "sms-signQxkiwz88470",
  templateId,
  templateName: "code",
  smsType: "CommonNotice",
  content: "【百度】1",
  segments: 1,
  custom: null,
  userExtId: null,
  sentAt: Date.parse(at),
  receiptAt: Date.parse(at) + 1000,
  carrierCode,
  wentOut: true,
  push: { attempts: 0, nextAt: null, lastStatus: null },
});

/** The objects that the examples speak of, before the first call on them. */
const seed = {
  platforms: {
    baidu: {
      signatures: [
        { id: "sms-sign-WWejWQ54455", content: "Baidu", contentType: "MobileApp", countryType: "GLOBAL", status: "SUBMITTED" },
        { id: "sms-signQxkiwz88470", content: "百度", contentType: "Enterprise" },
      ],
      blacklist: ["13800000000", "13800000001"].map((phone) => ({
        phone,
        type: "SignatureBlack",
        smsType: "CommonNotice",
        signatureId: "sms-sign-hHYgtS57924",
      })),
      quotas: {
        emulator: {
          rateLimitWhiteList: true,
          submission: { quotaPerDay: 10_000, quotaPerMonth: 100_000, status: "FAILURE", review: "月配额申请值过大" },
        },
      },
      messages: [
        sent("sms-tmpl-qQJsyB00001", "2018-12-25T04:00:00Z", "DELIVRD"),
        sent("sms-tmpl-qQJsyB00002", "2018-12-25T04:00:00Z", "DELIVRD"),
        sent("sms-tmpl-qQJsyB00001", "2023-10-30T04:00:00Z", "M:00163"),
      ],
      templates: [
        {
          id: "sms-tmpl-awKvRY85349",
          name: "code",
          content: "${code}, ${minute}",
          smsType: "CommonNotice",
          countryType: "DOMESTIC",
        },
        {
          id: "sms-tmpl-wHoJXL09355",
          name: "TemplateNameTest",
          content: "${code}",
          smsType: "CommonNotice",
          countryType: "INTERNATIONAL",
          status: "SUBMITTED",
        },
      ],
    },
  },
};

const seedFile = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
writeFileSync(seedFile, JSON.stringify(seed));

describe("the printed examples of Baidu", () => {
  const start = emulators();

  it("are all sixteen calls", () => {
    expect(examples.map(({ operation }) => operation).sort()).toEqual([...operations].sort());
  });

  it.each(examples)("$id is answered with the printed keys and types", async ({ request, response }) => {
    const emulator = await start({ seed: seedFile });
    const date = request.headers["x-bce-date"] ?? request.headers.Date ?? "";
    emulator.admin.setClock({ now: Date.parse(date) });

    const reply = await call(emulator, request.method, request.path, {
      query: request.query,
      signedAt: Date.parse(date),
      headers: { ...("x-bce-date" in request.headers ? { "x-bce-date": date } : { date }), "content-type": "application/json" },
      ...(request.body === null ? {} : { body: request.body }),
      signedHeaders: "x-bce-date" in request.headers ? ["host", "x-bce-date"] : ["host"],
    });

    expect(reply.status).toBe(response.status);
    expect(reply.headers.get("x-bce-request-id")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    if (response.body === null) expect(reply.text).toBe("");
    else expect(shapeOf(reply.body)).toEqual(shapeOf(response.body));
  });

  it("are accepted one after the other, by an account that begins with nothing", async () => {
    const emulator = await start();
    for (const operation of ["createSignature", "createTemplate"]) {
      const example = examples.find((candidate) => candidate.operation === operation);
      const reply = await call(emulator, "POST", example?.request.path ?? "", {
        query: example?.request.query ?? {},
        body: example?.request.body,
      });
      expect(reply.body.status).toBe("SUBMITTED");
    }
  });
});

const pushSchema = z.object({
  operation: z.enum(["callback.status", "callback.uplink"]),
  request: z.object({ body: z.record(z.string(), z.unknown()) }),
});

describe("the printed pushes of Baidu", () => {
  const start = emulators();
  const pushes = z
    .array(z.unknown())
    .parse(printed)
    .flatMap((example) => pushSchema.safeParse(example).data ?? []);
  const bodyOf = (operation: string) => pushes.find((push) => push.operation === operation)?.request.body;

  it("have a status callback with the printed keys and types, if counts are switched off", async () => {
    const server = await startRecordingServer(() => ({ status: 200 }));
    const callbacks = { baidu: { receiptUrl: server.url } };
    const { send } = await newSender(start, { callbacks, receiptDelayMs: 0, switches: { "baidu.callback-counts": "absent" } });
    await send({ custom: "example custom" });
    await server.arrived(1);
    expect(shapeOf(JSON.parse(server.requests[0]?.text ?? ""))).toEqual(shapeOf(bodyOf("callback.status")));
    await server.close();
  });

  it("have an uplink callback with the printed content", async () => {
    const server = await startRecordingServer(() => ({ status: 200 }));
    const emulator = await start({ callbacks: { baidu: { uplinkUrl: server.url } }, clock: clockAt(Date.parse("2019-12-03T22:53:05Z")) });
    emulator.admin.create(uplinkKind, { mobile: "13800138000", content: "TD", sign: "百度云" });
    await server.arrived(1);
    expect(JSON.parse(server.requests[0]?.text ?? "")).toEqual(bodyOf("callback.uplink"));
    await server.close();
  });
});

/** Keys and types, at every depth. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}
