import { computed, defineDataSource, number, string } from "../../../schema";
import type { TencentSms } from "../client/client";
import { periodAttributes, queryOf } from "./period-attributes";

export const sendStatisticsData = defineDataSource<TencentSms>()({
  type: "sms_tencent_send_statistics",
  noun: "send statistics",
  doc: "Reads how much an application sent in a period.",
  attributes: {
    id: computed(string, { doc: "`send_statistics`." }),
    ...periodAttributes,
    fee_count: computed(number, { doc: "Parts that were charged: a long message has several." }),
    request_count: computed(number, { doc: "Messages submitted." }),
    request_success_count: computed(number, { doc: "Messages that were accepted." }),
  },
  async read({ client, signal }, asked) {
    const { SendStatusStatistics: counts } = await client.sendStatusStatistics(queryOf(asked), { signal });
    return {
      id: "send_statistics",
      fee_count: counts.FeeCount,
      request_count: counts.RequestCount,
      request_success_count: counts.RequestSuccessCount,
    };
  },
});
