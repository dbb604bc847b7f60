import { computed, defineDataSource, number, oneOf, required, string } from "../../../schema";
import type { HuaweiSms } from "../client/client";
import { messageRegions } from "../client/enumerations";

export const appQuotaData = defineDataSource<HuaweiSms>()({
  type: "sms_huawei_app_quota",
  noun: "application quota",
  doc: "Reads how many applications the account has and may have.",
  attributes: {
    id: computed(string, { doc: "The same as `region`." }),
    region: required(oneOf(messageRegions), { doc: "Of which applications: `cn` for mainland China, `intl` for all else." }),
    total: computed(number, { doc: "How many there may be." }),
    used: computed(number, { doc: "How many there are." }),
  },
  async read({ client, signal }, { region }) {
    return { id: region, ...(await client.showAppCount({ region }, { signal })) };
  },
});
