/** Who may do what, how many and how often. */
import type { EmulatorOptions } from "../../src/emulator";
import { tencentCalls } from "../../src/emulator/tencent/calls/definitions";
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import {
  accountRef,
  call,
  newSign,
  newTemplate,
  region,
  signBody,
  signRows,
  templateBody,
  templateRows,
  unhurried,
} from "./tencent-caller";

const key = (id: string) => ({ id, secret: `${id}-secret` });
const credentials: EmulatorOptions["credentials"] = {
  main: { secret: "main-secret" },
  helper: { secret: "helper-secret", subAccountOf: "main" },
  person: { secret: "person-secret", certification: "personal" },
  stranger: { secret: "stranger-secret" },
};
const as = (id: string) => ({ key: key(id) });

/** Values that every call accepts, so that only the account is in the way. */
const parameters: Readonly<Record<keyof typeof tencentCalls, object>> = {
  AddSmsSign: signBody,
  ModifySmsSign: { SignId: 7, ...signBody },
  DeleteSmsSign: { SignId: 7 },
  DescribeSmsSignList: { SignIdSet: [7], International: 0 },
  AddSmsTemplate: templateBody,
  ModifySmsTemplate: { TemplateId: 7, ...templateBody },
  DeleteSmsTemplate: { TemplateId: 7 },
  DescribeSmsTemplateList: { International: 0, Limit: 10 },
  SendSms: { PhoneNumberSet: ["13800138000"], SmsSdkAppId: "1400006666", TemplateId: "7" },
  PullSmsSendStatus: { SmsSdkAppId: "1400006666", Limit: 1 },
  PullSmsSendStatusByPhoneNumber: { SmsSdkAppId: "1400006666", Limit: 1, Offset: 0, PhoneNumber: "+8613800138000", BeginTime: noon / 1000 },
  PullSmsReplyStatus: { SmsSdkAppId: "1400006666", Limit: 1 },
  PullSmsReplyStatusByPhoneNumber: {
    SmsSdkAppId: "1400006666",
    Limit: 1,
    Offset: 0,
    PhoneNumber: "+8613800138000",
    BeginTime: noon / 1000,
  },
  SendStatusStatistics: { SmsSdkAppId: "1400006666", Limit: 0, Offset: 0, BeginTime: "2023010100", EndTime: "2023010101" },
  CallbackStatusStatistics: { SmsSdkAppId: "1400006666", Limit: 0, Offset: 0, BeginTime: "2023010100", EndTime: "2023010101" },
  SmsPackagesStatistics: { SmsSdkAppId: "1400006666", Limit: 1, Offset: 0, BeginTime: "2023010100", EndTime: "2023010101" },
  DescribePhoneNumberInfo: { PhoneNumberSet: ["+8613800138000"] },
  ReportConversion: { SmsSdkAppId: "1400006666", SerialNo: "x" },
};
const calls = Object.entries(parameters);
const aboutSubmissions = calls.map(([name]) => name).filter((name) => /Sms(Sign|Template)/.test(name));
const ofApps = calls.filter(([, body]) => "SmsSdkAppId" in body).map(([name]) => name);

describe("an account", () => {
  const start = emulators();
  const startAtNoon = () => start({ ...unhurried, credentials, clock: clockAt(noon) });

  it("sees its own objects only", async () => {
    const emulator = await startAtNoon();
    const signId = await newSign(emulator, {}, as("main"));
    const templateId = await newTemplate(emulator, {}, as("main"));
    expect(await signRows(emulator, [signId], 0, as("stranger"))).toEqual([]);
    expect(await templateRows(emulator, [templateId], 0, as("stranger"))).toEqual([]);
    expect((await call(emulator, "DeleteSmsSign", { SignId: Number(signId) }, as("stranger"))).code).toBe("FailedOperation.SignIdNotExist");
    expect((await call(emulator, "AddSmsSign", signBody, as("stranger"))).code).toBeUndefined();
  });

  it("that is personal may not manage signatures and templates, and may do all else", async () => {
    const emulator = await startAtNoon();
    for (const [name, body] of calls) {
      const { code } = await call(emulator, name, body, as("person"));
      if (aboutSubmissions.includes(name)) expect([name, code]).toEqual([name, "FailedOperation.NotEnterpriseCertification"]);
      else expect([name, code]).not.toEqual([name, "FailedOperation.NotEnterpriseCertification"]);
    }
    emulator.admin.edit({ ...accountRef, id: "person" }, { certification: "enterprise" });
    expect((await call(emulator, "AddSmsSign", signBody, as("person"))).code).toBeUndefined();
  });

  it("of a helper sees what is the main account's, and may not list", async () => {
    const emulator = await startAtNoon();
    const signId = await newSign(emulator, {}, as("main"));
    const templateId = await newTemplate(emulator, {}, as("helper"));
    expect(await signRows(emulator, [signId], 0, as("helper"))).toHaveLength(1);
    expect(await templateRows(emulator, [templateId], 0, as("helper"))).toHaveLength(1);
    const list = (id: string) => call(emulator, "DescribeSmsTemplateList", { International: 0, Limit: 10 }, as(id));
    expect((await list("helper")).code).toBe("FailedOperation.ProhibitSubAccountUse");
    expect((await list("main")).response.DescribeTemplateStatusSet).toHaveLength(1);
    expect(emulator.admin.objects().map(({ account }) => account)).toEqual(["main", "main"]);
  });

  it("is refused when it is denied, in arrears, or calls from elsewhere, with the code that the call lists", async () => {
    const emulator = await startAtNoon();
    const codesWith = async (settings: object) => {
      emulator.admin.edit({ ...accountRef, id: "main" }, { status: "ACTIVE", addressAllowed: true, ...settings });
      return Object.fromEntries(
        await Promise.all(calls.map(async ([name, body]) => [name, (await call(emulator, name, body, as("main"))).code])),
      );
    };
    const expected = (code: string, publicCode: string | undefined) =>
      Object.fromEntries(calls.map(([name]) => [name, ["DescribePhoneNumberInfo", "ReportConversion"].includes(name) ? publicCode : code]));
    expect(await codesWith({ status: "DENIED" })).toEqual(
      expected("UnauthorizedOperation.RequestPermissionDeny", "AuthFailure.UnauthorizedOperation"),
    );
    expect(await codesWith({ status: "ARREARS" })).toEqual(expected("UnauthorizedOperation.ServiceSuspendDueToArrears", undefined));
    expect(await codesWith({ addressAllowed: false })).toEqual(
      expected("UnauthorizedOperation.RequestIpNotInWhitelist", "IpNotInWhitelist"),
    );
  });

  it("uses its own applications only", async () => {
    const emulator = await startAtNoon();
    const apps = { platform: "tencent", kind: "apps" };
    emulator.admin.create(apps, { id: "1400000002", account: "stranger" });
    emulator.admin.create(apps, { id: "1400000003", account: "main", status: "DISABLED" });
    for (const name of ofApps) {
      const codeOf = async (SmsSdkAppId: string) =>
        (await call(emulator, name, { ...parameters[name as keyof typeof parameters], SmsSdkAppId }, as("main"))).code;
      expect(await codeOf("1400000002")).toBe("UnauthorizedOperation.SmsSdkAppIdVerifyFail");
      if (name === "ReportConversion") continue;
      expect(await codeOf("1400000003")).toBe("UnauthorizedOperation.SdkAppIdIsDisabled");
      expect(await codeOf("1400009999")).toBe("InvalidParameterValue.SdkAppIdNotExist");
    }
  });

  it("has as many signatures and templates as it may have", async () => {
    const emulator = await start(unhurried);
    emulator.admin.edit(accountRef, { signatureLimit: 1, templateLimit: 1 });
    const id = await newSign(emulator);
    await newTemplate(emulator);
    expect((await call(emulator, "AddSmsSign", { ...signBody, SignName: "另一个" })).code).toBe("FailedOperation.SignNumberLimit");
    expect((await call(emulator, "AddSmsTemplate", templateBody)).code).toBe("FailedOperation.TemplateNumberLimit");
    await call(emulator, "DeleteSmsSign", { SignId: Number(id) });
    expect((await call(emulator, "AddSmsSign", signBody)).code).toBeUndefined();
    const unlimited = await start({ ...unhurried, accountLimits: "off" });
    unlimited.admin.edit(accountRef, { signatureLimit: 0 });
    expect((await call(unlimited, "AddSmsSign", signBody)).code).toBeUndefined();
  });

  it.each([
    [{ helper: { secret: "s", subAccountOf: "nobody" } }, "credentials.helper.subAccountOf: expected the key id of a main account"],
    [{ a: { secret: "s" }, b: { secret: "s", subAccountOf: "a" }, c: { secret: "s", subAccountOf: "b" } }, "credentials.c.subAccountOf"],
    [{ a: { secret: "s", certification: "royal" } }, "credentials.a.certification"],
  ])("cannot be that of %j", async (wrong, says) => {
    await expect(start({ credentials: wrong as EmulatorOptions["credentials"] })).rejects.toThrow(says);
  });
});

describe("limits per second", () => {
  const start = emulators();

  it.each(Object.entries(tencentCalls).filter(([, { perSecond }]) => perSecond <= 100))(
    "let %s pass as often as documented",
    async (name, { perSecond }) => {
      const emulator = await start({ clock: clockAt(noon) });
      const body = parameters[name as keyof typeof parameters];
      const codes = async (count: number) => {
        const replies = await Promise.all(Array.from({ length: count }, () => call(emulator, name, body)));
        return replies.filter(({ code }) => code === "RequestLimitExceeded").length;
      };
      expect(await codes(perSecond + 2)).toBe(2);
      emulator.admin.setClock({ advanceMs: 999 });
      expect(await codes(1)).toBe(1);
      emulator.admin.setClock({ advanceMs: 1 });
      expect(await codes(perSecond)).toBe(0);
    },
  );

  it("count each key, region and call for itself, and refused calls too", async () => {
    const emulator = await start({ clock: clockAt(noon), credentials });
    const add = async (id: string, where = region) =>
      (await call(emulator, "DeleteSmsSign", { SignId: 7 }, { ...as(id), region: where })).code;
    const [unknown, tooMany] = ["FailedOperation.SignIdNotExist", "RequestLimitExceeded"];
    expect([await add("main"), await add("main")]).toEqual([unknown, tooMany]);
    expect([await add("helper"), await add("stranger"), await add("main", "ap-beijing")]).toEqual([unknown, unknown, unknown]);
    expect((await call(emulator, "DeleteSmsTemplate", { TemplateId: 7 }, as("main"))).code).toBe("FailedOperation.TemplateIdNotExist");
  });

  it("come after the signature and before the parameters", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    const wrong = { key: { id: "emulator", secret: "wrong" } };
    for (let count = 0; count < 3; count += 1) {
      expect((await call(emulator, "DeleteSmsSign", { SignId: 7 }, wrong)).code).toBe("AuthFailure.SignatureFailure");
    }
    expect((await call(emulator, "DeleteSmsSign", {})).code).toBe("MissingParameter");
    expect((await call(emulator, "DeleteSmsSign", { SignId: 7 })).code).toBe("RequestLimitExceeded");
  });

  it("can be left out", async () => {
    const emulator = await start(unhurried);
    const replies = await Promise.all(Array.from({ length: 30 }, () => call(emulator, "DeleteSmsSign", { SignId: 7 })));
    expect(replies.every(({ code }) => code === "FailedOperation.SignIdNotExist")).toBe(true);
  });
});
