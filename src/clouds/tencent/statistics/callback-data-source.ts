import { computed, defineDataSource, number, string } from "../../../schema";
import type { TencentSms } from "../client/client";
import { periodAttributes, queryOf } from "./period-attributes";

export const callbackStatisticsData = defineDataSource<TencentSms>()({
  type: "sms_tencent_callback_statistics",
  noun: "callback statistics",
  doc: "Reads what became of an application's messages in a period of at most 32 days, by the receipts.",
  attributes: {
    id: computed(string, { doc: "`callback_statistics`." }),
    ...periodAttributes,
    callback_count: computed(number, { doc: "Receipts." }),
    request_success_count: computed(number, { doc: "Messages that were accepted." }),
    callback_success_count: computed(number, { doc: "Receipts of success." }),
    callback_fail_count: computed(number, { doc: "Receipts of failure." }),
    internal_error_count: computed(number, { doc: "Failed inside the carrier." }),
    invalid_number_count: computed(number, { doc: "Failed: the number is invalid or vacant." }),
    shutdown_error_count: computed(number, { doc: "Failed: the handset is suspended, powered off and the like." }),
    black_list_count: computed(number, { doc: "Failed: the number is on a blacklist." }),
    frequency_limit_count: computed(number, { doc: "Failed: the carrier's frequency limit." }),
  },
  async read({ client, signal }, asked) {
    const { CallbackStatusStatistics: counts } = await client.callbackStatusStatistics(queryOf(asked), { signal });
    return {
      id: "callback_statistics",
      callback_count: counts.CallbackCount,
      request_success_count: counts.RequestSuccessCount,
      callback_success_count: counts.CallbackSuccessCount,
      callback_fail_count: counts.CallbackFailCount,
      internal_error_count: counts.InternalErrorCount,
      invalid_number_count: counts.InvalidNumberCount,
      shutdown_error_count: counts.ShutdownErrorCount,
      black_list_count: counts.BlackListCount,
      frequency_limit_count: counts.FrequencyLimitCount,
    };
  },
});
