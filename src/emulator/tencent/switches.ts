/** Where Tencent's document is silent or contradicts itself (specification section 19), the possible behaviours. */
import type { SwitchReader } from "../switches";
import { applicationSwitches } from "./switches/applications";
import { requestSwitches } from "./switches/requests";
import { sendingSwitches } from "./switches/sending";

export const tencentSwitches = { ...requestSwitches, ...applicationSwitches, ...sendingSwitches } as const;

export type TencentSwitches = SwitchReader<typeof tencentSwitches>;
