/**
 * The SMS platforms in memory, over real HTTP: for trying, testing and developing without an account.
 *
 * @example
 * const emulator = await startEmulator({ review: "manual" });
 * // … calls against emulator.url with the key `emulator` / `emulator-secret` …
 * emulator.admin.approve({ platform: "baidu", kind: "templates", id });
 * await emulator.close();
 *
 * `createEmulator` is the same without a port: it answers requests that are handed in.
 */
export type {
  AccountReport,
  Admin,
  CallFilter,
  ClockChange,
  ClockReport,
  Expecting,
  ObjectFilter,
  ObjectRef,
  PlatformReport,
  ReviewChange,
  ReviewTally,
} from "./admin/admin";
export type { Inbox, InboxMessage, InboxPage, InboxQuery } from "./inbox/inbox";
export { type WaitForMessage, waitForMessage } from "./inbox/wait-for-message";
export {
  ChangedMeanwhile,
  type ObjectAction,
  type ObjectKind,
  type ObjectView,
  type Platform,
  type PlatformModule,
  UnknownObject,
  type World,
} from "./platform";
export { platforms } from "./platforms";
export type { Callbacks } from "./pushes/callbacks";
export type { ReviewMode, ReviewSettings } from "./review/review";
export type { CallReport, LoggedCall } from "./server/calls";
export type { EmulatorCore, Outcome } from "./server/emulator";
export { exchangeWith } from "./server/exchange";
export type { FaultAction, FaultRule, FaultState } from "./server/faults";
export type { EmulatorOptions } from "./server/options";
export { Refusal } from "./server/refusal";
export { createEmulator, type Emulator, startEmulator } from "./server/server";
export type { Answer, WireRequest } from "./server/wire";
export { type Clock, type ClockState, createClock } from "./world/clock";
export { type Credential, credentialsSchema } from "./world/credentials";
export type { Random } from "./world/random";
export type { SwitchCatalogue, SwitchState } from "./world/switches";
