/** What the console and the vendor's staff know of an account beside its objects (Tencent's specification 14 and 15.4). */
import { z } from "zod";
import { type Callbacks, callbacksSchema, noCallbacks } from "../pushes/callbacks";
import { createSettings, type SettingsStore } from "../stores/settings";
import type { Credentials } from "../world/credentials";
import type { TencentCall } from "./calls/definitions";
import { refusal } from "./calls/envelope";

const accountStatuses = ["ACTIVE", "ARREARS", "DENIED"] as const;
const limit = z.int().min(0).nullable();

export const settingsSchema = z.strictObject({
  /** `DENIED`: the key may not use the service at all. */
  status: z.enum(accountStatuses),
  certification: z.enum(["enterprise", "personal"]),
  /** Whether the caller's address is in the account's list of addresses, if it has one. */
  addressAllowed: z.boolean(),
  /** Most signatures and templates; the document has no numbers, `null` is none. */
  signatureLimit: limit,
  templateLimit: limit,
  /** Most characters of a template parameter (Tencent L10312). */
  variableLength: z.int().min(1),
  /** Refused in templates and messages. */
  sensitiveWords: z.array(z.string().min(1)),
  /** What the vendor's support enables: pulling, reporting conversions, SessionContext in receipts, extension codes. */
  pulls: z.boolean(),
  conversions: z.boolean(),
  sessionContext: z.boolean(),
  extensionCodes: z.boolean(),
  receiptUrl: callbacksSchema.shape.receiptUrl,
  uplinkUrl: callbacksSchema.shape.uplinkUrl,
});

export type AccountSettings = z.infer<typeof settingsSchema>;

export interface Accounts extends SettingsStore<AccountSettings> {
  /** @throws Refusal when the account may not make the call. */
  requireCall(account: string, call: TencentCall): void;
}

const aboutSubmissions: readonly TencentCall[] = [
  "AddSmsSign",
  "ModifySmsSign",
  "DeleteSmsSign",
  "DescribeSmsSignList",
  "AddSmsTemplate",
  "ModifySmsTemplate",
  "DeleteSmsTemplate",
  "DescribeSmsTemplateList",
];

/** They do not list the codes that all others have, so that only the public ones are left. */
const withPublicCodes: readonly TencentCall[] = ["DescribePhoneNumberInfo", "ReportConversion"];

export function createAccounts(credentials: Credentials, { receiptUrl, uplinkUrl }: Callbacks = noCallbacks): Accounts {
  const settings = createSettings({
    schema: settingsSchema,
    exists: (account) => credentials.has(account),
    initial: (account): AccountSettings => ({
      status: "ACTIVE",
      certification: credentials.get(account)?.certification ?? "enterprise",
      addressAllowed: true,
      signatureLimit: null,
      templateLimit: null,
      variableLength: 6,
      sensitiveWords: [],
      pulls: true,
      conversions: true,
      sessionContext: false,
      extensionCodes: false,
      receiptUrl,
      uplinkUrl,
    }),
  });
  return {
    ...settings,
    requireCall: (account, call) => {
      const { status, certification, addressAllowed } = settings.of(account);
      const isPublic = withPublicCodes.includes(call);
      if (!addressAllowed) throw refusal(isPublic ? "IpNotInWhitelist" : "UnauthorizedOperation.RequestIpNotInWhitelist");
      if (status === "DENIED")
        throw refusal(isPublic ? "AuthFailure.UnauthorizedOperation" : "UnauthorizedOperation.RequestPermissionDeny");
      if (status === "ARREARS" && !isPublic) throw refusal("UnauthorizedOperation.ServiceSuspendDueToArrears");
      if (certification === "personal" && aboutSubmissions.includes(call)) throw refusal("FailedOperation.NotEnterpriseCertification");
    },
  };
}
