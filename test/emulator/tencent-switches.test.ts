/** Each switch of Tencent, at each of its values. */
import { tencentSwitches } from "../../src/emulator/tencent/switches";
import type { Cases } from "./switches/cases";
import { describeSwitches } from "./switches/suite";
import { requestCases } from "./switches/tencent-requests";
import { sendingCases } from "./switches/tencent-sending";
import { submissionCases } from "./switches/tencent-submissions";

const cases: Cases<typeof tencentSwitches> = { ...requestCases, ...submissionCases, ...sendingCases };

describeSwitches("Tencent's switches", tencentSwitches, cases, /^(19\.[12] no\. \d+|section \d+(\.\d+)?|beyond the document)$/);
