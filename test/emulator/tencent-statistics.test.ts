/** Counters of what was sent and received, and packages. */
import { emulators } from "./caller";
import { clockAt, hourMs, noon } from "./sending";
import { call, numberRef, rowsOf } from "./tencent-caller";
import { appId, newSender, phone } from "./tencent-sending";

describe("statistics", () => {
  const start = emulators();
  const span = { SmsSdkAppId: appId, BeginTime: "2024010214", EndTime: "2024010214", Limit: 0, Offset: 0 };

  it("count what was sent, refused and received", async () => {
    const sender = await newSender(start, { receiptDelayMs: 0 });
    const { emulator, send } = sender;
    const fates = ["UNDELIV", "BLACK", "LIMIT", "NOROUTE", "640", "KEYWORD", null].map((receiptCode, index) => {
      const number = `+8613800138${String(index).padStart(3, "0")}`;
      emulator.admin.edit(numberRef(number), { receiptCode });
      return number;
    });
    await send({ PhoneNumberSet: [phone, ...fates, "bad"] });
    const TemplateId = await sender.template({ TemplateContent: "字".repeat(75) });
    await send({ TemplateId, TemplateParamSet: [] });
    expect((await call(emulator, "SendStatusStatistics", span)).response.SendStatusStatistics).toEqual({
      FeeCount: 10,
      RequestCount: 10,
      RequestSuccessCount: 9,
    });
    expect((await call(emulator, "CallbackStatusStatistics", span)).response.CallbackStatusStatistics).toEqual({
      CallbackCount: 8,
      RequestSuccessCount: 9,
      CallbackFailCount: 6,
      CallbackSuccessCount: 2,
      InternalErrorCount: 1,
      InvalidNumberCount: 1,
      ShutdownErrorCount: 1,
      BlackListCount: 1,
      FrequencyLimitCount: 1,
    });
    const before = { ...span, BeginTime: "2024010212", EndTime: "2024010213" };
    expect((await call(emulator, "SendStatusStatistics", before)).response.SendStatusStatistics).toMatchObject({ RequestCount: 0 });
    const elsewhere = { ...span, SmsSdkAppId: "1400000001" };
    expect((await call(emulator, "SendStatusStatistics", elsewhere)).response.SendStatusStatistics).toMatchObject({ RequestCount: 0 });
  });

  const bad: [string, object, string][] = [
    ["a begin that is no hour", { BeginTime: "2024010224" }, "InvalidParameterValue.BeginTimeVerifyFail"],
    ["a begin on no day", { BeginTime: "2023022900" }, "InvalidParameterValue.BeginTimeVerifyFail"],
    ["a begin in another form", { BeginTime: "2024-01-02" }, "InvalidParameterValue.BeginTimeVerifyFail"],
    ["a begin that is a number", { BeginTime: 2024010214 }, "InvalidParameter"],
    ["an end that is no hour", { EndTime: "20240102" }, "InvalidParameterValue.EndTimeVerifyFail"],
    ["an end before the begin", { EndTime: "2024010213" }, "InvalidParameterValue.EndTimeVerifyFail"],
    ["a negative offset", { Offset: -1 }, "InvalidParameterValue.OffsetVerifyFail"],
    ["a negative limit", { Limit: -1 }, "InvalidParameterValue.LimitVerifyFail"],
    ["no limit", { Limit: undefined }, "MissingParameter"],
  ];

  it.each(bad)("refuse %s", async (_what, changes, code) => {
    const emulator = await start({ clock: clockAt(noon + 2 * hourMs) });
    for (const name of ["SendStatusStatistics", "CallbackStatusStatistics"]) {
      expect((await call(emulator, name, { ...span, ...changes })).code).toBe(code);
    }
    const packages = { ...span, EndTime: "2024010215", Limit: 1, ...changes };
    expect((await call(emulator, "SmsPackagesStatistics", packages)).code).toBe(code);
  });

  it("have a page of nothing but zeros, and at most 32 days of receipts", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    const codeOf = async (name: string, changes: object) => (await call(emulator, name, { ...span, ...changes })).code;
    for (const name of ["SendStatusStatistics", "CallbackStatusStatistics"]) {
      expect(await codeOf(name, { Limit: 1 })).toBe("InvalidParameterValue.LimitVerifyFail");
      expect(await codeOf(name, { Offset: 1 })).toBe("InvalidParameterValue.OffsetVerifyFail");
    }
    expect(await codeOf("CallbackStatusStatistics", { BeginTime: "2023120114" })).toBeUndefined();
    expect(await codeOf("CallbackStatusStatistics", { BeginTime: "2023120113" })).toBe("InvalidParameterValue.EndTimeVerifyFail");
    expect(await codeOf("SendStatusStatistics", { BeginTime: "2020010100" })).toBeUndefined();
  });

  it("show packages by the time of their making, page by page", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    const made = (id: string, createdAt: number) =>
      emulator.admin.create(
        { platform: "tencent", kind: "packages" },
        { id, appId, amount: 10, createdAt, effectiveAt: createdAt, expiresAt: createdAt + hourMs, type: 0 },
      );
    for (const [index, hours] of [30, 20, 10, 5].entries()) made(String(index + 1), noon - hours * hourMs);
    const ids = async (changes: object) => {
      const reply = await call(emulator, "SmsPackagesStatistics", {
        ...span,
        BeginTime: "2024010100",
        EndTime: "2024010212",
        Limit: 500,
        ...changes,
      });
      return reply.code ?? rowsOf(reply, "SmsPackagesStatisticsSet").map(({ PackageId }) => PackageId);
    };
    expect(await ids({})).toEqual([1, 2, 3, 4]);
    expect(await ids({ BeginTime: "2024010120" })).toEqual([3, 4]);
    expect(await ids({ Limit: 2, Offset: 1 })).toEqual([2, 3]);
    expect(await ids({ Limit: 501 })).toBe("InvalidParameterValue.LimitVerifyFail");
    expect(await ids({ Limit: 0 })).toBe("InvalidParameterValue.LimitVerifyFail");
    expect(await ids({ EndTime: "2024010215" })).toBe("InvalidParameterValue.EndTimeVerifyFail");
    expect(await ids({ BeginTime: "2024010212" })).toBe("InvalidParameterValue.EndTimeVerifyFail");
  });
});
