/** How the emulator's own account is reached in the simulation. */
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { emulatorUrl } from "./world/world";

export type Environment = Readonly<Record<string, string>>;

export const environment: Environment = { SMSFORM_ENDPOINT: emulatorUrl, ...emulatorKeys };

/** An application at Huawei that programs send with, and that is not of the stack. */
export const huaweiSender = {
  appKey: "others-app-key",
  appSecret: "others-app-secret",
  channel: "csms100000001",
  template: "others8d1f",
} as const;

/** What must never be told. */
export const secrets: readonly string[] = [
  ...Object.values(emulatorKeys).filter((value) => value.includes("secret")),
  huaweiSender.appSecret,
];
