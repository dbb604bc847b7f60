/** What the console and the vendor's staff know of an account beside its key (Infocloud's specification 1.1 and 12). */
import { z } from "zod";
import { allowanceNames } from "../../clouds/infocloud/client/enumerations";
import { type Callbacks, callbacksSchema, noCallbacks } from "../pushes/callbacks";
import { createSettings, type SettingsStore } from "../stores/settings";
import type { Credentials } from "../world/credentials";

const limit = z.int().min(0).nullable();

export const settingsSchema = z.strictObject({
  /** Whether the caller's address is in the account's list of addresses, if it has one. */
  addressAllowed: z.boolean(),
  /** Money; nothing is sent without, whatever the allowance is (Infocloud L3803). */
  balance: z.number(),
  /** Texts left, by category. */
  allowance: z.record(z.string().min(1), z.int().min(0)),
  /** Extension codes that are this account's alone. */
  extensions: z.array(z.string().regex(/^\d+$/, { error: "expected digits" })),
  /** Messages with one of them are not delivered. */
  sensitiveWords: z.array(z.string().min(1)),
  /** Most calls; `null` is none (Infocloud L805-807, L1093, L1250, L3657, L3705). */
  limits: z.strictObject({
    sendsPerSecond: limit,
    receiptsPerMinute: limit,
    statisticsPerMinute: limit,
    allowancePerFifteenSeconds: limit,
  }),
  receiptUrl: callbacksSchema.shape.receiptUrl,
  uplinkUrl: callbacksSchema.shape.uplinkUrl,
});

export type AccountSettings = z.infer<typeof settingsSchema>;

export interface Accounts extends SettingsStore<AccountSettings> {
  /** Whether an extension code is another account's. */
  isTaken(extension: string, account: string): boolean;
  pay(account: string, category: string, texts: number): void;
}

export function createAccounts(credentials: Credentials, { receiptUrl, uplinkUrl }: Callbacks = noCallbacks): Accounts {
  const settings = createSettings({
    schema: settingsSchema,
    exists: (account) => credentials.has(account),
    initial: (): AccountSettings => ({
      addressAllowed: true,
      balance: 1000,
      allowance: Object.fromEntries(allowanceNames.map((name) => [name, 100_000])),
      extensions: [],
      sensitiveWords: [],
      limits: { sendsPerSecond: 300, receiptsPerMinute: 3, statisticsPerMinute: 4, allowancePerFifteenSeconds: 1 },
      receiptUrl,
      uplinkUrl,
    }),
  });
  return {
    ...settings,
    isTaken: (extension, account) => settings.list().some(([owner, { extensions }]) => owner !== account && extensions.includes(extension)),
    pay: (account, category, texts) => {
      const before = settings.of(account);
      const left = Math.max(0, (before.allowance[category] ?? 0) - texts);
      settings.set(account, { ...before, allowance: { ...before.allowance, [category]: left } });
    },
  };
}
