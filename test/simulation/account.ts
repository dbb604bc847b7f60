/** How the emulator's own account is reached in the simulation. */
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { emulatorUrl } from "./world/world";

export type Environment = Readonly<Record<string, string>>;

export const environment: Environment = { SMSFORM_ENDPOINT: emulatorUrl, ...emulatorKeys };

/** What must never be told. */
export const secrets: readonly string[] = Object.values(emulatorKeys).filter((value) => value.includes("secret"));
