/** The vendor's own SDK for Node, unmodified, makes every call of the emulator's Tencent. */
import { Agent } from "node:http";
import Sign from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign";
import { sms } from "tencentcloud-sdk-nodejs-sms";
import { createClock, type Emulator } from "../../src/emulator";
import { tencentCalls } from "../../src/emulator/tencent/calls/definitions";
import { emulators } from "./caller";
import { replyKind, signBody, signKind, signRef, templateBody, templateRef } from "./tencent-caller";

type Client = InstanceType<typeof sms.v20210111.Client>;

const signMethods = ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"] as const;
type SignMethod = (typeof signMethods)[number];

const SmsSdkAppId = "1400006666";
const phone = "+8618501234444";

// The SDK draws Nonce from 0 to 65535; the document wants a positive one, and the emulator goes by the document.
const { random } = Math;
beforeEach(() => {
  jest.spyOn(Math, "random").mockImplementation(() => 0.01 + 0.99 * random());
});
afterEach(() => jest.restoreAllMocks());

describe.each(signMethods)("the vendor's SDK with %s", (signMethod) => {
  const start = emulators();

  it.each(["POST", "GET"] as const)("makes all calls by %s, at the documented pace", async (reqMethod) => {
    const emulator = await start({ reviewDelayMs: 0, receiptDelayMs: 0 });
    const client = clientOf(emulator, { signMethod, reqMethod });
    const { signId, templateId } = await applyForBoth(client, emulator);
    const serial = await sendAndReceive(client, emulator, templateId);
    await count(client, emulator);
    expect(await client.DescribePhoneNumberInfo({ PhoneNumberSet: ["+86018501234444", "nobody"] })).toMatchObject({
      PhoneNumberInfoSet: [{ Code: "Ok", PhoneNumber: phone, IsoName: "China" }, { Code: "FailedOperation.PhoneNumberParseFail" }],
    });
    expect(await client.ReportConversion({ SmsSdkAppId, SerialNo: serial, ConversionTime: 1658310430 })).toMatchObject({
      ReportConversionStatus: { Code: "OK" },
    });
    expect((await client.DeleteSmsTemplate({ TemplateId: templateId })).DeleteTemplateStatus?.DeleteStatus).toBe("return successfully!");
    expect((await client.DeleteSmsSign({ SignId: signId })).DeleteSignStatus?.DeleteTime).toBeGreaterThan(0);
    const { counts } = emulator.admin.calls();
    expect(Object.keys(counts.tencent ?? {}).sort()).toEqual(Object.keys(tencentCalls).sort());
    expect(emulator.admin.objects({ platform: "tencent", kind: "signatures" })).toEqual([]);
  });

  it("shows errors with their code", async () => {
    const emulator = await start();
    const client = clientOf(emulator, { signMethod });
    await expect(client.DeleteSmsSign({ SignId: 7 })).rejects.toMatchObject({ code: "FailedOperation.SignIdNotExist" });
    await expect(client.DeleteSmsSign({ SignId: 7 })).rejects.toMatchObject({ code: "RequestLimitExceeded" });
    const stranger = clientOf(emulator, { signMethod, secretKey: "another" });
    await expect(stranger.DescribeSmsSignList({ International: 0, SignIdSet: [7] })).rejects.toMatchObject({
      code: "AuthFailure.SignatureFailure",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const elsewhere = clientOf(emulator, { signMethod, region: "ap-tokyo" });
    await expect(elsewhere.DescribeSmsSignList({ International: 0, SignIdSet: [7] })).rejects.toMatchObject({ code: "UnsupportedRegion" });
    const nowhere = clientOf(emulator, { signMethod, region: "" });
    await expect(nowhere.DescribeSmsSignList({ International: 0, SignIdSet: [7] })).rejects.toMatchObject({ code: "MissingParameter" });
  });

  it("lists signatures where the switch has it, ten without a Limit", async () => {
    const emulator = await start({ switches: { "tencent.list-signatures": "accept" } });
    for (let each = 0; each < 12; each++) emulator.admin.create(signKind, { signName: `名称${each}` });
    const client = clientOf(emulator, { signMethod });
    const namesOf = async (page: { readonly Limit?: number; readonly Offset?: number }) =>
      (await client.DescribeSmsSignList({ International: 0, ...page })).DescribeSignListStatusSet?.map(({ SignName }) => SignName);
    expect(await namesOf({})).toEqual(Array.from({ length: 10 }, (_, each) => `名称${each}`));
    expect(await namesOf({ Limit: 5, Offset: 10 })).toEqual(["名称10", "名称11"]);
    await expect(namesOf({ Limit: 101 })).rejects.toMatchObject({ code: "InvalidParameterValue" });
  });

  it("is out of time on a clock that is more than five minutes off", async () => {
    const emulator = await start({ clock: createClock({ offsetMs: 310_000, frozenAt: null }) });
    const client = clientOf(emulator, { signMethod });
    await expect(client.DeleteSmsSign({ SignId: 7 })).rejects.toMatchObject({ code: "AuthFailure.SignatureExpire" });
  });

  it("uses temporary credentials", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret", sessionToken: "the token" } } });
    const ask = (token: string | undefined) =>
      clientOf(emulator, { signMethod, ...(token === undefined ? {} : { token }) }).DescribeSmsSignList({
        International: 0,
        SignIdSet: [7],
      });
    expect((await ask("the token")).DescribeSignListStatusSet).toEqual([]);
    await expect(ask("another")).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
    await expect(ask(undefined)).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
  });
});

describe("the vendor's signer", () => {
  const start = emulators();

  /** This SDK always signs its bodies; others of the vendor's leave them out, by the same rule. */
  async function askUnsigned(emulator: Emulator, body: object): Promise<unknown> {
    const timestamp = Math.floor(emulator.admin.clock().epochMs / 1000);
    const headers = {
      Host: new URL(emulator.url).host,
      "Content-Type": "application/json",
      "X-TC-Action": "DescribeSmsSignList",
      "X-TC-Version": "2021-01-11",
      "X-TC-Region": "ap-guangzhou",
      "X-TC-Timestamp": String(timestamp),
      "X-TC-Content-SHA256": "UNSIGNED-PAYLOAD",
    };
    const Authorization = Sign.sign3({
      method: "POST",
      url: `${emulator.url}/`,
      payload: Buffer.from("UNSIGNED-PAYLOAD"),
      timestamp,
      service: "sms",
      secretId: "emulator",
      secretKey: "emulator-secret",
      multipart: false,
      boundary: "",
      headers,
    });
    const answer = await fetch(emulator.url, { method: "POST", headers: { ...headers, Authorization }, body: JSON.stringify(body) });
    return answer.json();
  }

  it.each([
    ["refuse", { Error: { Code: "AuthFailure.SignatureFailure" } }],
    ["accept", { DescribeSignListStatusSet: [] }],
  ])("leaves the body out of the signature: the switch says %s", async (unsigned, Response) => {
    const emulator = await start({ switches: { "tencent.unsigned-payload": unsigned } });
    expect(await askUnsigned(emulator, { International: 0, SignIdSet: [7] })).toMatchObject({ Response });
  });
});

async function applyForBoth(client: Client, emulator: Emulator): Promise<{ signId: number; templateId: number }> {
  const signId = (await client.AddSmsSign(signBody)).AddSignStatus?.SignId ?? 0;
  emulator.admin.reject(signRef(String(signId)), "blurred");
  expect((await client.DescribeSmsSignList({ International: 0, SignIdSet: [signId] })).DescribeSignListStatusSet).toMatchObject([
    { SignId: signId, SignName: "腾讯云", StatusCode: -1, ReviewReply: "blurred", QualificationId: 1000001, QualificationStatusCode: 1 },
  ]);
  expect((await client.ModifySmsSign({ SignId: signId, ...signBody })).ModifySignStatus?.SignId).toBe(signId);

  const templateId = Number((await client.AddSmsTemplate(templateBody)).AddTemplateStatus?.TemplateId);
  emulator.admin.reject(templateRef(String(templateId)));
  const modified = { ...templateBody, TemplateContent: "验证码{1}，请勿告诉他人 & 100% + 'ok'!" };
  expect((await client.ModifySmsTemplate({ TemplateId: templateId, ...modified })).ModifyTemplateStatus?.TemplateId).toBe(templateId);
  for (const choice of [{ TemplateIdSet: [templateId] }, { Limit: 100, Offset: 0 }]) {
    const { DescribeTemplateStatusSet } = await client.DescribeSmsTemplateList({ International: 0, ...choice });
    expect(DescribeTemplateStatusSet).toMatchObject([{ TemplateId: templateId, StatusCode: 0, TemplateContent: modified.TemplateContent }]);
  }
  return { signId, templateId };
}

async function sendAndReceive(client: Client, emulator: Emulator, templateId: number): Promise<string> {
  const { SendStatusSet = [] } = await client.SendSms({
    PhoneNumberSet: [phone],
    SmsSdkAppId,
    SignName: signBody.SignName,
    TemplateId: String(templateId),
    TemplateParamSet: ["4370"],
    SessionContext: "context & more",
  });
  const [sent] = SendStatusSet;
  expect(sent).toMatchObject({ Code: "Ok", Message: "send success", Fee: 1, IsoCode: "CN", SessionContext: "context & more" });
  const serial = sent?.SerialNo ?? "";
  emulator.admin.create(replyKind, { serialNo: serial, text: "1" });

  const ofNumber = { BeginTime: Math.floor(Date.now() / 1000) - 3600, Offset: 0, Limit: 10, PhoneNumber: phone, SmsSdkAppId };
  expect((await client.PullSmsSendStatusByPhoneNumber(ofNumber)).PullSmsSendStatusSet).toMatchObject([{ SerialNo: serial }]);
  expect((await client.PullSmsReplyStatusByPhoneNumber(ofNumber)).PullSmsReplyStatusSet).toMatchObject([{ ReplyContent: "1" }]);
  const ofApp = { Limit: 100, SmsSdkAppId };
  expect((await client.PullSmsSendStatus(ofApp)).PullSmsSendStatusSet).toMatchObject([{ SerialNo: serial, Description: "DELIVRD" }]);
  expect((await client.PullSmsSendStatus(ofApp)).PullSmsSendStatusSet).toEqual([]);
  expect((await client.PullSmsReplyStatus(ofApp)).PullSmsReplyStatusSet).toMatchObject([{ ReplyContent: "1", SignName: "腾讯云" }]);
  return serial;
}

async function count(client: Client, emulator: Emulator): Promise<void> {
  const at = emulator.admin.clock().epochMs;
  const yesterday = { createdAt: at - 24 * 3600_000, effectiveAt: at - 24 * 3600_000, expiresAt: at + 24 * 3600_000 };
  emulator.admin.create({ platform: "tencent", kind: "packages" }, { id: "1000791745", appId: SmsSdkAppId, amount: 1000, ...yesterday });
  const hour = (epochMs: number) => new Date(epochMs + 8 * 3600_000).toISOString().replaceAll(/[-T]/g, "").slice(0, "yyyymmddhh".length);
  const today = { SmsSdkAppId, BeginTime: hour(at - 3600_000), EndTime: hour(at), Limit: 0, Offset: 0 };
  expect((await client.SendStatusStatistics(today)).SendStatusStatistics).toEqual({ FeeCount: 1, RequestCount: 1, RequestSuccessCount: 1 });
  expect((await client.CallbackStatusStatistics(today)).CallbackStatusStatistics).toMatchObject({
    CallbackCount: 1,
    CallbackSuccessCount: 1,
  });
  const before = { ...today, BeginTime: hour(at - 48 * 3600_000), EndTime: hour(at - 3600_000), Limit: 500 };
  expect((await client.SmsPackagesStatistics(before)).SmsPackagesStatisticsSet).toMatchObject([
    { PackageId: 1000791745, PackageAmount: 1000 },
  ]);
}

interface ClientOptions {
  readonly signMethod: SignMethod;
  readonly reqMethod?: "GET" | "POST";
  readonly secretKey?: string;
  readonly region?: string;
  readonly token?: string;
}

function clientOf(
  emulator: Emulator,
  { signMethod, reqMethod = "POST", secretKey = "emulator-secret", region = "ap-guangzhou", token }: ClientOptions,
): Client {
  const credential = { secretId: "emulator", secretKey, ...(token === undefined ? {} : { token }) };
  // An agent of its own keeps proxies of the environment out.
  const httpProfile = { endpoint: new URL(emulator.url).host, protocol: "http://", reqMethod, agent: new Agent() };
  return new sms.v20210111.Client({ credential, region, profile: { signMethod, httpProfile } });
}
