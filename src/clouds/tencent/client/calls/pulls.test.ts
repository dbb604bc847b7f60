import { success, tencentClients } from "../../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../../test/support/error-of";

const { clientOf } = tencentClients();

const now = Date.UTC(2024, 0, 2, 3, 4, 5) / 1000;
const day = 24 * 60 * 60;
const pull = { SmsSdkAppId: "1400006666", Limit: 100 };
const byNumber = { ...pull, PhoneNumber: "+8613800138000", BeginTime: now - 7 * day };
const nothing = () => success({ PullSmsSendStatusSet: [], PullSmsReplyStatusSet: [] });

test("what the wire has no default for is sent, the rest is left out", async () => {
  const { sms, requests } = await clientOf(nothing);
  await sms.pullSmsSendStatus(pull);
  await sms.pullSmsReplyStatusByPhoneNumber({ ...byNumber, EndTime: byNumber.BeginTime });
  await sms.pullSmsSendStatusByPhoneNumber(byNumber);
  expect(requests.map(({ text }) => JSON.parse(text))).toEqual([
    pull,
    { ...byNumber, Offset: 0, EndTime: byNumber.BeginTime },
    { ...byNumber, Offset: 0 },
  ]);
});

test.each([
  [{ Limit: 0 }, "the Limit is 0; it must be an integer from 1 to 100"],
  [{ Limit: 101 }, "the Limit is 101"],
  [{ Limit: 1.5 }, "the Limit is 1.5"],
  [{ SmsSdkAppId: " " }, "the SmsSdkAppId is empty"],
])("a pull with %j is refused, whichever it is", async (change, reason) => {
  const { sms, requests } = await clientOf(nothing);
  const made = [
    sms.pullSmsSendStatus({ ...pull, ...change }),
    sms.pullSmsReplyStatus({ ...pull, ...change }),
    sms.pullSmsSendStatusByPhoneNumber({ ...byNumber, ...change }),
    sms.pullSmsReplyStatusByPhoneNumber({ ...byNumber, ...change }),
  ];
  for (const call of made) expect((await errorOf(call)).message).toContain(reason);
  expect(requests).toHaveLength(0);
});

test.each([
  [{ PhoneNumber: "13800138000" }, 'the PhoneNumber "13800138000" is not allowed'],
  [{ Offset: 1 as never }, "the Offset is 1; the platform takes only 0 so far"],
  [{ BeginTime: now * 1000 }, "it must be a time in whole seconds since 1970"],
  [{ EndTime: 0.5 }, "the EndTime is 0.5"],
  [{ BeginTime: now - 7 * day - 1 }, `the BeginTime ${now - 7 * day - 1} is more than 7 days ago; ${now - 7 * day} is the earliest`],
  [{ EndTime: now - 7 * day - 1 }, "it must not be earlier"],
])("a pull by number with %j is refused", async (change, reason) => {
  const { sms, requests } = await clientOf(nothing);
  const bad = { ...byNumber, ...change };
  for (const call of [sms.pullSmsSendStatusByPhoneNumber(bad), sms.pullSmsReplyStatusByPhoneNumber(bad)]) {
    const error = await errorOf(call);
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
  }
  expect(requests).toHaveLength(0);
});

test("what stands in the place of an optional field loses no row that was pulled", async () => {
  const odd = { SerialNo: "5000:1", ReportStatus: "FAIL", Description: 7, UserReceiveTime: "", PhoneNumber: {} };
  const good = { SerialNo: "5000:2", ReportStatus: "SUCCESS", UserReceiveTime: 1658310430 };
  const reply = { PhoneNumber: "+8613800138000", ReplyContent: "1", ReplyTime: "soon", ExtendCode: 7 };
  const { sms } = await clientOf(() => success({ PullSmsSendStatusSet: [odd, good], PullSmsReplyStatusSet: [reply] }));
  const { PullSmsSendStatusSet } = await sms.pullSmsSendStatus(pull);
  expect(PullSmsSendStatusSet).toEqual([{ SerialNo: "5000:1", ReportStatus: "FAIL" }, good]);
  const { PullSmsReplyStatusSet } = await sms.pullSmsReplyStatus(pull);
  expect(PullSmsReplyStatusSet).toEqual([{ PhoneNumber: "+8613800138000", ReplyContent: "1" }]);
});

test("numbers are handed on as they are, 1 to 200 of them", async () => {
  const { sms, requests } = await clientOf(() =>
    success({ PhoneNumberInfoSet: [{ PhoneNumber: "x", Code: "FailedOperation.PhoneNumberParseFail" }] }),
  );
  const odd = await sms.describePhoneNumberInfo({ PhoneNumberSet: ["x"] });
  expect(odd.PhoneNumberInfoSet).toEqual([{ PhoneNumber: "x", Code: "FailedOperation.PhoneNumberParseFail" }]);
  for (const count of [0, 201]) {
    const error = await errorOf(sms.describePhoneNumberInfo({ PhoneNumberSet: Array(count).fill("+8613800138000") }));
    expect(error.message).toContain(`there are ${count} phone numbers; one call takes 1 to 200`);
  }
  expect(requests).toHaveLength(1);
});
