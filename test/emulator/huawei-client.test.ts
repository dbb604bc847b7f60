/** The client and the emulator, which were written apart from each other, meet over HTTP: each call, both ways in, both proofs, and all pushes. */
import { HuaweiSms, huawei } from "../../src";
import type { Emulator } from "../../src/emulator";
import { huaweiCalls } from "../../src/emulator/huawei/calls/routes";
import { type Recorded, startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { emulatorKey, projectId, ref, signatureBody } from "./huawei-caller";
import { newSender, phone } from "./huawei-sending";

const password = { userName: "emulator", userPassword: "emulator-secret", domainName: "emulator" };
const file = { file: Buffer.from("89504e470d0a1a0a", "hex"), file_name: "licence.png", content_type: "image/png" };
const name = { ...signatureBody, signature_type: "NOTIFY_TYPE", signature_source: 0, is_involved_third: "No" } as const;
const text = {
  region: "cn",
  template_name: "取件",
  template_content: "您有${1}件快递请到${2}领取",
  template_type: "NOTIFY_TYPE",
  variable_attributes: [
    { variable_index: 1, variable_type: "CHARDIGIT" },
    { variable_index: 2, variable_type: "TEXT", variable_desc: "地点" },
  ],
} as const;
const paras = ["3", "人民公园正门"];

describe.each([
  ["an access key", emulatorKey],
  ["a user's password", password],
])("the client with %s", (_way, user) => {
  const start = emulators();

  it("makes every call, and reads every answer", async () => {
    const emulator = await start({ review: "manual" });
    const sms = new HuaweiSms({ ...user, projectId, endpoint: emulator.url });

    const made = await sms.createApp({ app_name: "云杉商城", region: "cn", show_secret: true });
    await sms.updateApp(made.id, { app_name: "云杉", region: "cn" });
    expect(await sms.showApp(made.id)).toMatchObject({ app_name: "云杉", app_key: made.app_key, status: "LAUNCHED" });
    expect(await sms.listAppDetails({ app_name: "云杉" })).toMatchObject({ total: 1, results: [{ id: made.id }] });
    expect(await sms.showAppCount({ region: "cn" })).toMatchObject({ used: 1 });

    const { file_id } = await sms.uploadSignatureFile({ ...file, file_desc: "营业执照" });
    expect(await sms.showSignatureFile(file_id)).toMatchObject({ file_id, file_name: "licence.png", file_size: 8 });

    const signature = await sms.createSignature({ ...name, app_id: made.id, file_id });
    emulator.admin.reject(ref("signatures", signature.id), "资质不符");
    expect(await sms.showSignature(signature.id)).toMatchObject({ status: "REVIEW_NOT_PASS", review_desc: "资质不符", file_id });
    await sms.updateSignature(signature.id, { ...name, app_id: made.id, file_id, apply_desc: "已更新" });
    emulator.admin.deprecate(ref("signatures", signature.id));
    await sms.enableSignature(signature.id);
    expect(await sms.listSignatureDetails({ signature_name: name.signature_name })).toMatchObject({
      results: [{ id: signature.id, status: "PENDING_ACTIVATE" }],
    });
    emulator.admin.approve(ref("signatures", signature.id));

    const template = await sms.createTemplate({ ...text, app_id: made.id, sign_id: signature.id });
    await sms.updateTemplate(template.id, { ...text, app_id: made.id, sign_id: signature.id, flow_status: "Pending" });
    await sms.updateTemplate(template.id, { ...text, app_id: made.id, sign_id: signature.id, template_name: "取件通知" });
    emulator.admin.approve(ref("templates", template.id));
    expect(await sms.showTemplate(template.id)).toMatchObject({ template_name: "取件通知", flow_status: "Adopted", has_variable: "Yes" });
    expect(await sms.listTemplateVarilableDetails(template.id)).toMatchObject({
      results: [{ variable_index: 1 }, { variable_index: 2, variable_desc: "地点" }],
    });
    const [listed] = (await sms.listTemplateDetails({ template_name: "取件通知" })).results;
    const { channel_num } = await sms.showSignature(signature.id);
    expect([listed?.id, listed?.template_id, channel_num]).toEqual([template.id, expect.any(String), expect.any(String)]);

    const app = { appKey: made.app_key, appSecret: made.app_secret ?? "", channelNumber: channel_num };
    for (const authentication of huawei.sendAuthentications) {
      const sender = new HuaweiSms({ app: { ...app, authentication }, endpoint: emulator.url });
      const content = { to: [phone], templateId: listed?.template_id ?? "", templateParas: paras };
      expect(await sender.batchSendSms(content)).toMatchObject({ code: "000000", result: [{ status: "000000" }] });
      expect(await sender.batchSendDiffSms({ smsContent: [content] })).toMatchObject({ code: "000000", result: [{ status: "000000" }] });
    }

    expect(await sms.listSendCountryDetails()).not.toEqual([]);
    const another = await sms.createTemplate({ ...text, template_name: "另一个", app_id: made.id, sign_id: signature.id });
    await sms.deleteTemplate(template.id);
    expect(await sms.deleteTemplates([another.id, template.id])).toMatchObject({
      success_ids: [another.id],
      failed_template_list: [{ id: template.id, error_msg: "Message Template Info does not EXIST" }],
    });
    await sms.deleteSignature(signature.id);
    await expect(sms.showSignature(signature.id)).rejects.toMatchObject({ meaning: "not_found" });

    // Who signs with a key needs no token, and whoever knows the project does not ask for it, as the vendor's SDK does.
    const needless = user === emulatorKey ? ["getToken", "listProjects"] : ["listProjects"];
    expect(huaweiCalls.filter((call) => !callsOf(emulator).includes(call))).toEqual(needless);
  });
});

describe("a token", () => {
  const start = emulators();

  it("serves all calls until it is refused, and then another one does, for all that wait", async () => {
    const emulator = await start();
    const sms = new HuaweiSms({ ...password, projectId, endpoint: emulator.url });
    const all = () => Promise.all([sms.listAppDetails(), sms.listSignatureDetails(), sms.listTemplateDetails()]);
    await all();
    expect(emulator.admin.calls().counts).toMatchObject({ huawei: { getToken: 1 } });
    emulator.admin.setClock({ advanceMs: 25 * 60 * 60 * 1000 });
    await all();
    expect(emulator.admin.calls().counts).toMatchObject({ huawei: { getToken: 2 } });
  });
});

describe("the pushes", () => {
  const start = emulators();
  const former = { accessKey: "former", secretKey: "secret of the former" };
  const latter = { accessKey: "latter", secretKey: "secret of the latter" };
  const keys = { former: former.secretKey, latter: latter.secretKey };

  it("are verified with either of two keys, and read", async () => {
    const server = await startRecordingServer(() => ({ status: 200, body: huawei.callbackAnswer() }));
    const sender = await newSender(await start({ review: "manual", receiptDelayMs: 0 }));
    const { emulator, app, from, templateId } = sender;
    const addresses = { batchReportUrl: `${server.url}/batch`, upLinkAddr: `${server.url}/uplink` };
    emulator.admin.edit(ref("apps", app), { ...addresses, pushKeys: [former, latter] });
    const { accessKey: appKey, secretKey: appSecret } = sender.key;
    const sms = new HuaweiSms({ app: { appKey, appSecret, channelNumber: from }, endpoint: emulator.url });
    const message = { to: [phone], templateId, templateParas: paras };

    await sms.batchSendSms({ ...message, statusCallback: `${server.url}/report`, extend: "order 1" });
    await server.arrived(1);
    await sms.batchSendSms(message);
    await server.arrived(2);
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { from: phone, to: from, appId: app, body: "TD" });
    await server.arrived(3);
    await server.close();

    const [report, batch, uplink] = server.requests;
    expect(server.requests.map((push) => verified(push).accessKey)).toEqual(["former", "latter", "former"]);
    expect(huawei.parseStatusCallback(report?.text ?? "")).toMatchObject({ isDelivered: true, extend: "order 1" });
    expect(huawei.parseBatchStatusCallback(batch?.text ?? "")).toMatchObject({ reports: [{ isDelivered: true }], unreadable: [] });
    expect(huawei.parseUplinkCallback(uplink?.text ?? "")).toMatchObject({ from: phone, to: from, body: "TD" });
    expect(() => verified({ ...server.requests[0], text: "status=DELIVRD" })).toThrow(/signature/i);
  });

  function verified({ method, target, headers, text }: Partial<Recorded>) {
    return huawei.verifyCallback({ method, url: target ?? "", headers: headers ?? {}, body: text ?? "", keys });
  }
});

function callsOf(emulator: Emulator): string[] {
  return Object.keys(emulator.admin.calls().counts.huawei ?? {});
}
