/** Where Baidu's document is silent or contradicts itself (Baidu's specification 14), the possible behaviours. */
import type { SwitchReader } from "../../world/switches";
import { blacklistSwitches } from "./blacklist";
import { quotaSwitches } from "./quota";
import { sendingSwitches } from "./sending";
import { statisticsSwitches } from "./statistics";
import { submissionSwitches } from "./submissions";

export const baiduSwitches = {
  ...submissionSwitches,
  ...blacklistSwitches,
  ...quotaSwitches,
  ...sendingSwitches,
  ...statisticsSwitches,
} as const;

export type BaiduSwitches = SwitchReader<typeof baiduSwitches>;
