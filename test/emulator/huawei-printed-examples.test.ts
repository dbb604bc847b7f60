/** Every call that Huawei's document prints, sent to the emulator, and every push that it prints, received from it. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createClock } from "../../src/emulator";
import { exampleQualification } from "../../src/emulator/huawei/console/qualifications";
import { startRecordingServer } from "../support/recording-server";
import { emulators, type Reply } from "./caller";
import { accountRef, call, projectId, ref } from "./huawei-caller";
import { newSender, phone, wsseHeaders } from "./huawei-sending";

const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()),
  headers: z.record(z.string(), z.string()),
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).nullable(),
});
const exampleSchema = z.object({
  id: z.string(),
  operation: z.string(),
  kind: z.enum(["call", "callback"]),
  request: requestSchema.nullable(),
  response: z.object({ status: z.number().nullable(), body: z.unknown() }).nullable(),
});
type Example = z.infer<typeof exampleSchema>;

const printed: unknown = JSON.parse(readFileSync(join(__dirname, "../fixtures/huawei.json"), "utf8"));
/** Those of signatures are the signing rule's own. */
const examples = z
  .array(z.looseObject({ id: z.string(), kind: z.string() }))
  .parse(printed)
  .filter(({ kind }) => kind !== "signature")
  .map((example) => exampleSchema.parse(example));
const exampleOf = (id: string): Example => {
  const example = examples.find((each) => each.id === id);
  if (example === undefined) throw new Error(`There is no example ${id}.`);
  return example;
};

const app = "9e61f59c-1a6b-4ee5-9651-5bca450694b3";
const file = "057a76ab-1390-4268-9463-73db98cdc2e1";
const signature = "07cfacbb-d48c-4c4d-b3da-baa8e4664852";
const template = "460a2427-37eb-4229-bee9-0eba4d8a897f";
const at = Date.parse("2022-08-12T07:40:36Z");

/** The objects that an example speaks of: the one in its path, and what that depends on. */
function seedOf({ operation, request }: Example): string {
  const own = request?.path.split("/")[5] ?? "";
  const isNew = (kind: string) => operation === `Create${kind}`;
  const evidence = {
    fileId: file,
    signatureRelatedFileId: file,
    registrationNumber: "89654",
    licenseNumber: "沪ICP备15号",
    applyDesc: "test",
  };
  const huawei = {
    apps: isNew("App") ? [] : [{ id: app, appName: "auto_test789", createdAt: at }],
    files: [{ id: file, account: "emulator", name: "test.PNG", bytes: 327, sha256: "", uploadedAt: at }],
    signatures: isNew("Signature")
      ? []
      : [
          {
            id: operation.endsWith("Signature") && own !== "" ? own : signature,
            appId: app,
            signatureName: "auto_test789",
            status: operation === "UpdateSignature" ? "REVIEW_NOT_PASS" : "PENDING_REVIEW",
            ...evidence,
          },
        ],
    templates: [
      {
        id: operation === "DeleteTemplates" || own === "" || own === "batch-delete" ? template : own,
        appId: app,
        signId: operation.endsWith("Signature") ? null : signature,
        templateName: "auto_test789",
        templateContent: "测试",
        status: operation === "UpdateTemplate" ? "Reject" : "Reviewing",
        // Of a type that only an example has (Huawei L2339).
        variables: operation === "ListTemplateVarilableDetails" ? [{ variableIndex: 1, variableType: "URL" }] : [],
      },
    ],
  };
  const seed = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
  writeFileSync(seed, JSON.stringify({ platforms: { huawei } }));
  return seed;
}

/** Examples hide ids behind asterisks. */
function unmasked(body: z.infer<typeof requestSchema>["body"]) {
  if (typeof body !== "object" || body === null) return body ?? undefined;
  const real: Record<string, unknown> = {
    app_id: app,
    qualification_id: exampleQualification.id,
    sign_id: signature,
    ids: [template, "unknown"],
  };
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, name in real ? real[name] : value]));
}

/** What the document prints of a review that is still going on, it prints elsewhere as known after it only. */
const switches = { "huawei.channel-num": "always", "huawei.template-id": "always" };

describe("the printed calls of Huawei's management", () => {
  const start = emulators();
  const calls = examples.filter(
    ({ kind, operation, request }) => kind === "call" && request !== null && !/^batchSend|^getToken|^listProjects/.test(operation),
  );

  it("are all twenty", () => {
    expect(new Set(calls.map(({ operation }) => operation)).size).toBe(20);
  });

  it.each(calls)("$id is answered with the printed fields", async (example) => {
    const { request, response, operation } = example;
    if (request === null) throw new Error("There is no request.");
    const emulator = await start({ seed: seedOf(example), switches, review: "manual" });
    const reply = await call(emulator, request.method, request.path.replace("{project_id}", projectId), {
      query: request.query,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
      body: unmasked(request.body),
    });
    expect([reply.status, reply.text]).toEqual([response?.status ?? (operation.startsWith("Delete") ? 204 : 400), reply.text]);
    if (response === null) expect(reply.text).toBe("");
    else expectFields(reply.body, response.body);
    if (operation === "EnableSignature") expect(reply.body).toEqual(response?.body);
  });

  it("have the printed envelope where they are refused", async () => {
    const { body } = await call(await start(), "GET", "apps/nothing");
    expectFields(body, exampleOf("huawei.envelope.management").response?.body);
    expect(body).toMatchObject({ error_code: "MSGSMS.0076", error_msg: "Message Application does not exist" });
  });
});

describe("the printed calls of the token service", () => {
  const start = emulators();
  const names = { userName: "username", userPassword: "*****", domainName: "domainname" };
  const projects = [{ id: projectId, name: "xxxxxxxxxxxxxxxxxxx" }];

  it.each(["huawei.getToken.1", "huawei.getToken.2"])("%s is answered with a token and the printed fields", async (id) => {
    const emulator = await start();
    emulator.admin.edit(accountRef, { ...names, projects });
    const { request } = exampleOf(id);
    const reply = await call(emulator, "POST", request?.path ?? "", { authorization: null, body: request?.body });
    const { response } = exampleOf("huawei.getToken.3");
    expect([reply.status, reply.headers.get("x-subject-token")]).toEqual([response?.status, expect.stringMatching(/^MII/)]);
    expectFields(reply.body, response?.body);
    const projectsOf = exampleOf("huawei.listProjects.1").request;
    const headers = { "x-auth-token": reply.headers.get("x-subject-token") ?? "" };
    expect((await call(emulator, "GET", projectsOf?.path ?? "", { authorization: null, headers })).body.projects).toMatchObject(projects);
  });

  it("have the printed envelope where they are refused", async () => {
    const { body } = await call(await start(), "POST", "/v3/auth/tokens", { authorization: null, body: {} });
    expectFields(body, exampleOf("huawei.envelope.iam").response?.body);
  });
});

describe("the printed sends of Huawei", () => {
  const start = emulators();
  const sends = examples.filter(({ operation, request }) => operation.startsWith("batchSend") && request !== null && request.body !== null);

  it.each(sends)("$id is accepted, with real numbers and ids", async ({ operation, request, response }) => {
    const sender = await newSender(await start({ review: "manual" }));
    sender.emulator.admin.edit(ref("templates", sender.template), {
      templateContent: "${1}",
      variables: [{ variableIndex: 1, variableType: "PHONE" }],
    });
    const headers = wsseHeaders(sender);
    let reply: Reply;
    if (operation === "batchSendSms") {
      const fields = Object.fromEntries(new URLSearchParams(String(request?.body)));
      reply = await sender.form({ ...fields, from: sender.from, to: phone, templateId: sender.templateId }, { headers });
    } else {
      const contents = z
        .object({ smsContent: z.array(z.object({ to: z.array(z.string()), templateParas: z.array(z.string()) })) })
        .parse(request?.body);
      const smsContent = contents.smsContent.map(({ to, templateParas }, index) => ({
        to: to.map((_masked, place) => `+861380013${index}00${place}`),
        templateId: sender.templateId,
        templateParas,
      }));
      reply = await sender.json({ smsContent }, { headers });
    }
    expect([reply.status, reply.text]).toEqual([200, reply.text]);
    expectFields(reply.body, (response ?? exampleOf("huawei.batchSendSms.4").response)?.body);
  });
});

describe("the printed pushes of Huawei", () => {
  const start = emulators();

  it("bring the printed fields to the printed paths", async () => {
    const server = await startRecordingServer(() => ({ status: 200, body: exampleOf("huawei.callback.status.1").response?.body }));
    const emulator = await start({ review: "manual", receiptDelayMs: 0, clock: createClock({ offsetMs: 0, frozenAt: at }) });
    const { app: id, from, form } = await newSender(emulator);
    emulator.admin.edit(ref("apps", id), { batchReportUrl: `${server.url}/batchReport`, upLinkAddr: `${server.url}/smsRecv` });
    await form({ statusCallback: `${server.url}/report` });
    await server.arrived(1);
    await form();
    await server.arrived(2);
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { from: phone, to: from, appId: id, body: "TD" });
    await server.arrived(3);
    const pushes = ["status.1", "statusBatch.1", "uplink.1"].map((name) => exampleOf(`huawei.callback.${name}`).request);
    for (const [place, push] of pushes.entries()) {
      const { path, headers, text } = server.requests[place] ?? { path: "", headers: {}, text: "" };
      expect([path, headers["content-type"]]).toEqual([push?.path, push?.headers["Content-Type"]]);
      if (typeof push?.body === "string") expectFields(fieldsIn(text), fieldsIn(push.body));
      else expectFields(JSON.parse(text), push?.body);
    }
    expect(exampleOf("huawei.callback.status.2").request?.body).toBe(exampleOf("huawei.callback.status.1").request?.body);
    await server.close();
  });

  it("are over when the receiver refuses them", async () => {
    const { status, body } = exampleOf("huawei.callback.status.3").response ?? {};
    const server = await startRecordingServer(() => ({ status: status ?? 0, body }));
    const emulator = await start({ review: "manual", receiptDelayMs: 0 });
    const { form } = await newSender(emulator);
    await form({ statusCallback: server.url });
    await server.arrived(1);
    emulator.admin.setClock({ advanceMs: 72 * 3600_000 });
    expect(server.requests.length).toBe(1);
    await server.close();
  });
});

/** A leftover that is in no table (Huawei L3042, L5449) is not sent. */
function fieldsIn(form: string): Record<string, string> {
  const { orgCode: _leftover, ...fields } = Object.fromEntries(new URLSearchParams(form));
  return fields;
}

/** Every printed field is there and of the printed type, at every depth; of a list each item has those of the first one. */
function expectFields(actual: unknown, expected: unknown): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual) && actual.length > 0).toBe(expected.length > 0);
    if (Array.isArray(actual)) for (const item of actual) expectFields(item, expected[0]);
    return;
  }
  if (typeof expected !== "object" || expected === null) {
    expect(typeof actual).toBe(typeof expected);
    return;
  }
  for (const [name, value] of Object.entries(expected)) {
    expect(actual).toHaveProperty([name]);
    expectFields(Object(actual)[name], value);
  }
}
