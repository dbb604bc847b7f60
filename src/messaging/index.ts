/**
 * Messages themselves: sending, receipts and statistics in one vocabulary over the platforms.
 */
export type * from "./catalogue/catalogue";
export type { FetchContext } from "./handler/fetch";
export { createReceiptHandler, type ReceiptHandler } from "./handler/handler";
export type { EventStore, Problem, ReceiptHandlerOptions } from "./handler/options";
export type { PlatformName, PlatformSettings, PushSources } from "./platforms";
export { type InfocloudPull, pullInfocloudReceipts } from "./platforms/infocloud/pulls";
export { pullTencentReceipts, pullTencentReplies, type TencentPull } from "./platforms/tencent/pulls";
export type * from "./receipts/events";
export type { PullOptions } from "./receipts/pulls";
export type { Unverified } from "./receipts/pushes";
export * from "./receipts/store";
export * from "./receipts/tracker";
export type * from "./send/results";
