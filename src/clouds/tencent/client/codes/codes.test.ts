import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, errorCodes } from "./error-codes";
import { errorKinds } from "./error-kinds";
import { receiptCode, receiptCodes } from "./receipt-codes";
import { sendCode, sendCodes } from "./send-codes";

const sentence = /^[A-Z0].*\.$/s;
const words = (text: string) => text.trim().split(/\s+/);

/** As the document lists them: a family, then what follows its dot. */
const documented = {
  public: words(`
    ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound
    AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation
    FailedOperation InternalError InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist
    LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded
    RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient
    ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter
    UnsupportedOperation UnsupportedProtocol UnsupportedRegion`),
  business: Object.entries({
    FailedOperation: `
      ContainSensitiveWord FailResolvePacket ForbidAddMarketingTemplates InsufficientBalanceInSmsPackage JsonParseFail
      MarketingSendTimeConstraint MissingSignature MissingSignatureList MissingSignatureToModify MissingTemplateList MissingTemplateToModify
      NotEnterpriseCertification OtherError ParametersOtherError PhoneNumberInBlacklist PhoneNumberParseFail ProhibitSubAccountUse
      QualificationIdNotApproved SignIdNotExist SignNumberLimit SignatureIncorrectOrUnapproved TemplateAlreadyPassedCheck TemplateIdNotExist
      TemplateIncorrectOrUnapproved TemplateNumberLimit TemplateParamSetNotMatchApprovedTemplate TemplateUnapprovedOrNotExist`,
    InternalError: `
      JsonParseFail OtherError ParseBackendResponseFail RequestTimeException RestApiInterfaceNotExist SendAndRecvFail SigFieldMissing
      SigVerificationFail Timeout UnknownError`,
    InvalidParameter: "AppidAndBizId DirtyWordFound InvalidParameters",
    InvalidParameterValue: `
      BeginTimeVerifyFail ContentLengthLimit EndTimeVerifyFail ImageInvalid IncorrectPhoneNumber InvalidDocumentType InvalidInternational
      InvalidSignPurpose InvalidSmsType InvalidStartTime InvalidTemplateFormat InvalidUsedMethod LimitVerifyFail
      MarketingTemplateWithoutUnsubscribe OffsetVerifyFail ProhibitedUseUrlInTemplateParameter QualificationIdNotFound SdkAppIdNotExist
      SignAlreadyPassedCheck SignExistAndUnapproved SignNameLengthTooLong TemplateParameterFormatError TemplateParameterLengthLimit
      TemplateWithDirtyWords UnsupportedTemplateVariable`,
    LimitExceeded: `
      AppCountryOrRegionDailyLimit AppCountryOrRegionInBlacklist AppDailyLimit AppGlobalDailyLimit AppMainlandChinaDailyLimit DailyLimit
      DeliveryFrequencyLimit PhoneNumberCountLimit PhoneNumberDailyLimit PhoneNumberOneHourLimit PhoneNumberSameContentDailyLimit
      PhoneNumberThirtySecondLimit`,
    MissingParameter: "EmptyPhoneNumberSet",
    UnauthorizedOperation: `
      IndividualUserMarketingSmsPermissionDeny RequestIpNotInWhitelist RequestPermissionDeny SdkAppIdIsDisabled ServiceSuspendDueToArrears
      SmsSdkAppIdVerifyFail`,
    UnsupportedOperation: `
      ChineseMainlandTemplateToGlobalPhone ContainDomesticAndInternationalPhoneNumber GlobalTemplateToChineseMainlandPhone UnsupportedRegion`,
  }).flatMap(([family, names]) => words(names).map((name) => `${family}.${name}`)),
};

describe("error codes", () => {
  test.each([
    ["public", 38],
    ["business", 88],
  ] as const)("the %s ones are the %i of the document", (origin, count) => {
    const ours = [...errorCodes.values()].filter((it) => it.origin === origin).map(({ code }) => code);
    expect(documented[origin]).toHaveLength(count);
    expect(ours.sort()).toEqual([...documented[origin]].sort());
  });

  test("each has a meaning, advice, an owner and what a call ends as", () => {
    for (const { kind, meaning, advice, owner, error, effect } of errorCodes.values()) {
      expect(meaning).toMatch(/^[A-Z].*[^.]$/);
      expect(advice).toMatch(/^[A-Z0].*\.$/s);
      expect({ owner, error, effect }).toEqual({
        owner: errorKinds[kind].owner,
        error: errorKinds[kind].error,
        effect: errorKinds[kind].effect,
      });
    }
  });

  test.each([
    ["FailedOperation.SignIdNotExist", "not_found", "not_found", "none"],
    ["FailedOperation.MissingTemplateToModify", "not_found", "not_found", "none"],
    ["InvalidParameterValue.SignExistAndUnapproved", "state", "conflict", "none"],
    ["FailedOperation.SignNumberLimit", "limit", "conflict", "none"],
    ["RequestLimitExceeded.IPLimitExceeded", "throttled", "throttled", "none"],
    ["AuthFailure.SignatureFailure", "unauthenticated", "unauthenticated", "none"],
    ["AuthFailure.UnauthorizedOperation", "denied", "denied", "none"],
    ["AuthFailure.SignatureExpire", "clock", "unauthenticated", "none"],
    ["InternalError.RequestTimeException", "clock", "unauthenticated", "none"],
    ["FailedOperation.NotEnterpriseCertification", "denied", "denied", "none"],
    ["InternalError.Timeout", "failed", "unavailable", "unknown"],
    ["ServiceUnavailable", "failed", "unavailable", "unknown"],
    ["InvalidParameterValue.ImageInvalid", "invalid", "invalid", "none"],
  ])("%s is of the kind %s, ends as %s, with the effect %s", (code, kind, error, effect) => {
    expect(errorCode(code)).toMatchObject({ code, kind, error, effect });
  });

  test("only codes that name the object of the call mean that it is gone", () => {
    const gone = [...errorCodes.values()].filter(({ error }) => error === "not_found").map(({ code }) => code);
    expect(gone.sort()).toEqual([
      "FailedOperation.MissingSignatureToModify",
      "FailedOperation.MissingTemplateToModify",
      "FailedOperation.SignIdNotExist",
      "FailedOperation.TemplateIdNotExist",
      "ResourceNotFound",
    ]);
  });

  test("only the rate of calls is worth a short wait: no daily limit is", () => {
    const throttled = [...errorCodes.values()].filter(({ error }) => error === "throttled").map(({ code }) => code);
    expect(throttled.every((code) => code.startsWith("RequestLimitExceeded"))).toBe(true);
    expect(throttled).toHaveLength(4);
  });

  test("what is not documented has no entry", () => {
    expect(errorCode("constructor")).toBeUndefined();
    expect(errorCode("FailedOperation.New")).toBeUndefined();
  });
});

describe("send codes", () => {
  test("are the 44 of the document, each with its equivalent", () => {
    const numbers = words(`
      1001 1002 1003 1004 1006 1007 1008 1009 1011 1012 1013 1014 1015 1016 1017 1019 1020 1021 1022 1023 1024 1025 1026 1029 1030 1031 1032
      1033 1034 1036 1038 1045 1046 1047 1048 1049 1050 1051 1052 1053 1054 1055 1056 60008`);
    expect([...sendCodes.keys()].sort()).toEqual(numbers.sort());
    expect(sendCodes.size).toBe(44);
    for (const { equivalent, meaning } of sendCodes.values()) expect(errorCode(equivalent)?.meaning).toBe(meaning);
    expect(sendCode("1009")).toMatchObject({ code: "1009", equivalent: "UnauthorizedOperation.RequestIpNotInWhitelist", error: "denied" });
    expect(sendCode("1005")).toBeUndefined();
  });
});

describe("receipt codes", () => {
  const carriers: Record<string, string> = {
    三网: "all",
    移动: "china_mobile",
    联通: "china_unicom",
    电信: "china_telecom",
    无效号码: "invalid_number",
  };
  const rows = readFileSync(join(__dirname, "../../../../../test/fixtures/tencent-receipt-codes.tsv"), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [code = "", carrier = "", category = ""] = line.split("\t");
      return { code, carrier: carriers[carrier], category };
    });
  const ours = [...receiptCodes().values()].flat();
  const name = ({ code, carrier }: { code: string; carrier: string | undefined }) => `${carrier} ${code}`;
  const byName = new Map(ours.map((row) => [name(row), row]));

  test("are the 4,200 rows of the document, 3,857 codes", () => {
    expect(ours.map(name).sort()).toEqual(rows.map(name).sort());
    expect(ours).toHaveLength(4200);
    expect(receiptCodes().size).toBe(3857);
  });

  /** The vendor's terms, and what a row with the term, and no other row, says in English. */
  const terms: [string, RegExp, string][] = [
    ["delivered", /送达成功/, "delivered"],
    ["vacant", /空号/, "the number is not in use"],
    ["suspended", /停机/, "the number is suspended"],
    ["off", /关机/, "the handset is switched off"],
    ["no coverage", /不在服务区/, "the handset is out of coverage"],
    ["paused", /暂停服务/, "the number's service is paused"],
    ["inside the carrier", /运营商内部错误/, "failure inside the carrier"],
    ["signal", /信号异常/, "the handset's signal is disturbed"],
    ["memory", /内存异常/, "the handset's memory is full or disturbed"],
    ["keyword", /关键字拦截/, "a keyword was blocked by the carrier"],
    ["do not disturb", /(^|\/)(运营商)?免打扰名单(\/|$)/, "the number is on a do-not-disturb list"],
    ["number", /号码异常/, "the number is abnormal"],
    ["gateway block", /网关拦截|(^|\/)运营商拦截/, "blocked by the carrier's gateway"],
    ["gateway fault", /网关(内部)?异常/, "fault of the carrier's gateway"],
    ["ported", /携号转网/, "the number moved to another carrier, and the message did not"],
    ["reviewer", /人工审核/, "refused by the carrier's reviewer"],
    ["unregistered signature", /未报备/, "the signature is not registered with the carrier"],
    ["opted out", /主动退订/, "the recipient opted out"],
    ["bombing", /轰炸/, "the number is protected from floods of messages"],
  ];
  test.each(terms)("%s is told for the rows of that category, and for no others", (_, term, meaning) => {
    const isPlatform = ({ code }: { code: string }) => sendCodes.has(code.replace("TX:", "")) && code.startsWith("TX:");
    const theirs = rows.filter((row) => term.test(row.category) && !isPlatform(row)).map(name);
    const told = ours.filter(({ causes }) => causes.some((cause) => cause.meaning === meaning)).map(name);
    expect(told.sort()).toEqual(theirs.sort());
    expect(told.length).toBeGreaterThan(0);
  });

  test("every row has one cause or more, with as many as the document names, each with meaning, advice and owner", () => {
    for (const { code, carrier, category } of rows) {
      const row = byName.get(name({ code, carrier }));
      if (/^[^/、，（(]+(\/[^/、]+)*$/.test(category) && !code.startsWith("TX:") && !/等异常/.test(category)) {
        expect(row?.causes).toHaveLength(category.split("/").length);
      }
      expect(row?.causes.length).toBeGreaterThan(0);
      for (const { meaning, advice } of row?.causes ?? []) {
        expect(meaning).toMatch(/^\S.*[^.]$/);
        expect(advice).toMatch(sentence);
      }
    }
  });

  test("success is DELIVRD everywhere and 0 at China Telecom; 0 at China Unicom is a failure", () => {
    expect(
      ours
        .filter(({ isDelivered }) => isDelivered)
        .map(name)
        .sort(),
    ).toEqual(["all DELIVRD", "china_telecom 0"]);
    const unicom = receiptCode("0").find(({ carrier }) => carrier === "china_unicom");
    expect(unicom).toMatchObject({ isDelivered: false });
  });

  test("the platform's own numbers mean what they mean in an answer", () => {
    expect(receiptCode("TX:1009")).toEqual([
      {
        code: "TX:1009",
        carrier: "all",
        isDelivered: false,
        isDamaged: false,
        causes: [expect.objectContaining({ meaning: sendCode("1009")?.meaning })],
      },
    ]);
  });

  test("codes that a spreadsheet damaged are marked", () => {
    const damaged = new Set(ours.filter(({ isDamaged }) => isDamaged).map(({ code }) => code));
    for (const code of ["0.125694444", "100:11:00", "21-Aug", "nan", "none"]) expect(damaged).toContain(code);
    for (const code of ["0", "DELIVRD", "WORD ER", "OT.0006", "2:5"]) expect(damaged).not.toContain(code);
    expect([...damaged].filter((code) => code.startsWith("0."))).toHaveLength(
      new Set(rows.filter(({ code }) => /^0\.\d/.test(code)).map(({ code }) => code)).size,
    );
  });

  test("an unknown code has no entry", () => {
    expect(receiptCode("constructor")).toEqual([]);
  });
});
