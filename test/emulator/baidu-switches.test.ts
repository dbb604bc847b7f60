/** Each switch of Baidu, at each of its values. */
import { baiduSwitches } from "../../src/emulator/baidu/switches";
import { blacklistCases } from "./switches/blacklist";
import type { Cases } from "./switches/cases";
import { quotaCases } from "./switches/quota";
import { sendingCases } from "./switches/sending";
import { statisticsCases } from "./switches/statistics";
import { submissionCases } from "./switches/submissions";
import { describeSwitches } from "./switches/suite";

const cases: Cases<typeof baiduSwitches> = {
  ...submissionCases,
  ...blacklistCases,
  ...quotaCases,
  ...sendingCases,
  ...statisticsCases,
};

describeSwitches("Baidu's switches", baiduSwitches, cases, /^(G-\d+|section \d+\.\d+)$/);
