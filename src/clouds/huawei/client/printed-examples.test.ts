import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accessKey, huaweiClients, issued, projectId, userPassword } from "../../../../test/support/accounts/huawei-client";
import type { Reaction } from "../../../../test/support/recording-server";
import type { HuaweiSms } from "./client";
import type { HuaweiSmsOptions } from "./options";
import type { NewApp, NewSignature, NewTemplate } from "./types/management";
import type { DiffMessage } from "./types/messages";

type Fields = Readonly<Record<string, unknown>>;

interface Example {
  readonly id: string;
  readonly kind: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
  } | null;
  readonly response: { readonly status: number | null; readonly headers: Readonly<Record<string, string>>; readonly body: unknown } | null;
}

const fixtures: Example[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/huawei.json"), "utf8"));
const byId = new Map(fixtures.map((example) => [example.id, unmasked(example)]));
function exampleOf(id: string): Example {
  const example = byId.get(id);
  if (!example) throw new Error(`no fixture ${id}`);
  return example;
}

/** Phone numbers are printed with asterisks in place of some digits. */
function unmasked(example: Example): Example {
  return JSON.parse(JSON.stringify(example).replaceAll(/(86155)\*{4}/g, "$10000"));
}

/** The number 0 stands in the examples where the tables have a boolean, and a text where they have a number. */
function typed<T>(body: unknown): T {
  const { create_sign_and_template, signature_source, ...rest } = body as Fields;
  return {
    ...rest,
    ...(create_sign_and_template !== undefined && { create_sign_and_template: Boolean(create_sign_and_template) }),
    ...(signature_source !== undefined && { signature_source: Number(signature_source) }),
  } as T;
}

/** Printed answers to sends do not stand at their requests. */
const accepted = exampleOf("huawei.batchSendSms.4").response;

interface Replay {
  readonly call: (sms: HuaweiSms, body: never, id: string) => Promise<unknown>;
  /** Where no answer is printed. */
  readonly answer?: Reaction;
  readonly result?: unknown;
  readonly options?: Partial<HuaweiSmsOptions>;
  readonly path?: string;
  readonly body?: unknown;
}

const done: Pick<Replay, "answer" | "result"> = { answer: { status: 204 }, result: undefined };

const replays: Readonly<Record<string, Replay>> = {
  "huawei.getToken.1": {
    call: (sms) => sms.getToken(),
    answer: issued("token"),
    result: { token: "token", expiresAt: Date.UTC(2024, 0, 3, 3, 4, 5) },
    options: { projectName: "xxxxxxxxxxxxxxxxxxx" },
  },
  "huawei.getToken.2": {
    call: (sms) => sms.getToken(),
    answer: { ...exampleOf("huawei.getToken.3").response, status: 201 },
    result: { token: "<token>", expiresAt: Date.UTC(2022, 1, 13, 6, 52, 13, 855) },
    // The scope is printed beside `auth` here; the text and the other example have it inside.
    body: exampleOf("huawei.getToken.1").request?.body,
    options: { projectName: "xxxxxxxxxxxxxxxxxxx" },
  },
  "huawei.CreateApp.1": { call: (sms, body: NewApp) => sms.createApp(body) },
  "huawei.UpdateApp.1": { call: (sms, body: NewApp, id) => sms.updateApp(id, body) },
  "huawei.ListAppDetails.1": { call: (sms) => sms.listAppDetails({ app_name: "auto_test789" }) },
  "huawei.ShowAppCount.1": { call: (sms) => sms.showAppCount({ region: "cn" }) },
  "huawei.ShowApp.1": { call: (sms, _, id) => sms.showApp(id) },
  "huawei.CreateSignature.1": { call: (sms, body: NewSignature) => sms.createSignature(body) },
  "huawei.DeleteSignature.1": { call: (sms, _, id) => sms.deleteSignature(id), ...done },
  "huawei.UpdateSignature.1": { call: (sms, body: NewSignature, id) => sms.updateSignature(id, body) },
  "huawei.ListSignatureDetails.1": { call: (sms) => sms.listSignatureDetails({ signature_name: "auto_test789" }) },
  "huawei.ShowSignature.1": { call: (sms, _, id) => sms.showSignature(id) },
  "huawei.EnableSignature.1": { call: (sms, _, id) => sms.enableSignature(id), ...done },
  "huawei.ShowSignatureFile.1": { call: (sms) => sms.showSignatureFile("057a76ab-1390-4268-9463-73db98cdc2e1") },
  "huawei.CreateTemplate.1": { call: (sms, body: NewTemplate) => sms.createTemplate(body) },
  "huawei.DeleteTemplate.1": { call: (sms, _, id) => sms.deleteTemplate(id), ...done },
  "huawei.UpdateTemplate.1": { call: (sms, body: NewTemplate, id) => sms.updateTemplate(id, body) },
  "huawei.ListTemplateDetails.1": { call: (sms) => sms.listTemplateDetails({ template_name: "auto_test789" }) },
  "huawei.ShowTemplate.1": { call: (sms, _, id) => sms.showTemplate(id) },
  "huawei.ListTemplateVarilableDetails.1": {
    call: (sms) => sms.listTemplateVarilableDetails("f063a294-06ab-420e-90bc-0c4dd9aed540"),
    // Printed with another spelling than in the table of the call.
    path: `/v2/${projectId}/msgsms/templates/f063a294-06ab-420e-90bc-0c4dd9aed540/varilable`,
    result: {
      results: [{ id: "15003394", temp_name: "测试", variable_index: 1, variable_type: "URL", variable_length: 99, variable_desc: "" }],
      total: 1,
    },
  },
  "huawei.DeleteTemplates.1": {
    call: (sms, { ids }: { ids: string[] }) => sms.deleteTemplates(ids),
    path: `/v2/${projectId}/msgsms/templates/batch-delete`,
  },
  "huawei.batchSendDiffSms.1": { call: (sms, body: DiffMessage) => sms.batchSendDiffSms(body) },
  "huawei.batchSendDiffSms.2": { call: (sms, body: DiffMessage) => sms.batchSendDiffSms(body) },
};

const { clientOf } = huaweiClients({ ...accessKey, ...userPassword });

test("every printed request is replayed", () => {
  const others = ["listProjects.1", "UploadSignatureFile.1", "batchSendSms.1", "batchSendSms.2", "batchSendSms.3"];
  const calls = fixtures.filter(({ kind, request }) => kind === "call" && request !== null).map(({ id }) => id);
  expect([...Object.keys(replays), ...others.map((name) => `huawei.${name}`)].sort()).toEqual(calls.sort());
});

test.each(Object.entries(replays))("%s: sends the printed request and reads the printed answer", async (id, replay) => {
  const { request, response } = exampleOf(id);
  const user = { userName: "username", userPassword: "*****", domainName: "domainname" };
  const { sms, requests, started } = await clientOf(() => replay.answer ?? { ...response, status: response?.status ?? 200 }, {
    ...user,
    ...replay.options,
  } as Partial<HuaweiSmsOptions>);
  const body = request?.body === null ? null : typed(request?.body);
  const result = await replay.call(
    sms,
    body as never,
    request?.path
      .replace(/\/active$/, "")
      .split("/")
      .at(-1) ?? "",
  );
  expect(requests).toHaveLength(1);
  const [sent] = requests;
  expect(sent).toMatchObject({ method: request?.method, path: replay.path ?? request?.path, query: request?.query });
  expect(sent?.text === "" ? null : JSON.parse(sent?.text ?? "")).toEqual(replay.body ?? body);
  expect(sent?.headers).toMatchObject({ "content-type": "application/json", host: started.host });
  expect(result).toEqual("result" in replay ? replay.result : response?.body);
});

test.each(["huawei.batchSendSms.1", "huawei.batchSendSms.2"])(
  "%s: sends the printed form, and reads the answer that is printed elsewhere",
  async (id) => {
    const { request } = exampleOf(id);
    const printed = Object.fromEntries(new URLSearchParams(String(request?.body)));
    const { sms, requests } = await clientOf(() => ({ headers: accepted?.headers ?? {}, body: accepted?.body }));
    const { from, to = "", templateId = "", templateParas = "[]", statusCallback, extend } = printed;
    const result = await sms.batchSendSms({
      from,
      to: to.split(","),
      templateId,
      templateParas: JSON.parse(templateParas),
      statusCallback,
      extend,
    });
    expect(requests[0]).toMatchObject({ method: request?.method, target: request?.path });
    expect(requests[0]?.headers).toMatchObject({ "content-type": "application/x-www-form-urlencoded", accept: "application/json" });
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.text))).toEqual(printed);
    expect(result).toEqual(accepted?.body);
  },
);

test("huawei.UploadSignatureFile.1: sends the file as a form, and reads the printed answer", async () => {
  const { request, response } = exampleOf("huawei.UploadSignatureFile.1");
  const { sms, requests } = await clientOf(() => ({ body: response?.body }));
  const result = await sms.uploadSignatureFile({ file: Buffer.from("(data)"), file_name: "test.PNG", content_type: "image/png" });
  const [sent] = requests;
  const [, boundary = ""] = /^multipart\/form-data; boundary=(.+)$/.exec(sent?.headers["content-type"] ?? "") ?? [];
  const own = (sent?.text ?? "").replaceAll(boundary, "----WebKitFormBoundary7MA4YWxkTrZu0gW");
  const printed = String(request?.body)
    .replace(/filename="[^"]*"/, 'filename="test.PNG"')
    .replace("<Content-Type header here>", "image/png");
  expect(sent).toMatchObject({ method: request?.method, target: request?.path });
  expect(own).toBe(printed);
  expect(result).toEqual(response?.body);
});
