import { messages, title } from "../infocloud/messages";
import type { PlatformMessages } from "./message-text";

/** How platforms write variables that functions know, and of which nothing else is offered yet. */
export const plannedPlatforms: readonly PlatformMessages[] = [{ name: "infocloud", title, ...messages }];
