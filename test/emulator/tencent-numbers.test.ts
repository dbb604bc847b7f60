/** What is known of numbers, and reports of codes that were used. */
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { accountRef, call, messageRef, rowsOf } from "./tencent-caller";
import { newSender, phone, senderOn } from "./tencent-sending";

const abroad = "+6581234567";

describe("DescribePhoneNumberInfo", () => {
  const start = emulators();
  const infoOf = async (...numbers: unknown[]) => {
    const emulator = await start({ clock: clockAt(noon) });
    return call(emulator, "DescribePhoneNumberInfo", { PhoneNumberSet: numbers });
  };

  it("normalises as a send does", async () => {
    expect(rowsOf(await infoOf("+86018501234444", abroad, "+85261234567", "+99912345678"), "PhoneNumberInfoSet")).toMatchObject([
      { Code: "Ok", NationCode: "86", SubscriberNumber: "18501234444", PhoneNumber: "+8618501234444", IsoCode: "CN", IsoName: "China" },
      { Code: "Ok", NationCode: "65", SubscriberNumber: "81234567", PhoneNumber: abroad, IsoCode: "SG", IsoName: "Singapore" },
      { Code: "Ok", NationCode: "852", IsoCode: "HK" },
      { Code: "Ok", NationCode: "", IsoCode: "DEF" },
    ]);
  });

  it("echoes what cannot be parsed", async () => {
    expect(rowsOf(await infoOf("18", "x"), "PhoneNumberInfoSet")).toMatchObject([
      { Code: "FailedOperation.PhoneNumberParseFail", PhoneNumber: "18", IsoCode: "DEF" },
      { Code: "FailedOperation.PhoneNumberParseFail", PhoneNumber: "x" },
    ]);
  });

  it("takes 1 to 200 texts", async () => {
    expect((await infoOf(...Array.from({ length: 201 }, () => phone))).code).toBe("LimitExceeded.PhoneNumberCountLimit");
    expect((await infoOf(...Array.from({ length: 200 }, () => phone))).code).toBeUndefined();
    expect((await infoOf()).code).toBe("MissingParameter");
    expect((await infoOf(8613800138000)).code).toBe("InvalidParameter");
  });
});

describe("ReportConversion", () => {
  const start = emulators();

  it("is noted with the message", async () => {
    const { emulator, serials } = await newSender(start);
    const [SerialNo = ""] = await serials();
    const report = (more: object) => call(emulator, "ReportConversion", { SmsSdkAppId: "1400006666", SerialNo, ...more });
    expect((await report({ ConversionTime: 1658310430 })).response.ReportConversionStatus).toEqual({ Code: "OK", Message: "success" });
    expect(emulator.admin.object(messageRef(SerialNo)).convertedAt).toBe("2022-07-20T09:47:10.000Z");
    expect((await report({ ConversionTime: "now" })).code).toBe("InvalidParameter");
    emulator.admin.edit(accountRef, { conversions: false });
    expect((await report({})).code).toBe("UnauthorizedOperation.SmsSdkAppIdVerifyFail");
  });

  it("is not for an application that does not exist", async () => {
    const { emulator } = await senderOn(await start({ rateLimits: "off" }));
    const report = { SmsSdkAppId: "7", SerialNo: "x" };
    expect((await call(emulator, "ReportConversion", report)).code).toBe("UnauthorizedOperation.SmsSdkAppIdVerifyFail");
  });
});
