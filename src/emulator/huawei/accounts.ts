/** What the console and the vendor's staff know of an account beside its objects. */
import { z } from "zod";
import { messageRegions } from "../../clouds/huawei/client/enumerations";
import { type Callbacks, callbacksSchema, noCallbacks } from "../pushes/callbacks";
import { createSettings, type SettingsStore } from "../stores/settings";
import type { Credentials } from "../world/credentials";
import type { Code } from "./calls/codes";
import { refusal } from "./calls/envelope";

/** With the code that management calls are then refused with. */
const statuses = {
  ACTIVE: undefined,
  NOT_OPENED: "MSGSMS.0013",
  BLOCKED: "MSGSMS.0019",
  FROZEN: "MSGSMS.0027",
  RESTRICTED: "MSGSMS.0028",
} as const satisfies Record<string, Code | undefined>;

type Status = keyof typeof statuses;
const names = Object.keys as (record: typeof statuses) => Status[];

const count = z.int().min(0);
const projectSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });
export type Project = z.infer<typeof projectSchema>;

/** That of the printed examples. */
export const exampleProject: Project = { id: "845ada5bc7444f1295cd517af0123da1", name: "cn-north-4" };

export const settingsSchema = z.strictObject({
  status: z.enum(names(statuses)),
  /** Resources of different projects know nothing of each other. A project's name is that of its region. */
  projects: z.array(projectSchema).min(1),
  /** With what the user gets tokens. */
  userName: z.string().min(1),
  userPassword: z.string().min(1),
  domainName: z.string().min(1),
  /** Whether the user may change anything. */
  mayWrite: z.boolean(),
  /** Whether the caller's address is in the applications' lists of addresses, if they have one. */
  addressAllowed: z.boolean(),
  /** Most applications, by region. */
  appQuota: z.record(z.enum(messageRegions), count),
  /** Most messages. */
  sendLimits: z.strictObject({ perDay: count, perMonth: count }),
  /** Most messages of a month to a country, by its two letters; the others have no limit of their own. */
  countryLimits: z.record(z.string(), count),
  receiptUrl: callbacksSchema.shape.receiptUrl,
  uplinkUrl: callbacksSchema.shape.uplinkUrl,
});

export type AccountSettings = z.infer<typeof settingsSchema>;

export interface Accounts extends SettingsStore<AccountSettings> {
  /** @throws Refusal when the account may not make management calls */
  requireService(account: string): void;
}

export function createAccounts(credentials: Credentials, { receiptUrl, uplinkUrl }: Callbacks = noCallbacks): Accounts {
  const settings = createSettings({
    schema: settingsSchema,
    exists: (account) => credentials.has(account),
    initial: (account): AccountSettings => ({
      status: "ACTIVE",
      projects: [exampleProject],
      userName: account,
      userPassword: credentials.get(account)?.secret ?? account,
      domainName: account,
      mayWrite: true,
      addressAllowed: true,
      // Huawei: L856; the number of an example.
      appQuota: { cn: 395, intl: 395 },
      // Huawei: L3350.
      sendLimits: { perDay: 500, perMonth: 10_000 },
      countryLimits: {},
      receiptUrl,
      uplinkUrl,
    }),
  });
  return {
    ...settings,
    requireService: (account) => {
      const code = statuses[settings.of(account).status];
      if (code !== undefined) throw refusal(code);
    },
  };
}
