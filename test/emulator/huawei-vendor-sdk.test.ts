/** The core of the vendor's SDK for Node, unmodified, signs requests that the emulator's Huawei accepts: of management calls and of sends. */
import { mkdtempSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials";
import { ClientBuilder } from "@huaweicloud/huaweicloud-sdk-core/ClientBuilder";
import { Logger4jInstance } from "@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger";
import { createClock, type Emulator } from "../../src/emulator";
import { huaweiCalls, isManagement } from "../../src/emulator/huawei/calls/routes";
import { emulators } from "./caller";
import { appBody, projectId, ref, signatureBody, templateBody } from "./huawei-caller";
import { phone } from "./huawei-sending";

const management = "/v2/{project_id}/msgsms";
type Body = Readonly<Record<string, unknown>>;

interface Request {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly data?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
}

/** Calls as the SDKs of single services do, which are made of its core. */
function clientOf({ url }: Emulator, ak = "emulator", sk = "emulator-secret") {
  const credentials = new BasicCredentials({ ak, sk, projectId });
  const client = new ClientBuilder((core) => core).withCredential(credentials).withEndpoint(url).build();
  return async (
    method: string,
    path: string,
    { id = "", query = {}, data, headers = {}, contentType = "application/json" }: Request = {},
  ): Promise<Body> =>
    client.sendRequest({
      method,
      url: path,
      pathParams: { project_id: projectId, id },
      queryParams: query,
      headers: { ...headers },
      contentType,
      ...(data && { data }),
    });
}

describe("the vendor's signer", () => {
  const start = emulators();
  beforeAll(() => {
    // The SDK notes an id of its own in the home folder, and writes every refusal to the terminal.
    jest.spyOn(os, "homedir").mockReturnValue(mkdtempSync(join(os.tmpdir(), "home-")));
    Logger4jInstance.level = "off";
  });

  it("signs every management call", async () => {
    const emulator = await start({ review: "manual" });
    const call = clientOf(emulator);
    const app_id = idIn(await call("POST", `${management}/apps`, { data: { ...appBody, show_secret: true } }));
    await call("PUT", `${management}/apps/{id}`, { id: app_id, data: appBody });
    await call("GET", `${management}/apps`, { query: { app_name: "云杉 商城*", limit: 10, offset: 0 } });
    await call("GET", `${management}/apps-count`, { query: { region: "cn" } });
    await call("GET", `${management}/apps/{id}`, { id: app_id });
    const form = Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\ndata\r\n--x--\r\n');
    const { file_id } = await call("POST", `${management}/upload-files`, { data: form, contentType: "multipart/form-data; boundary=x" });
    await call("GET", `${management}/upload-files`, { query: { file_id: String(file_id) } });
    const signature = idIn(await call("POST", `${management}/signatures`, { data: { ...signatureBody, app_id, file_id } }));
    const template = idIn(await call("POST", `${management}/templates`, { data: { ...templateBody, app_id, sign_id: signature } }));
    await call("GET", `${management}/signatures`);
    await call("GET", `${management}/signatures/{id}`, { id: signature });
    emulator.admin.deprecate(ref("signatures", signature));
    await call("PUT", `${management}/signatures/{id}/active`, { id: signature });
    emulator.admin.reject(ref("signatures", signature));
    await call("PUT", `${management}/signatures/{id}`, { id: signature, data: { ...signatureBody, app_id } });
    await call("GET", `${management}/templates`);
    await call("GET", `${management}/templates/{id}`, { id: template });
    await call("GET", `${management}/templates/{id}/varilable`, { id: template });
    emulator.admin.reject(ref("templates", template));
    await call("PUT", `${management}/templates/{id}`, { id: template, data: { ...templateBody, app_id, sign_id: signature } });
    await call("GET", `${management}/country`, { query: { country_name_en: "United Kingdom" } });
    await call("POST", `${management}/templates/batch-delete`, { data: { ids: ["nothing"] } });
    await call("DELETE", `${management}/templates/{id}`, { id: template });
    await call("DELETE", `${management}/signatures/{id}`, { id: signature });

    const { counts, refused } = emulator.admin.calls();
    expect(Object.keys(counts.huawei ?? {}).sort()).toEqual(huaweiCalls.filter(isManagement).sort());
    expect(refused).toEqual({});
  });

  it("signs sends with an application's key and secret, with their bodies and without", async () => {
    const emulator = await start({ review: "manual" });
    const call = clientOf(emulator);
    const { app_key, app_secret, id: app_id } = await call("POST", `${management}/apps`, { data: { ...appBody, show_secret: true } });
    const signature = idIn(await call("POST", `${management}/signatures`, { data: { ...signatureBody, app_id } }));
    const template = idIn(await call("POST", `${management}/templates`, { data: { ...templateBody, app_id, sign_id: signature } }));
    emulator.admin.approve(ref("signatures", signature));
    emulator.admin.approve(ref("templates", template));
    const { channel_num: from } = await call("GET", `${management}/signatures/{id}`, { id: signature });
    const { template_id: templateId } = await call("GET", `${management}/templates/{id}`, { id: template });

    const send = clientOf(emulator, String(app_key), String(app_secret));
    const content = { to: [phone], templateId, templateParas: ["3", "门口"] };
    expect(await send("POST", "/sms/batchSendDiffSms/v1", { data: { from, smsContent: [content] } })).toMatchObject({ code: "000000" });
    const form = new URLSearchParams({ from: String(from), to: phone, templateId: String(templateId), templateParas: '["3","门口"]' });
    expect(await send("POST", "/sms/batchSendSms/v1", { contentType: "application/x-www-form-urlencoded", data: form })).toMatchObject({
      code: "000000",
    });
    expect(emulator.admin.calls().refused).toEqual({});
  });

  it("is refused with another secret, and in another time", async () => {
    const late = await start({ clock: createClock({ offsetMs: 16 * 60_000, frozenAt: null }) });
    const calls = [clientOf(await start(), "emulator", "another"), clientOf(await start(), "nobody"), clientOf(late)];
    for (const call of calls) {
      await expect(call("GET", `${management}/apps`)).rejects.toMatchObject({ httpStatusCode: 401, errorCode: "MSGSMS.0003" });
    }
  });

  it("reads the errors of a call", async () => {
    const call = clientOf(await start());
    await expect(call("GET", `${management}/apps/{id}`, { id: "nothing" })).rejects.toMatchObject({
      httpStatusCode: 404,
      errorCode: "MSGSMS.0076",
      errorMsg: expect.stringContaining("Message Application does not exist"),
    });
  });
});

function idIn({ id }: Body): string {
  return String(id);
}
