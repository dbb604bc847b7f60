/** Each switch of Huawei, at each of its values. */
import { huaweiSwitches } from "../../src/emulator/huawei/switches";
import type { Cases } from "./switches/cases";
import { requestCases } from "./switches/huawei-requests";
import { sendingCases } from "./switches/huawei-sending";
import { submissionCases } from "./switches/huawei-submissions";
import { describeSwitches } from "./switches/suite";

const cases: Cases<typeof huaweiSwitches> = { ...requestCases, ...submissionCases, ...sendingCases };

describeSwitches("Huawei's switches", huaweiSwitches, cases, /^(15 no\. \d+|section \d+(\.\d+)?)$/);
