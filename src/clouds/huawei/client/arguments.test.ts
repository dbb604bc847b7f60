/** What a program without types may hand over to the calls. */
import { accessKey, errorOf, huaweiClients, userPassword } from "../../../../test/support/accounts/huawei-client";
import { type CallWithAll, describeWrongKinds, filled, optional } from "../../../../test/support/wrong-kinds";
import type { HuaweiSms } from "./client";
import type {
  AppChange,
  AppCountQuery,
  AppFilter,
  AppQuery,
  CallOptions,
  CountryQuery,
  NewApp,
  NewSignature,
  NewSignatureFile,
  NewTemplate,
  SignatureFilter,
  SignatureQuery,
  TemplateFilter,
  TemplateQuery,
  VariableAttribute,
} from "./types/management";
import type { DiffMessage, Message, SmsContent } from "./types/messages";

/** With a password for the call for a token; what is signed with the key needs none. */
const clients = huaweiClients({ ...accessKey, ...userPassword });

const { signal } = new AbortController();
const options = optional(filled<CallOptions>({ signal: optional(signal), onSend: optional(async () => undefined) }));
const id = "9e61f59c-1a6b-4ee5-9651-5bca450694b3";

const created = { start_time: optional("2024-01-01 00:00:00"), end_time: optional("2024-01-02 00:00:00") };
const page = { limit: optional(10), offset: optional(0), sort_key: optional("create_time"), sort_dir: optional("asc") };
const app = {
  app_name: "a",
  region: "cn",
  create_sign_and_template: optional(false),
  enterprise_project_id: optional("0"),
  enterprise_project_name: optional("default"),
  up_link_addr: optional("https://example.com/uplink"),
};
const appFilter = { ...created, app_name: optional("a"), region: optional("cn"), status: optional("LAUNCHED") };
const signature = filled<NewSignature>({
  app_id: id,
  signature_name: "华为云",
  signature_type: "NOTIFY_TYPE",
  signature_source: 0,
  is_involved_third: "No",
  qualification_id: id,
  apply_desc: optional("d"),
  file_id: optional(id),
  power_attorney_fileid: optional(id),
  signature_related_file_id: optional(id),
  registration_number: optional("1"),
  license_number: optional("2"),
});
const signatureFilter = {
  ...created,
  app_name: optional("a"),
  signature_id: optional(id),
  signature_name: optional("n"),
  signature_type: optional("NOTIFY_TYPE"),
  status: optional("PROCESSING"),
};
const attribute = filled<VariableAttribute>({ variable_index: 1, variable_type: "TEXT", variable_desc: optional("d") });
const template = filled<NewTemplate>({
  app_id: id,
  region: "cn",
  template_name: "n",
  template_content: "${1}",
  template_type: "NOTIFY_TYPE",
  sign_id: optional(id),
  universal_template: optional(0),
  brackets: optional("CN"),
  send_country: optional([1, 2]),
  template_desc: optional("d"),
  variable_attributes: optional([attribute]),
  flow_status: optional("Pending"),
});
const templateFilter = {
  ...created,
  app_key: optional("k"),
  app_name: optional("a"),
  flow_status: optional("Adopted"),
  has_variable: optional("Yes"),
  sign_name: optional("s"),
  template_id: optional("t"),
  template_name: optional("n"),
  template_type: optional("NOTIFY_TYPE"),
  region: optional("cn"),
};
const plain = { to: ["+8613800138000", "13800138001"], templateId: "8ff55eac1d0b478ab3c06c3c6a492300" };
const content = {
  ...plain,
  templateParas: optional(["369751", "5"]),
  signature: optional("华为云"),
};
const common = { from: optional("csms100000001"), statusCallback: optional("https://example.com/report"), extend: optional("e") };

const calls: readonly CallWithAll[] = [
  { method: "getToken", call: "getToken", given: { options } },
  { method: "createApp", call: "CreateApp", given: { app: filled<NewApp>({ ...app, show_secret: optional(true) }), options } },
  { method: "updateApp", call: "UpdateApp", given: { id, change: filled<AppChange>(app), options } },
  { method: "listAppDetails", call: "ListAppDetails", given: { query: optional(filled<AppQuery>({ ...appFilter, ...page })), options } },
  { method: "allApps", call: "ListAppDetails", given: { query: optional(filled<AppFilter>(appFilter)), options } },
  { method: "showAppCount", call: "ShowAppCount", given: { query: filled<AppCountQuery>({ region: "cn" }), options } },
  { method: "showApp", call: "ShowApp", given: { id, options } },
  { method: "listedApp", call: "ListAppDetails", given: { id, options } },
  { method: "appPages", call: "ListAppDetails", given: { options } },
  { method: "signaturePages", call: "ListSignatureDetails", given: { options } },
  { method: "templatePages", call: "ListTemplateDetails", given: { options } },
  { method: "createSignature", call: "CreateSignature", given: { signature, options } },
  { method: "deleteSignature", call: "DeleteSignature", given: { id, options } },
  { method: "updateSignature", call: "UpdateSignature", given: { id, change: signature, options } },
  {
    method: "listSignatureDetails",
    call: "ListSignatureDetails",
    given: { query: optional(filled<SignatureQuery>({ ...signatureFilter, ...page })), options },
  },
  { method: "allSignatures", call: "ListSignatureDetails", given: { query: optional(filled<SignatureFilter>(signatureFilter)), options } },
  { method: "showSignature", call: "ShowSignature", given: { id, options } },
  { method: "listedSignature", call: "ListSignatureDetails", given: { id, options } },
  { method: "enableSignature", call: "EnableSignature", given: { id, options } },
  { method: "showSignatureFile", call: "ShowSignatureFile", given: { fileId: id, options } },
  {
    method: "uploadSignatureFile",
    call: "UploadSignatureFile",
    given: {
      file: filled<NewSignatureFile>({
        file: Buffer.from("proof"),
        file_name: "proof.png",
        content_type: optional("image/png"),
        file_desc: optional("d"),
      }),
      options,
    },
  },
  { method: "createTemplate", call: "CreateTemplate", given: { template, options } },
  { method: "deleteTemplate", call: "DeleteTemplate", given: { id, options } },
  { method: "deleteTemplateWithOthers", call: "DeleteTemplate", given: { id, options } },
  { method: "updateTemplate", call: "UpdateTemplate", given: { id, change: template, options } },
  {
    method: "listTemplateDetails",
    call: "ListTemplateDetails",
    given: { query: optional(filled<TemplateQuery>({ ...templateFilter, ...page })), options },
  },
  { method: "allTemplates", call: "ListTemplateDetails", given: { query: optional(filled<TemplateFilter>(templateFilter)), options } },
  { method: "showTemplate", call: "ShowTemplate", given: { id, options } },
  { method: "listedTemplate", call: "ListTemplateDetails", given: { id, options } },
  {
    method: "listSendCountryDetails",
    call: "ListSendCountryDetails",
    given: {
      query: optional(filled<CountryQuery>({ country_name_en: optional("Singapore"), country_name_zh: optional("新加坡") })),
      options,
    },
  },
  { method: "listTemplateVarilableDetails", call: "ListTemplateVarilableDetails", given: { id, options } },
  { method: "deleteTemplates", call: "DeleteTemplates", given: { ids: [id, "2"], options } },
  { method: "batchSendSms", call: "batchSendSms", given: { message: filled<Message>({ ...common, ...content }), options } },
  {
    method: "batchSendDiffSms",
    call: "batchSendDiffSms",
    given: { message: filled<DiffMessage>({ ...common, smsContent: [filled<SmsContent>(content)] }), options },
  },
];

describeWrongKinds(clients, calls);

test.each<[string, (sms: HuaweiSms) => unknown, string]>([
  [
    "a source of a signature as a text",
    (sms) =>
      Reflect.apply(sms.createSignature, sms, [{ app_id: id, signature_name: "n", signature_type: "NOTIFY_TYPE", signature_source: "0" }]),
    "CreateSignature failed: signature.signature_source is a text; it must be one of the numbers 0, 2, 5",
  ],
  [
    "the content of a file as a text",
    (sms) => Reflect.apply(sms.uploadSignatureFile, sms, [{ file: "proof", file_name: "proof.png" }]),
    "UploadSignatureFile failed: file.file is a text; it must be bytes",
  ],
  [
    "a number in a second content",
    (sms) => Reflect.apply(sms.batchSendDiffSms, sms, [{ smsContent: [plain, { ...plain, to: [13800138000] }] }]),
    "batchSendDiffSms failed: message.smsContent[1].to[0] is a number; it must be a text",
  ],
])("%s is refused", async (_, make, problem) => {
  const { sms, requests } = await clients.clientOf(() => ({}));
  expect((await errorOf(Promise.resolve(make(sms)))).message).toBe(`Huawei SMS: ${problem}.`);
  expect(requests).toHaveLength(0);
});

test("what is listed for nothing is not sent, and a value that is not listed is left to the platform", async () => {
  const { sms, requests } = await clients.clientOf(() => ({ body: { id, app_key: "k" } }));
  await Reflect.apply(sms.createApp, sms, [{ app_name: "a", region: "hk", status: "LAUNCHED", up_link_addr: undefined }]);
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual({ app_name: "a", region: "hk" });
});
