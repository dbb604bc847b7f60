/**
 * Messages themselves: sending, receipts and statistics in one vocabulary over the platforms.
 */
export type * from "./catalogue/catalogue";
export type { PlatformName, PlatformSettings } from "./platforms";
export type * from "./send/results";
