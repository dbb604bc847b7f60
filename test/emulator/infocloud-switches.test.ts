/** Each switch of infocloud, at each of its values. */
import { infocloudSwitches } from "../../src/emulator/infocloud/switches";
import type { Cases } from "./switches/cases";
import { messageCases } from "./switches/infocloud-messages";
import { requestCases } from "./switches/infocloud-requests";
import { sendingCases } from "./switches/infocloud-sending";
import { describeSwitches } from "./switches/suite";

const cases: Cases<typeof infocloudSwitches> = { ...requestCases, ...sendingCases, ...messageCases };

describeSwitches("infocloud's switches", infocloudSwitches, cases, /^[AB]\d+$/);
