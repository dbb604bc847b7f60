/**
 * Messages themselves, in one vocabulary over the platforms: sending, and what becomes of them.
 */
export type { Audience, Catalogue, CatalogueMessage, Variable, VariableType, Version } from "./catalogue/catalogue";
export { checkCatalogue, parseCatalogue } from "./catalogue/read";
export { catalogueJsonSchema } from "./catalogue/schema";
export type { Values } from "./catalogue/texts";
export { CatalogueError, MessagingError } from "./errors";
export type { FetchContext } from "./handler/fetch";
export { createReceiptHandler, type ReceiptHandler } from "./handler/handler";
export type { EventStore, Problem, ReceiptHandlerOptions } from "./handler/options";
export type { PlatformName, PlatformSettings, PushSources } from "./platforms";
export { type InfocloudPull, pullInfocloudReceipts } from "./platforms/infocloud/pulls";
export { pullTencentReceipts, pullTencentReplies, type TencentPull } from "./platforms/tencent/pulls";
export type * from "./receipts/events";
export type { PullOptions } from "./receipts/pulls";
export type { Unverified } from "./receipts/pushes";
export {
  type Changed,
  createReceiptStore,
  type Due,
  type Kept,
  type KeptMessage,
  type KeptReply,
  type KeptSegment,
  type ReceiptStore,
  type ReceiptStoreOptions,
} from "./receipts/store";
export { createReceiptTracker, type ReceiptTracker, type Tracked, type TrackerOptions } from "./receipts/tracker";
export type { Recipients } from "./send/batches";
export { type CeilingStore, type Ceilings, memoryStore } from "./send/ceilings";
export type { After, Before, Outgoing } from "./send/interceptors";
export * from "./send/messenger";
export type * from "./send/results";
export type { Failover } from "./send/routes";
