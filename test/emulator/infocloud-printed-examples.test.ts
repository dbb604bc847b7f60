/** Every call that infocloud's document prints, sent to the emulator, and every push that it prints, received from it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { signMethods } from "../../src/clouds/infocloud/client/enumerations";
import { signatureOf, stringToSign } from "../../src/clouds/infocloud/client/signing/sign";
import { createClock, type Emulator } from "../../src/emulator";
import { startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { accountRef, call, newTemplate, paths, replyOf, rowsOf } from "./infocloud-caller";

const exampleSchema = z.object({
  id: z.string(),
  operation: z.string(),
  kind: z.enum(["call", "callback", "signature"]),
  request: z
    .object({ method: z.string().nullable(), path: z.string().nullable(), headers: z.record(z.string(), z.string()), body: z.unknown() })
    .nullish(),
  response: z.object({ body: z.unknown() }).nullish(),
  inputs: z
    .object({
      algorithm: z.enum(signMethods),
      key: z.string().nullable(),
      fields: z.record(z.string(), z.string()),
      stringToSign: z.string(),
    })
    .optional(),
});
const printed: unknown = JSON.parse(readFileSync(join(__dirname, "../fixtures/infocloud.json"), "utf8"));
const examples = z.array(exampleSchema).parse(printed);
type Example = (typeof examples)[number];
const exampleOf = (id: string): Example => {
  const example = examples.find((each) => each.id === `infocloud.${id}`);
  if (example === undefined) throw new Error(`There is no example ${id}.`);
  return example;
};
const bodyOf = (id: string) => exampleOf(id).response?.body;

const at = Date.parse("2023-08-07T05:15:00Z");
const numbers = ["18700008801", "18700008802", "18700008805", "18700008806"];
const standing = (options: object = {}) =>
  ({ rateLimits: "off", receiptDelayMs: 0, clock: createClock({ offsetMs: 0, frozenAt: at }), ...options }) as const;

/** Templates as the examples have them; the document hides the numbers, and the end of one code. */
function readied(emulator: Emulator, { request }: Example): Record<string, unknown> {
  const { phones, phonesJson, ...fields } = z.record(z.string(), z.unknown()).parse(request?.body);
  const templateCode = String(fields.templateCode).replace("xx", "00");
  const contents: Readonly<Record<string, object>> = {
    "574005827011772416": { content: "您好" },
    "839298576077041600": { signature: "{动态签名,20}", content: "{content,400}" },
  };
  newTemplate(emulator, { id: templateCode, content: "您好{name,20}", ...contents[templateCode] });
  const recipients =
    phonesJson === undefined ? { phones: numbers.slice(0, 2).join(",") } : { phonesJson: JSON.stringify(numbers.slice(0, 2)) };
  return { ...fields, templateCode, ...recipients };
}

describe("the printed calls of infocloud", () => {
  const start = emulators();
  const sends = examples.filter(({ operation, request }) => operation.startsWith("send") && request);

  it.each(sends)("$id is accepted, with real numbers, and answered with the printed fields", async (example) => {
    const emulator = await start(standing());
    const { body } = await call(emulator, example.request?.path ?? "", readied(emulator, example));
    expectShape(body, example.response?.body ?? bodyOf("send.fixed"));
    expect(emulator.admin.objects({ platform: "infocloud", kind: "messages" })).toHaveLength(2);
  });

  it("infocloud.send.python is answered with its desc where that is set", async () => {
    const emulator = await start(standing({ switches: { "infocloud.send-desc": "null-text" } }));
    const { body } = await call(emulator, paths.send, readied(emulator, exampleOf("send.fixed")));
    expectShape(body, bodyOf("send.python"));
    expect(body).toMatchObject({ data: { desc: "null" } });
  });

  it("infocloud.queryReceipts.1 has the printed receipts", async () => {
    const emulator = await start(standing());
    const templateCode = newTemplate(emulator, { content: "您好" });
    await call(emulator, paths.send, { phones: numbers.join(","), templateCode, bid: "202303231335001220" });
    const reply = await call(emulator, paths.receipts);
    const expected = z.looseObject({ data: z.array(z.looseObject({ msgId: z.string() })) }).parse(bodyOf("queryReceipts.1"));
    const { msgId } = rowsOf(reply)[0] ?? {};
    expect(reply.body).toEqual({ ...expected, data: expected.data.map((row) => ({ ...row, msgId })), requestId: expect.any(String) });
  });

  it("infocloud.queryAllowance.1 has the printed allowance", async () => {
    const emulator = await start(standing());
    emulator.admin.edit(accountRef, { allowance: { 行业短信: 9784, 会员短信: 10_007, 推广短信: 6506 } });
    const { body } = await call(emulator, paths.allowance);
    expect(body).toEqual({ ...Object(bodyOf("queryAllowance.1")), requestId: expect.any(String) });
  });

  it("infocloud.health.1 is answered", async () => {
    const emulator = await start();
    const { request } = exampleOf("health.1");
    const reply = await replyOf(await fetch(`${emulator.url}${request?.path}`, { method: "POST", headers: request?.headers ?? {} }));
    expect(reply.status).toBe(200);
  });
});

describe("the printed pushes of infocloud", () => {
  const start = emulators();
  const key = "8767fd835ca3a4eb6f69129d71971760";

  it("come field by field, in their order", async () => {
    const server = await startRecordingServer(() => ({ status: 200 }));
    const clock = createClock({ offsetMs: 0, frozenAt: Date.parse("2021-04-09T09:35:00Z") });
    const emulator = await start(standing({ clock, credentials: { [key]: { secret: "secret" } } }));
    const account = { platform: "infocloud", kind: "accounts", id: key };
    emulator.admin.edit(account, { receiptUrl: server.url, uplinkUrl: server.url });
    emulator.admin.edit({ platform: "infocloud", kind: "numbers", id: "18551067101" }, { receiptCode: "UNDELIV" });
    const templateCode = newTemplate(emulator, { content: "您好" });
    const letter = { phones: "18551067101", templateCode, bid: "xxxx" };
    const { body } = await call(emulator, paths.send, letter, { key: { apiKey: key, accessKey: "secret" } });
    await server.arrived(1);
    emulator.admin.create({ platform: "infocloud", kind: "uplinks" }, { number: "18551067101", srcId: "接入号", content: "上行内容" });
    await server.arrived(2);
    const [status, uplink] = server.requests.map(({ text }) => text);
    const msgId = z.object({ data: z.object({ msgId: z.string() }) }).parse(body).data.msgId;
    expect(status).toBe(JSON.stringify(exampleOf("callback.status.1").request?.body).replace("577951956854276096", msgId));
    expect(uplink).toBe(JSON.stringify(exampleOf("callback.uplink.1").request?.body));
    await server.close();
  });
});

describe("the printed signatures of infocloud", () => {
  const start = emulators();

  it.each(examples.filter(({ kind }) => kind === "signature"))("$id is taken as it is printed", async ({ inputs }) => {
    if (inputs === undefined) throw new Error("There are no inputs.");
    expect(stringToSign(inputs.fields)).toBe(inputs.stringToSign);
    const {
      "x-api-key": printedKey = "",
      "x-nonce": nonce = "",
      "x-timestamp": timestamp = "0",
      "x-sign-method": _method,
      ...fields
    } = inputs.fields;
    // A header cannot hold the placeholder.
    const apiKey = /^\w+$/.test(printedKey) ? printedKey : "yourKey";
    const accessKey = inputs.key ?? "secret";
    const clock = createClock({ offsetMs: 0, frozenAt: Number(timestamp) });
    const emulator = await start(standing({ clock, credentials: { [apiKey]: { secret: accessKey } } }));
    const { body } = await call(emulator, paths.allowance, fields, { key: { apiKey, accessKey }, nonce, signMethod: inputs.algorithm });
    expect([body.code, signatureOf(inputs.stringToSign, accessKey, inputs.algorithm)]).toEqual([
      200,
      expect.stringMatching(/^[\da-f]{64}$/),
    ]);
  });

  it("are all three, beside eleven calls and pushes", () => {
    const kinds = examples.map(({ kind }) => kind === "signature");
    expect([kinds.filter(Boolean).length, kinds.length]).toEqual([3, 14]);
  });
});

/** Every printed field is there and of the printed type, at every depth, and there is no other. */
function expectShape(actual: unknown, expected: unknown): void {
  expect(shapeOf(actual)).toEqual(shapeOf(expected));
}

function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}
