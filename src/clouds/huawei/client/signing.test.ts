import { accessKey, app, errorOf, huaweiClients, projectId, refusal } from "../../../../test/support/accounts/huawei-client";
import { always } from "../../../../test/support/random";
import type { Recorded } from "../../../../test/support/recording-server";
import { HuaweiSms, type HuaweiSmsOptions } from "./client";
import { parseAuthorization, signatureOf } from "./signing/sign";
import { passwordDigestOf, wsseAuthorization } from "./signing/sign-wsse";

const { clientOf } = huaweiClients();
const template = { id: "t-1", template_name: "n" };
const message = { to: ["+8613800138000"], templateId: "8ff55eac1d0b478ab3c06c3c6a492300" };
const accepted = { body: { code: "000000", result: [{ originTo: "+8613800138000", status: "000000" }] } };

/** Checks a request as the platform would, and tells which headers are covered. */
function signedBy(key: { accessKey: string; secretKey: string }, { method, path, query, headers, text }: Recorded): readonly string[] {
  const said = parseAuthorization(headers.authorization ?? "");
  const seen = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const covered = { method, path, query: Object.entries(query), headers: seen, body: text };
  expect(said?.accessKey).toBe(key.accessKey);
  expect(said?.signature).toBe(signatureOf(covered, key.secretKey, said?.signedHeaders ?? []));
  return said?.signedHeaders ?? [];
}

describe("signing with a user's key", () => {
  test("covers what is on the wire, prefix and odd characters included", async () => {
    const { started } = await clientOf(() => ({ body: { results: [], total: 0 } }));
    const sms = new HuaweiSms({ ...accessKey, projectId, endpoint: `${started.url}/gateway/` });
    await sms.listTemplateDetails({ template_name: "a/name with&odd=signs'(*)!~号", limit: 10 });
    const [request] = started.requests;
    expect(request?.path).toBe(`/gateway/v2/${projectId}/msgsms/templates`);
    expect(request?.query).toEqual({ template_name: "a/name with&odd=signs'(*)!~号", limit: "10" });
    expect(request && signedBy(accessKey, request)).toEqual(["content-type", "host", "x-project-id", "x-sdk-date"]);
    expect(request?.headers).toMatchObject({ "x-project-id": projectId, "content-type": "application/json" });
  });

  test("covers a form with a file", async () => {
    const { sms, requests } = await clientOf(() => ({ body: { file_id: "f-1" } }));
    await sms.uploadSignatureFile({ file: Buffer.from("字\r\n--"), file_name: "证明.png", file_desc: "proof & more" });
    expect(requests[0]?.query).toEqual({ file_desc: "proof & more" });
    expect(requests[0] && signedBy(accessKey, requests[0])).toContain("content-type");
  });

  test("temporary credentials send and sign their token; lasting ones send none", async () => {
    const temporary = await clientOf(() => ({}), { securityToken: "session/token+1" });
    await temporary.sms.deleteTemplate("t-1");
    expect(temporary.requests[0]?.headers["x-security-token"]).toBe("session/token+1");
    expect(temporary.requests[0] && signedBy(accessKey, temporary.requests[0])).toContain("x-security-token");
    const lasting = await clientOf(() => ({}));
    await lasting.sms.deleteTemplate("t-1");
    expect(lasting.requests[0]?.headers).not.toHaveProperty("x-security-token");
  });

  test("every try is signed anew, with its own time", async () => {
    const react = (_: Recorded, index: number) =>
      index < 2 ? { status: 500 } : { body: { ...template, template_content: "", flow_status: "Pending" } };
    const { sms, requests } = await clientOf(react, { random: always(0.999) });
    await sms.showTemplate("t-1");
    for (const request of requests) signedBy(accessKey, request);
    expect(requests.map(({ headers }) => headers["x-sdk-date"])).toEqual(["20240102T030405Z", "20240102T030405Z", "20240102T030406Z"]);
  });

  test("12 MB and not a byte more are sent, of the whole form", async () => {
    const { sms, requests } = await clientOf(() => ({ body: { file_id: "f-1" } }));
    const mostBytes = 12 * 1024 * 1024;
    await sms.uploadSignatureFile({ file: Buffer.alloc(mostBytes - 1000, "x"), file_name: "proof.png" });
    const around = Buffer.byteLength(requests[0]?.text ?? "") - (mostBytes - 1000);
    await sms.uploadSignatureFile({ file: Buffer.alloc(mostBytes - around, "x"), file_name: "proof.png" });
    const error = await errorOf(sms.uploadSignatureFile({ file: Buffer.alloc(mostBytes - around + 1, "x"), file_name: "proof.png" }));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no", call: "UploadSignatureFile" });
    expect(error.message).toContain(`the request has ${mostBytes + 1} bytes; at most ${mostBytes} are taken`);
    expect(requests).toHaveLength(2);
  });
});

describe("proving who sends", () => {
  test("the application's key signs the form, at the access address", async () => {
    const { started } = await clientOf(() => accepted);
    const sms = new HuaweiSms({ app: { ...app, accessAddress: started.url } });
    await sms.batchSendSms({ ...message, templateParas: ["6 号*", "+"] });
    const [request] = started.requests;
    const key = { accessKey: app.appKey, secretKey: app.appSecret };
    expect(request && signedBy(key, request)).toEqual(["content-type", "host", "x-sdk-date"]);
    expect(request?.headers).not.toHaveProperty("x-project-id");
    expect(Object.fromEntries(new URLSearchParams(request?.text))).toEqual({
      from: app.channelNumber,
      to: "+8613800138000",
      templateId: message.templateId,
      templateParas: '["6 号*","+"]',
    });
  });

  test("X-WSSE carries a digest with a nonce of its own each time", async () => {
    const { sms, requests } = await clientOf(() => accepted, { app: { ...app, authentication: "X-WSSE" } });
    await sms.batchSendSms(message);
    await sms.batchSendDiffSms({ smsContent: [message] });
    const form = /^UsernameToken Username="(.+)",PasswordDigest="(.+)",Nonce="([0-9A-Za-z]{1,128})",Created="(.+)"$/;
    const proofs = requests.map(({ headers }) => form.exec(String(headers["x-wsse"])) ?? []);
    for (const [, user, digest, nonce = "", created = ""] of proofs) {
      expect({ user, created }).toEqual({ user: app.appKey, created: "2024-01-02T03:04:05Z" });
      expect(digest).toBe(passwordDigestOf({ nonce, created, appSecret: app.appSecret }));
    }
    expect(new Set(proofs.map(([, , , nonce]) => nonce)).size).toBe(2);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([wsseAuthorization, wsseAuthorization]);
  });
});

describe("options", () => {
  const make = (options: object) => () => new HuaweiSms(options as HuaweiSmsOptions);
  const usual = { ...accessKey, projectId };

  test.each<[string, object, string]>([
    [
      "an access key without its secret",
      { ...usual, secretKey: undefined },
      "The Huawei secretKey is empty. Copy it again from the console",
    ],
    ["a secret with a line break", { ...usual, secretKey: "a\n" }, "The Huawei secretKey holds a space, a line break"],
    ["no project", { ...usual, projectId: undefined }, "The Huawei projectId is empty"],
    ["a project that is a path", { ...usual, projectId: "a/b" }, 'The Huawei projectId is "a/b"; it must be the id that the console shows'],
    [
      "a region without the service",
      { ...usual, region: "cn-north-1" },
      'The Huawei region is "cn-north-1"; it must be one of cn-north-4, cn-south-1.',
    ],
    [
      "a user without a password",
      { projectId, userName: "u", domainName: "d" },
      "The Huawei userPassword is empty. Give user name, password and domain name",
    ],
    ["an application without its secret", { app: { appKey: "k" } }, "The Huawei app.appSecret is empty"],
    ["an application nowhere", { app }, "The Huawei app.accessAddress is empty. Copy it from the console"],
    [
      "an unknown way of proving",
      { app: { ...app, authentication: "MD5" } },
      'The Huawei app.authentication is "MD5"; it must be one of SDK-HMAC-SHA256, X-WSSE.',
    ],
    ["an address that is no URL", { app: { ...app, accessAddress: "http://" } }, 'The Huawei app.accessAddress "http://" is no URL'],
    [
      "an authUrl that is no URL",
      { projectId, userName: "u", userPassword: "p", domainName: "d", authUrl: "ftp://x" },
      "The Huawei authUrl",
    ],
  ])("%s is refused by name", (_, options, problem) => {
    expect(make(options)).toThrow(problem);
  });

  test("a client that only sends needs no project, one that only manages no application", async () => {
    const { started } = await clientOf(() => accepted);
    const sender = new HuaweiSms({ app, endpoint: started.url });
    await expect(sender.batchSendSms(message)).resolves.toMatchObject({ code: "000000" });
    expect((await errorOf(sender.showApp("a-1"))).message).toContain("the client knows no user; give it accessKey and secretKey");
    const manager = new HuaweiSms({ ...accessKey, projectId, endpoint: started.url });
    expect((await errorOf(manager.batchSendSms({ ...message, from: "1" }))).message).toContain(
      "the client knows no application to send for",
    );
    expect((await errorOf(manager.getToken())).message).toContain("the client knows no password");
    expect(started.requests).toHaveLength(1);
  });

  test("what the gateway refuses says what to look at", async () => {
    const { sms } = await clientOf(() => refusal("APIGW.0301", 401));
    expect(await errorOf(sms.showApp("a-1"))).toMatchObject({ meaning: "unauthenticated", code: "APIGW.0301", requestId: "r-1" });
  });
});
