import { success, tencentClients, tencentCredentials } from "../../../../test/support/accounts/tencent-client";
import type { Wait } from "../../../ports/wait";
import { limits } from "./call-table";
import { TencentSms } from "./client";

const { clientOf } = tencentClients();

describe("limits", () => {
  test("are those of the document, a second each", () => {
    expect(Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit?.calls]))).toEqual({
      SendSms: 3000,
      AddSmsSign: 1,
      ModifySmsSign: 1,
      DeleteSmsSign: 1,
      DescribeSmsSignList: 20,
      AddSmsTemplate: 2,
      ModifySmsTemplate: 20,
      DeleteSmsTemplate: 1,
      DescribeSmsTemplateList: 20,
      PullSmsSendStatus: 100,
      PullSmsSendStatusByPhoneNumber: 20,
      PullSmsReplyStatus: 100,
      PullSmsReplyStatusByPhoneNumber: 20,
      SendStatusStatistics: 10,
      CallbackStatusStatistics: 10,
      SmsPackagesStatistics: 10,
      DescribePhoneNumberInfo: 1000,
      ReportConversion: 1000,
    });
    expect(new Set(Object.values(limits).map((limit) => limit?.perMs))).toEqual(new Set([1000]));
  });

  test("are kept by all clients of one account and region together; each wait is told", async () => {
    const leftAt: number[] = [];
    const waits: Wait[] = [];
    const { sms, clock, started } = await clientOf(
      ({ headers }) => {
        leftAt.push(Number(headers["x-tc-timestamp"]));
        return success({ DeleteSignStatus: {} });
      },
      { onWait: (wait) => waits.push(wait) },
    );
    const other = new TencentSms({ ...tencentCredentials, endpoint: started.url, clock });
    const elsewhere = new TencentSms({ ...tencentCredentials, endpoint: started.url, clock, region: "ap-beijing" });
    const start = Math.floor(clock.now() / 1000);
    for (const client of [sms, elsewhere, other, sms]) await client.deleteSmsSign({ SignId: "1" });
    expect(leftAt.map((at) => at - start)).toEqual([0, 0, 1, 2]);
    expect(waits).toEqual([{ platform: "Tencent SMS", call: "DeleteSmsSign", reason: "limit", ms: expect.any(Number), limit: "1/s" }]);
  });
});
