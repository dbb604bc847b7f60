/** Where Huawei's document is silent or contradicts itself (Huawei's specification 15), the possible behaviours. */
import type { SwitchReader } from "../../world/switches";
import { requestSwitches } from "./requests";
import { sendingSwitches } from "./sending";
import { submissionSwitches } from "./submissions";

export const huaweiSwitches = { ...requestSwitches, ...submissionSwitches, ...sendingSwitches } as const;

export type HuaweiSwitches = SwitchReader<typeof huaweiSwitches>;
