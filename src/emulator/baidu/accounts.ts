/** What the console knows of an account beside its objects: whether it may send at all, and where pushes go. */
import { z } from "zod";
import { type Callbacks, callbacksSchema, noCallbacks } from "../callbacks";
import type { Credentials } from "../credentials";
import { refusal } from "./envelope";

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

export interface Accounts {
  of(account: string): AccountSettings;
  /** @throws Refusal when a call on signatures, templates, … is not for this account. */
  requireService(account: string): void;
  /** Whether there is such an account. */
  exists(account: string): boolean;
  set(account: string, settings: AccountSettings): void;
  /** Back to how an account begins. */
  forget(account: string): void;
  /** Accounts whose settings were changed. */
  list(): readonly (readonly [account: string, settings: AccountSettings])[];
  clear(): void;
}

export function createAccounts(credentials: Credentials, callbacks: Callbacks = noCallbacks): Accounts {
  const changed = new Map<string, AccountSettings>();
  const initial: AccountSettings = { status: "ACTIVE", addressAllowed: true, extensionCodes: false, ...callbacks };
  const of = (account: string) => changed.get(account) ?? initial;
  return {
    of,
    requireService: (account) => {
      const { status, addressAllowed } = of(account);
      if (!addressAllowed) throw refusal("AccessDenied", "This address is not in the account's list of allowed addresses.");
      if (status === "NOT_ACTIVATED") throw refusal("OptInRequired");
    },
    exists: (account) => credentials.has(account),
    set: (account, settings) => void changed.set(account, settings),
    forget: (account) => void changed.delete(account),
    list: () => [...changed],
    clear: () => changed.clear(),
  };
}
