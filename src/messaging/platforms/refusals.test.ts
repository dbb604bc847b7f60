/** What each platform's codes mean for a message, beside the documents' own lists of codes. */
import { sendCodes as baiduCodes } from "../../clouds/baidu/client/codes/send-codes";
import { gatewayCodes } from "../../clouds/huawei/client/codes/gateway-codes";
import { sendCodes as huaweiCodes, sendStatuses } from "../../clouds/huawei/client/codes/send-codes";
import { errorCodes as infocloudCodes } from "../../clouds/infocloud/client/codes/error-codes";
import { errorCodes as tencentCodes } from "../../clouds/tencent/client/codes/error-codes";
import { type KnownRefusal, mendsElsewhere } from "../send/refusals";
import * as baidu from "./baidu/refusals";
import * as huawei from "./huawei/refusals";
import * as infocloud from "./infocloud/refusals";
import * as tencent from "./tencent/refusals";

interface Case {
  readonly platform: string;
  readonly refusalOf: (code: string) => KnownRefusal | undefined;
  readonly own: object;
  readonly codes: readonly string[];
  /** That another platform may send after. */
  readonly elsewhere: readonly string[];
  /** That leave open whether anything was sent, among those that are documented. */
  readonly open: RegExp;
}

const cases: readonly Case[] = [
  {
    platform: "baidu",
    refusalOf: baidu.refusalOf,
    own: { ...baidu.refusals, ...baidu.commonRefusals },
    codes: [...baiduCodes.keys(), ...Object.keys(baidu.commonRefusals)].filter((code) => code !== "1000"),
    elsewhere: ["4602", "4607"],
    open: /^9001$/,
  },
  {
    platform: "tencent",
    refusalOf: tencent.refusalOf,
    own: tencent.refusals,
    codes: [...tencentCodes.keys()],
    elsewhere: [
      "FailedOperation.InsufficientBalanceInSmsPackage",
      "LimitExceeded.AppCountryOrRegionDailyLimit",
      "LimitExceeded.AppDailyLimit",
      "LimitExceeded.AppGlobalDailyLimit",
      "LimitExceeded.AppMainlandChinaDailyLimit",
      "UnauthorizedOperation.ServiceSuspendDueToArrears",
    ],
    open: /^InternalError|^FailedOperation\.ParametersOtherError$|^ServiceUnavailable$/,
  },
  {
    platform: "huawei",
    refusalOf: huawei.refusalOf,
    own: huawei.refusals,
    codes: [...huaweiCodes.keys(), ...sendStatuses.keys(), ...gatewayCodes],
    elsewhere: ["E000112", "E000620", "E000623", "E000630", "E200015", "E200030"],
    open: /^E000000$/,
  },
  {
    platform: "infocloud",
    refusalOf: infocloud.refusalOf,
    own: infocloud.refusals,
    codes: [...infocloudCodes.keys()],
    elsewhere: ["2000", "2001", "40002", "6000", "60001", "60009"],
    open: /^-1$/,
  },
];

describe.each(cases)("codes of $platform", ({ refusalOf, own, codes, elsewhere, open }) => {
  test("only these may be mended by another platform", () => {
    const mended = codes.filter((code) => {
      const refusal = refusalOf(code);
      return refusal && mendsElsewhere(refusal);
    });
    expect(mended.sort()).toEqual([...elsewhere].sort());
  });

  test("these leave open whether anything was sent", () => {
    expect(codes.filter((code) => !refusalOf(code))).toEqual(codes.filter((code) => open.test(code)));
  });

  test("what no document prints leaves it open", () => {
    for (const code of ["", "7", "E999999", "LimitExceeded.Foo", "constructor", "__proto__", "Throttling"])
      expect(refusalOf(code)).toBeUndefined();
  });

  test("every code of the table is documented", () => {
    expect(Object.keys(own).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test("nobody's no is evaded: blacklists, limits of a number and bad values go nowhere else", () => {
    const personal = codes
      .flatMap((code) => refusalOf(code) ?? [])
      .filter(({ cause }) => /^(blocked|number|number_limit|values)$/.test(cause));
    expect(personal.length).toBeGreaterThan(0);
    expect(personal.filter(mendsElsewhere)).toEqual([]);
  });
});
