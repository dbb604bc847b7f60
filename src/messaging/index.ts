/**
 * Messages themselves, in one vocabulary over the platforms: sending.
 */
export type * from "./catalogue/catalogue";
export { checkCatalogue, parseCatalogue } from "./catalogue/read";
export { catalogueJsonSchema } from "./catalogue/schema";
export type { Values } from "./catalogue/texts";
export { CatalogueError, MessagingError } from "./errors";
export type { PlatformName, PlatformSettings } from "./platforms";
export type { Recipients } from "./send/batches";
export { type CeilingStore, type Ceilings, memoryStore } from "./send/ceilings";
export type { After, Before, Outgoing } from "./send/interceptors";
export * from "./send/messenger";
export type * from "./send/results";
export type { Failover } from "./send/routes";
