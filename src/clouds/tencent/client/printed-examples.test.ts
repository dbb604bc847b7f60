import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type RecordingServer, startRecordingServer } from "../../../../test/support/recording-server";
import { ManualClock } from "../../../../test/support/time/manual-clock";
import { TencentSms } from "./client";
import type { signMethods } from "./enumerations";

interface Example {
  readonly id: string;
  readonly operation: string;
  readonly kind: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body: Fields;
  } | null;
  readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body: { readonly Response: Fields } };
}
type Fields = Readonly<Record<string, unknown>>;

const fixtures: Example[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/tencent.json"), "utf8"));
const examples = fixtures.filter(({ kind, request }) => kind === "call" && request !== null);

/** Within a week of the periods that the examples ask for. */
const dayOfExamples = Date.UTC(2021, 4, 12);

const idNames = ["SignId", "SignIdSet", "TemplateId", "TemplateIdSet", "QualificationId", "PackageId"];

/** Ids are texts on our side, whatever they are on the wire. */
function withTextIds(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withTextIds(item, name));
  if (typeof value !== "object" || value === null) return idNames.includes(name) ? String(value) : value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [key, withTextIds(content, key)]));
}

/** Lists as a form has them. */
function inForm(fields: Fields): Record<string, string> {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((item, index) => [`${name}.${index}`, String(item)]) : [[name, String(value)]],
  );
  return Object.fromEntries(pairs);
}

let server: RecordingServer | undefined;
afterEach(() => server?.close());

/** Makes the example's call with our own words for the printed request. */
async function replay(example: Example, signMethod: (typeof signMethods)[number]) {
  const started = await startRecordingServer(() => example.response);
  server = started;
  const clock = new ManualClock(dayOfExamples, { jump: true });
  const sms = new TencentSms({ secretId: "id", secretKey: "key", endpoint: started.url, clock, signMethod });
  const method = example.operation.charAt(0).toLowerCase() + example.operation.slice(1);
  const call: unknown = Reflect.get(sms, method);
  if (typeof call !== "function") throw new Error(`the client has no ${method}`);
  const result: unknown = await call.call(sms, withTextIds(example.request?.body));
  expect(started.requests).toHaveLength(1);
  const [sent] = started.requests;
  if (!sent) throw new Error("nothing was sent");
  return { sent, result, host: started.host };
}

test("every call of the API has a printed example", () => {
  expect(examples).toHaveLength(18);
});

describe.each(examples.map((example) => [example.id, example] as const))("%s", (_, example) => {
  test("as JSON: sends the printed request and reads the printed answer", async () => {
    const { sent, result, host } = await replay(example, "TC3-HMAC-SHA256");
    const { method, path, headers, body } = example.request ?? {};
    expect(sent).toMatchObject({ method, target: path });
    expect(JSON.parse(sent.text)).toEqual(body);
    for (const [name, value] of Object.entries(headers ?? {})) expect(sent.headers[name.toLowerCase()]).toBe(value);
    expect(sent.headers).toMatchObject({ host, "x-tc-region": "ap-guangzhou" });
    expect(result).toEqual(withTextIds(example.response.body.Response));
  });

  test.each(["HmacSHA256", "HmacSHA1"] as const)("as a form signed with %s: says the same", async (signMethod) => {
    const { sent, result } = await replay(example, signMethod);
    const form = Object.fromEntries(new URLSearchParams(sent.text));
    const common = {
      Action: example.operation,
      Version: "2021-01-11",
      Region: "ap-guangzhou",
      SecretId: "id",
      SignatureMethod: signMethod,
    };
    expect(form).toEqual({
      ...inForm(example.request?.body ?? {}),
      ...common,
      Timestamp: expect.stringMatching(/^\d{10}$/),
      Nonce: expect.stringMatching(/^[1-9]\d*$/),
      Signature: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
    });
    expect(sent.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(result).toEqual(withTextIds(example.response.body.Response));
  });
});

test.each(fixtures.filter(({ id }) => /envelope\.[23]/.test(id)).map((example) => [example.id, example] as const))(
  "%s: the printed failure is read as one",
  async (_, example) => {
    server = await startRecordingServer(() => example.response);
    const sms = new TencentSms({ secretId: "id", secretKey: "key", endpoint: server.url });
    await expect(sms.deleteSmsSign({ SignId: "1110" })).rejects.toMatchObject({
      meaning: "unauthenticated",
      code: "AuthFailure.SignatureFailure",
      status: 200,
      requestId: "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6",
    });
  },
);
