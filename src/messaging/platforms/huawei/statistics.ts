import type { HuaweiSms } from "../../../clouds/huawei/client/client";
import type { StatisticsBy } from "../../statistics/source";

export const statistics: StatisticsBy<HuaweiSms> = {
  none: "no call counts messages; what became of each is told by its receipt alone",
};
