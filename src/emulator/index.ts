/**
 * The SMS platforms in memory, over real HTTP: for trying, testing and developing without an account.
 *
 * @example
 * const emulator = await startEmulator({ review: "manual" });
 * // … calls against emulator.url with the key `emulator` / `emulator-secret` …
 * emulator.admin.approve({ platform: "baidu", kind: "templates", id });
 * await emulator.close();
 */
export type { Admin, ClockChange, ClockReport, ObjectRef, ReviewChange } from "./admin";
export type { Callbacks } from "./callbacks";
export type { CallReport, LoggedCall } from "./calls";
export { type Clock, type ClockState, createClock } from "./clock";
export { type Credential, credentialsSchema } from "./credentials";
export type { FaultAction, FaultRule, FaultState } from "./faults";
export type { EmulatorOptions } from "./options";
export { type ObjectView, UnknownObject } from "./platform";
export type { ReviewMode, ReviewSettings } from "./review";
export { type Emulator, startEmulator } from "./server";
export type { SwitchState } from "./switches";
