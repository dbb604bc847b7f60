/** Where Tencent's document is silent or contradicts itself (specification section 19), the possible behaviours. */
import type { SwitchReader } from "../switches";
import { requestSwitches } from "./switches/requests";
import { sendingSwitches } from "./switches/sending";
import { submissionSwitches } from "./switches/submissions";

export const tencentSwitches = { ...requestSwitches, ...submissionSwitches, ...sendingSwitches } as const;

export type TencentSwitches = SwitchReader<typeof tencentSwitches>;
