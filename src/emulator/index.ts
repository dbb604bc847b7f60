/**
 * The SMS platforms in memory, over real HTTP: for trying, testing and developing without an account.
 *
 * @example
 * const emulator = await startEmulator({ review: "manual" });
 * // … calls against emulator.url with the key `emulator` / `emulator-secret` …
 * emulator.admin.approve({ platform: "baidu", kind: "templates", id });
 * await emulator.close();
 */
export type { Admin, ClockChange, ClockReport, ObjectRef, ReviewChange } from "./admin/admin";
export { type ObjectView, UnknownObject } from "./platform";
export type { Callbacks } from "./pushes/callbacks";
export type { ReviewMode, ReviewSettings } from "./review/review";
export type { CallReport, LoggedCall } from "./server/calls";
export type { FaultAction, FaultRule, FaultState } from "./server/faults";
export type { EmulatorOptions } from "./server/options";
export { type Emulator, startEmulator } from "./server/server";
export { type Clock, type ClockState, createClock } from "./world/clock";
export { type Credential, credentialsSchema } from "./world/credentials";
export type { SwitchState } from "./world/switches";
