/** What the console knows of an account beside its objects: whether it may send at all, and where pushes go. */
import { z } from "zod";
import { type Callbacks, callbacksSchema, noCallbacks } from "../pushes/callbacks";
import { createSettings, type SettingsStore } from "../stores/settings";
import type { Credentials } from "../world/credentials";
import { refusal } from "./calls/envelope";

/** ACTIVE, banned (6005), in arrears (6012), or without the service (6013). */
const accountStatuses = ["ACTIVE", "DISABLED", "ARREARS", "NOT_ACTIVATED"] as const;

export const settingsSchema = z.strictObject({
  status: z.enum(accountStatuses).default("ACTIVE"),
  /** Whether the caller's address is in the account's mandatory list of addresses. */
  addressAllowed: z.boolean().default(true),
  /** Whether sends may carry userExtId. */
  extensionCodes: z.boolean().default(false),
  ...callbacksSchema.shape,
});

export type AccountSettings = z.infer<typeof settingsSchema>;

export interface Accounts extends SettingsStore<AccountSettings> {
  /** @throws Refusal when a call on signatures, templates, … is not for this account. */
  requireService(account: string): void;
}

export function createAccounts(credentials: Credentials, callbacks: Callbacks = noCallbacks): Accounts {
  const beginning: AccountSettings = { status: "ACTIVE", addressAllowed: true, extensionCodes: false, ...callbacks };
  const settings = createSettings({ schema: settingsSchema, exists: (account) => credentials.has(account), initial: () => beginning });
  return {
    ...settings,
    requireService: (account) => {
      const { status, addressAllowed } = settings.of(account);
      if (!addressAllowed) throw refusal("AccessDenied", "This address is not in the account's list of allowed addresses.");
      if (status === "NOT_ACTIVATED") throw refusal("OptInRequired");
    },
  };
}
