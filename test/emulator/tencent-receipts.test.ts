/** Receipts and replies, pulled. */
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { accountRef, call, messageRef, numberRef, replyKind, rowsOf } from "./tencent-caller";
import { appId, itemsOf, newSender, phone } from "./tencent-sending";

const other = "+8618501234445";
const seconds = noon / 1000;

describe("pulling", () => {
  const start = emulators();

  it("takes each receipt of an application once, the earliest first, when it has come", async () => {
    const { emulator, send } = await newSender(start, { receiptDelayMs: 5000 });
    emulator.admin.edit(numberRef(other), { receiptCode: "UNDELIV" });
    emulator.admin.edit(numberRef("+8618501234446"), { receiptCode: null });
    const [first, second] = itemsOf(await send({ PhoneNumberSet: [phone, other, "+8618501234446"], SessionContext: "mine" }));
    const pull = async (Limit = 100) =>
      rowsOf(await call(emulator, "PullSmsSendStatus", { Limit, SmsSdkAppId: appId }), "PullSmsSendStatusSet");
    expect(await pull()).toEqual([]);
    emulator.admin.setClock({ advanceMs: 5000 });
    expect(await pull(1)).toEqual([
      {
        UserReceiveTime: seconds + 5,
        CountryCode: "86",
        SubscriberNumber: "18501234444",
        PhoneNumber: phone,
        SerialNo: first?.SerialNo,
        ReportStatus: "SUCCESS",
        Description: "DELIVRD",
        SessionContext: "",
      },
    ]);
    emulator.admin.edit(accountRef, { sessionContext: true });
    expect(await pull()).toMatchObject([
      { SerialNo: second?.SerialNo, ReportStatus: "FAIL", Description: "UNDELIV", SessionContext: "mine" },
    ]);
    expect(await pull()).toEqual([]);
  });

  it("takes receipts in the order in which they came", async () => {
    const { emulator, serials } = await newSender(start, { receiptDelayMs: 5000 });
    const [one = "", two = ""] = await serials({ PhoneNumberSet: [phone, other] });
    emulator.admin.edit(messageRef(two), { receiptCode: "DELIVRD" });
    emulator.admin.setClock({ advanceMs: 5000 });
    const reply = await call(emulator, "PullSmsSendStatus", { Limit: 100, SmsSdkAppId: appId });
    expect(rowsOf(reply, "PullSmsSendStatusSet").map(({ SerialNo }) => SerialNo)).toEqual([two, one]);
  });

  it("takes each reply once", async () => {
    const { emulator, serials } = await newSender(start);
    const [serialNo = ""] = await serials();
    emulator.admin.edit(accountRef, { extensionCodes: true });
    emulator.admin.create(replyKind, { serialNo, text: "R", extendCode: "11" });
    emulator.admin.create(replyKind, { number: other, signName: "腾讯云", appId: "1400000001", text: "another application's" });
    const pull = async () =>
      rowsOf(await call(emulator, "PullSmsReplyStatus", { Limit: 100, SmsSdkAppId: appId }), "PullSmsReplyStatusSet");
    expect(await pull()).toEqual([
      {
        ExtendCode: "11",
        CountryCode: "86",
        PhoneNumber: phone,
        SignName: "腾讯云",
        ReplyContent: "R",
        ReplyTime: seconds,
        SubscriberNumber: "18501234444",
      },
    ]);
    expect(await pull()).toEqual([]);
  });

  it("of one number takes nothing away", async () => {
    const { emulator, serials } = await newSender(start, { receiptDelayMs: 0 });
    const [serialNo = ""] = await serials({ PhoneNumberSet: [phone, other] });
    emulator.admin.create(replyKind, { serialNo, text: "R" });
    const ask = { SmsSdkAppId: appId, PhoneNumber: phone, BeginTime: seconds - 60, Offset: 0, Limit: 100 };
    for (let times = 0; times < 2; times += 1) {
      const receipts = await call(emulator, "PullSmsSendStatusByPhoneNumber", ask);
      expect(rowsOf(receipts, "PullSmsSendStatusSet")).toMatchObject([{ SerialNo: serialNo }]);
      const replies = await call(emulator, "PullSmsReplyStatusByPhoneNumber", { ...ask, EndTime: seconds });
      expect(rowsOf(replies, "PullSmsReplyStatusSet")).toMatchObject([{ ReplyContent: "R" }]);
    }
    const before = { ...ask, BeginTime: seconds - 3600, EndTime: seconds - 1 };
    expect(rowsOf(await call(emulator, "PullSmsSendStatusByPhoneNumber", before), "PullSmsSendStatusSet")).toEqual([]);
  });

  const badWindows: [string, object, string][] = [
    ["a begin more than 7 days ago", { BeginTime: seconds - 7 * 86_400 - 1 }, "InvalidParameterValue.BeginTimeVerifyFail"],
    ["a begin after the end", { EndTime: seconds - 61 }, "InvalidParameterValue.InvalidStartTime"],
    ["an end before all time", { EndTime: -1 }, "InvalidParameterValue.EndTimeVerifyFail"],
    ["an offset", { Offset: 1 }, "InvalidParameter"],
    ["a limit over 100", { Limit: 101 }, "InvalidParameter"],
    ["a limit of 0", { Limit: 0 }, "InvalidParameter"],
    ["a number without its plus", { PhoneNumber: "18501234444" }, "InvalidParameterValue.IncorrectPhoneNumber"],
    ["a text as time", { BeginTime: "today" }, "InvalidParameter"],
    ["no begin", { BeginTime: undefined }, "MissingParameter"],
  ];

  it.each(badWindows)("of one number refuses %s", async (_what, changes, code) => {
    const emulator = await start({ clock: clockAt(noon) });
    const ask = { SmsSdkAppId: appId, PhoneNumber: phone, BeginTime: seconds - 60, Offset: 0, Limit: 100, ...changes };
    for (const name of ["PullSmsSendStatusByPhoneNumber", "PullSmsReplyStatusByPhoneNumber"]) {
      expect((await call(emulator, name, ask)).code).toBe(code);
    }
  });

  it("must be enabled", async () => {
    const emulator = await start({ clock: clockAt(noon) });
    emulator.admin.edit(accountRef, { pulls: false });
    for (const name of ["PullSmsSendStatus", "PullSmsReplyStatus"]) {
      expect((await call(emulator, name, { SmsSdkAppId: appId, Limit: 1 })).code).toBe("UnauthorizedOperation.RequestPermissionDeny");
      expect((await call(emulator, name, { SmsSdkAppId: appId, Limit: 101 })).code).toBe("InvalidParameter");
    }
  });
});
