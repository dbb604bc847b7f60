import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type RecordingServer, startRecordingServer } from "../../../test/support/recording-server";
import { BaiduSms } from "./client";
import type { NewSignature, NewTemplate, SignatureChange, TemplateChange } from "./types";

const signatureId = "sms-sign-WWejWQ54455";
const templateId = "sms-tmpl-wHoJXL09355";

let server: RecordingServer | undefined;
afterEach(() => server?.close());

describe("the printed examples", () => {
  interface Example {
    readonly id: string;
    readonly request: { method: string; path: string; query: Record<string, string>; body: never };
    readonly response: { status: number; headers: Record<string, string>; body: unknown };
  }
  const fixtures: Example[] = JSON.parse(readFileSync(join(__dirname, "../../../test/fixtures/baidu.json"), "utf8"));
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
  };

  test.each(Object.entries(replays))("%s: sends the printed request and reads the printed answer", async (id, replay) => {
    const example = fixtures.find((fixture) => fixture.id === id);
    if (!example) throw new Error(`no fixture ${id}`);
    const started = await startRecordingServer(() => example.response);
    server = started;
    const sms = new BaiduSms({ accessKeyId: "id", secretKey: "key", endpoint: started.url });
    const result = await replay(sms, example);
    expect(started.requests).toHaveLength(1);
    const [sent] = started.requests;
    expect(sent).toMatchObject({ method: example.request.method, path: example.request.path, query: example.request.query });
    expect(sent?.text === "" ? null : JSON.parse(sent?.text ?? "")).toEqual(example.request.body);
    expect(sent?.headers["content-type"]).toBe(example.request.body === null ? undefined : "application/json; charset=utf-8");
    expect(sent?.headers.host).toBe(started.host);
    expect(result ?? null).toEqual(example.response.body);
  });
});
