/** Where Tencent's document is silent or contradicts itself (Tencent's specification 19), the possible behaviours. */
import type { SwitchReader } from "../../world/switches";
import { requestSwitches } from "./requests";
import { sendingSwitches } from "./sending";
import { submissionSwitches } from "./submissions";

export const tencentSwitches = { ...requestSwitches, ...submissionSwitches, ...sendingSwitches } as const;

export type TencentSwitches = SwitchReader<typeof tencentSwitches>;
