/** Where infocloud's document is silent or contradicts itself (Infocloud's specification 15), the possible behaviours. */
import type { SwitchReader } from "../../world/switches";
import { messageSwitches } from "./messages";
import { requestSwitches } from "./requests";
import { sendingSwitches } from "./sending";

export const infocloudSwitches = { ...requestSwitches, ...sendingSwitches, ...messageSwitches } as const;

export type InfocloudSwitches = SwitchReader<typeof infocloudSwitches>;
