/** Each code with which a management call of the emulated Huawei is refused, and what leads to it. */
import type { Emulator, EmulatorOptions } from "../../src/emulator";
import { type Code, codes, messageOf } from "../../src/emulator/huawei/calls/codes";
import { emulators, type Reply } from "./caller";
import { accountRef, appBody, call, codeOf, newApp, newStack, newToken, ref, signatureBody, templateBody } from "./huawei-caller";

type Stack = Awaited<ReturnType<typeof newStack>>;

interface Case {
  readonly what: string;
  /** Where a switch chooses among codes. */
  readonly options?: EmulatorOptions;
  refused(emulator: Emulator, stack: Stack): Promise<Reply>;
}

const postSignature = (emulator: Emulator, { app }: Stack, changes: object) =>
  call(emulator, "POST", "signatures", { body: { ...signatureBody, app_id: app, signature_name: "云杉会员", ...changes } });
const postTemplate = (emulator: Emulator, { app, signature }: Stack, changes: object) =>
  call(emulator, "POST", "templates", { body: { ...templateBody, app_id: app, sign_id: signature, ...changes } });
const putTemplate = async (emulator: Emulator, { app, signature, template }: Stack, status: string, changes: object) => {
  emulator.admin.edit(ref("templates", template), { status });
  return call(emulator, "PUT", `templates/${template}`, { body: { ...templateBody, app_id: app, sign_id: signature, ...changes } });
};
const upload = (emulator: Emulator, filename: string, content = "data") =>
  call(emulator, "POST", "upload-files", {
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: `--x\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n\r\n${content}\r\n--x--\r\n`,
  });
const get = (path: string) => (emulator: Emulator) => call(emulator, "GET", path);
const withAccount =
  (changes: Readonly<Record<string, unknown>>, reply: (emulator: Emulator, stack: Stack) => Promise<Reply> = get("apps")) =>
  (emulator: Emulator, stack: Stack) => {
    emulator.admin.edit(accountRef, changes);
    return reply(emulator, stack);
  };
const switched = (name: string, value: string) => ({ options: { switches: { [name]: value } } });

const cases: Readonly<Record<Code, Case>> = {
  "MSGSMS.0002": {
    what: "a field outside its enumeration",
    refused: (emulator) => call(emulator, "POST", "apps", { body: { ...appBody, region: "de" } }),
  },
  "MSGSMS.0003": { what: "no signature", refused: (emulator) => call(emulator, "GET", "apps", { authorization: null }) },
  "MSGSMS.0005": { what: "an unknown signature", refused: get("signatures/nothing") },
  "MSGSMS.0006": {
    what: "a signature of the same name and type",
    refused: (emulator, stack) => postSignature(emulator, stack, { signature_name: signatureBody.signature_name }),
  },
  "MSGSMS.0007": {
    what: "an edit of a signature under review",
    refused: (emulator, { app, signature }) =>
      call(emulator, "PUT", `signatures/${signature}`, { body: { ...signatureBody, app_id: app } }),
  },
  "MSGSMS.0008": {
    what: "a template of the same name",
    ...switched("huawei.duplicate-template", "refused"),
    refused: (emulator, stack) => postTemplate(emulator, stack, {}),
  },
  "MSGSMS.0009": { what: "an unknown template", ...switched("huawei.missing-template", "MSGSMS.0009"), refused: get("templates/nothing") },
  "MSGSMS.0010": {
    what: "an edit of a template under review",
    ...switched("huawei.locked-template", "MSGSMS.0010"),
    refused: (emulator, stack) => putTemplate(emulator, stack, "Reviewing", {}),
  },
  "MSGSMS.0011": {
    what: "an unknown file",
    refused: (emulator) => call(emulator, "GET", "upload-files", { query: { file_id: "nothing" } }),
  },
  "MSGSMS.0012": {
    what: "a signature's business id in place of its primary key",
    refused: async (emulator, stack) =>
      postTemplate(emulator, stack, { sign_id: (await call(emulator, "GET", `signatures/${stack.signature}`)).body.signature_id }),
  },
  "MSGSMS.0013": { what: "an account without the service", refused: withAccount({ status: "NOT_OPENED" }) },
  "MSGSMS.0014": { what: "an unknown application", ...switched("huawei.missing-app", "MSGSMS.0014"), refused: get("apps/nothing") },
  "MSGSMS.0015": {
    what: "a template of an unknown type",
    refused: (emulator, stack) => postTemplate(emulator, stack, { template_type: "OTHER" }),
  },
  "MSGSMS.0017": {
    what: "the rights of others without a letter of attorney",
    refused: (emulator, stack) => postSignature(emulator, stack, { is_involved_third: "Yes" }),
  },
  "MSGSMS.0018": {
    what: "a signature of an unknown type",
    refused: (emulator, stack) => postSignature(emulator, stack, { signature_type: "OTHER" }),
  },
  "MSGSMS.0019": { what: "a blocked account", refused: withAccount({ status: "BLOCKED" }) },
  "MSGSMS.0023": {
    what: "variables that are not declared",
    refused: (emulator, stack) => postTemplate(emulator, stack, { variable_attributes: [] }),
  },
  "MSGSMS.0024": {
    what: "variables with a gap",
    refused: (emulator, stack) =>
      postTemplate(emulator, stack, { variable_attributes: [1, 3].map((variable_index) => ({ variable_index, variable_type: "PHONE" })) }),
  },
  "MSGSMS.0025": {
    what: "a text variable without a description",
    refused: (emulator, stack) =>
      postTemplate(emulator, stack, { variable_attributes: [1, 2].map((variable_index) => ({ variable_index, variable_type: "TEXT" })) }),
  },
  "MSGSMS.0027": { what: "a frozen account", refused: withAccount({ status: "FROZEN" }) },
  "MSGSMS.0028": { what: "a restricted account", refused: withAccount({ status: "RESTRICTED" }) },
  "MSGSMS.0033": {
    what: "an unknown signature",
    ...switched("huawei.missing-signature", "MSGSMS.0033"),
    refused: get("signatures/nothing"),
  },
  "MSGSMS.0035": {
    what: "the deletion of a template under review",
    ...switched("huawei.template-delete-states", "not-under-review"),
    refused: (emulator, { template }) => call(emulator, "DELETE", `templates/${template}`),
  },
  "MSGSMS.0036": { what: "an unknown template", ...switched("huawei.missing-template", "MSGSMS.0036"), refused: get("templates/nothing") },
  "MSGSMS.0039": {
    what: "a time of another form",
    refused: (emulator) => call(emulator, "GET", "apps", { query: { start_time: "yesterday" } }),
  },
  "MSGSMS.0041": {
    what: "an unknown signature",
    ...switched("huawei.missing-signature", "MSGSMS.0041"),
    refused: get("signatures/nothing"),
  },
  "MSGSMS.0043": {
    what: "an unknown file",
    ...switched("huawei.missing-file", "MSGSMS.0043"),
    refused: (emulator, stack) => postSignature(emulator, stack, { file_id: "nothing" }),
  },
  "MSGSMS.0044": { what: "an unknown template", ...switched("huawei.missing-template", "MSGSMS.0044"), refused: get("templates/nothing") },
  "MSGSMS.0046": {
    what: "a template without a name",
    refused: (emulator, stack) => postTemplate(emulator, stack, { template_name: undefined }),
  },
  "MSGSMS.0049": {
    what: "a token that is for the whole account",
    refused: async (emulator) =>
      call(emulator, "GET", "apps", {
        authorization: null,
        headers: { "x-auth-token": (await newToken(emulator, {})).headers.get("x-subject-token") ?? "" },
      }),
  },
  "MSGSMS.0050": { what: "an unknown application", ...switched("huawei.missing-app", "MSGSMS.0050"), refused: get("apps/nothing") },
  "MSGSMS.0051": { what: "an application of the same name", refused: (emulator) => call(emulator, "POST", "apps", { body: appBody }) },
  "MSGSMS.0053": {
    what: "one application too many",
    refused: withAccount({ appQuota: { cn: 1, intl: 0 } }, (emulator) =>
      call(emulator, "POST", "apps", { body: { ...appBody, app_name: "second" } }),
    ),
  },
  "MSGSMS.0054": { what: "another's project", refused: get("/v2/0123/msgsms/apps") },
  "MSGSMS.0056": {
    what: "a user who may only read",
    refused: withAccount({ mayWrite: false }, (emulator, { template }) => call(emulator, "DELETE", `templates/${template}`)),
  },
  "MSGSMS.0057": { what: "an unknown application", ...switched("huawei.missing-app", "MSGSMS.0057"), refused: get("apps/nothing") },
  "MSGSMS.0058": { what: "a body that is no JSON", refused: (emulator) => call(emulator, "POST", "apps", { body: "{" }) },
  "MSGSMS.0076": {
    what: "a signature for an unknown application",
    refused: (emulator, stack) => postSignature(emulator, stack, { app_id: "nothing" }),
  },
  "MSGSMS.0077": { what: "an unknown template", refused: get("templates/nothing/varilable") },
  "MSGSMS.0078": {
    what: "a first country that is none",
    refused: (emulator, stack) => postTemplate(emulator, stack, { region: "intl", send_country: [0] }),
  },
  "MSGSMS.0079": {
    what: "a second country that is none",
    refused: (emulator, stack) => postTemplate(emulator, stack, { region: "intl", send_country: [1, 0] }),
  },
  "MSGSMS.0080": {
    what: "a third country that is none",
    refused: (emulator, stack) => postTemplate(emulator, stack, { region: "intl", send_country: [1, 2, -1] }),
  },
  "MSGSMS.0084": { what: "an empty file", refused: (emulator) => upload(emulator, "test.png", "") },
  "MSGSMS.0104": {
    what: "a template for another region than its application's",
    ...switched("huawei.template-region", "of-app"),
    refused: (emulator, stack) => postTemplate(emulator, stack, { region: "intl" }),
  },
  "MSGSMS.0130": {
    what: "the activation of a signature that need not be",
    refused: (emulator, { signature }) => call(emulator, "PUT", `signatures/${signature}/active`),
  },
  "MSGSMS.0132": { what: "a file name with a blank", refused: (emulator) => upload(emulator, "business licence.png") },
  "MSGSMS.0133": { what: "a file name with a forbidden character", refused: (emulator) => upload(emulator, "licence#1.png") },
  "MSGSMS.0134": {
    what: "an edit of a template under review",
    refused: (emulator, stack) => putTemplate(emulator, stack, "Reviewing", {}),
  },
  "MSGSMS.0145": {
    what: "an address that is too long",
    refused: (emulator) =>
      call(emulator, "POST", "apps", { body: { ...appBody, app_name: "other", up_link_addr: `http://${"a".repeat(3000)}` } }),
  },
  "MSGSMS.0151": {
    what: "a variable of an unknown type",
    refused: (emulator, stack) => postTemplate(emulator, stack, { variable_attributes: [{ variable_index: 1, variable_type: "OTHER" }] }),
  },
  "MSGSMS.0186": {
    what: "the withdrawal of an approved template",
    refused: (emulator, stack) => putTemplate(emulator, stack, "Adopted", { flow_status: "Pending" }),
  },
  "MSGSMS.0187": {
    what: "new content of an approved template",
    refused: (emulator, stack) => putTemplate(emulator, stack, "Adopted", { template_content: "${1}，${2}" }),
  },
  "MSGSMS.0188": {
    what: "the stop of a rejected template",
    refused: (emulator, stack) => putTemplate(emulator, stack, "Reject", { flow_status: "Disable" }),
  },
  "APIGW.0101": { what: "the deletion of an application", refused: (emulator, { app }) => call(emulator, "DELETE", `apps/${app}`) },
  "APIGW.0201": {
    what: "a body that is too large to be signed",
    refused: (emulator) => call(emulator, "POST", "upload-files", { body: Buffer.alloc(12 * 1024 * 1024 + 1) }),
  },
  "APIGW.0301": {
    what: "another secret",
    ...switched("huawei.unauthorized", "APIGW.0301"),
    refused: (emulator) => call(emulator, "GET", "apps", { key: { accessKey: "emulator", secretKey: "other" } }),
  },
  "APIGW.0308": {
    what: "too many calls, as a fault has it",
    refused: (emulator) => {
      emulator.admin.addFaults({ action: { throttle: true } });
      return call(emulator, "GET", "apps");
    },
  },
};

describe("a management call of Huawei is refused", () => {
  const start = emulators();

  it.each(codes.map((code) => ({ code, ...cases[code] })))("with $code for $what", async ({ code, options, refused }) => {
    const emulator = await start({ review: "manual", ...options });
    const reply = await refused(emulator, await newStack(emulator));
    expect([reply.body.error_code, reply.body.error_msg]).toEqual([code, messageOf(code)]);
    expect(String(reply.body.error_detail).length).toBeGreaterThan(0);
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });

  it("with any other code, as a fault has it", async () => {
    const emulator = await start();
    emulator.admin.addFaults({
      call: "ListAppDetails",
      times: 1,
      action: { status: 500, code: "MSGSMS.0001", message: "Internal server error." },
    });
    const { status, body } = await call(emulator, "GET", "apps");
    expect([status, body]).toEqual([
      500,
      { error_code: "MSGSMS.0001", error_msg: "Internal server error.", error_detail: "Internal server error." },
    ]);
  });

  it.each([
    ["an application without a name", "apps", { ...appBody, app_name: undefined }],
    ["an application with an empty name", "apps", { ...appBody, app_name: "" }],
    ["an application with a name that is no text", "apps", { ...appBody, app_name: 1 }],
    ["an application with an address that is none", "apps", { ...appBody, up_link_addr: "example.com" }],
    ["an application with an address that only begins as one", "apps", { ...appBody, up_link_addr: "http://[" }],
    ["a body that is a list", "apps", []],
    ["a signature of a source of former times", "signatures", { ...signatureBody, signature_source: 1 }],
    ["a signature that says neither Yes nor No", "signatures", { ...signatureBody, is_involved_third: "Maybe" }],
    ["a template without content", "templates", { ...templateBody, template_content: "" }],
    ["a template with a fraction for a country", "templates", { ...templateBody, region: "intl", send_country: [1.5] }],
    ["a batch without ids", "templates/batch-delete", {}],
    ["a batch of no ids", "templates/batch-delete", { ids: [] }],
    ["a batch of 51 ids", "templates/batch-delete", { ids: Array.from({ length: 51 }, String) }],
    ["a batch with an id of 65 characters", "templates/batch-delete", { ids: ["a".repeat(65)] }],
  ])("for %s", async (_what, path, body) => {
    const emulator = await start();
    const app_id = await newApp(emulator, { app_name: "first" });
    expect(codeOf(await call(emulator, "POST", path, { body: Array.isArray(body) ? body : { app_id, ...body } }))).toEqual([
      400,
      "MSGSMS.0002",
    ]);
  });

  it.each([
    ["a limit that is no number", { limit: "ten" }],
    ["a negative offset", { offset: "-1" }],
    ["another key to sort by", { sort_key: "update_time" }],
    ["another direction", { sort_dir: "down" }],
    ["an unknown status", { status: "NEW" }],
  ])("for a list with %s", async (_what, query) => {
    expect(codeOf(await call(await start(), "GET", "apps", { query }))).toEqual([400, "MSGSMS.0002"]);
  });
});
