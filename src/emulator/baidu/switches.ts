/** Where Baidu's document is silent or contradicts itself (specification section 14), the possible behaviours. */
import type { SwitchReader } from "../switches";
import { blacklistSwitches } from "./switches/blacklist";
import { quotaSwitches } from "./switches/quota";
import { sendingSwitches } from "./switches/sending";
import { statisticsSwitches } from "./switches/statistics";
import { submissionSwitches } from "./switches/submissions";

export const baiduSwitches = {
  ...submissionSwitches,
  ...blacklistSwitches,
  ...quotaSwitches,
  ...sendingSwitches,
  ...statisticsSwitches,
} as const;

export type BaiduSwitches = SwitchReader<typeof baiduSwitches>;
