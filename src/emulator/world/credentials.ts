/** The keys that the emulator accepts. Each key id is an account of its own, on every platform, unless it is a sub-account's. */
import { z } from "zod";

export const credentialSchema = z.strictObject({
  /** The secret that goes with the key id. */
  secret: z.string().min(1),
  /** When given, requests must carry exactly this session token; when left out, any or none is accepted. */
  sessionToken: z.string().min(1).optional(),
  /** Key id of the main account whose objects this key sees, too. */
  subAccountOf: z.string().min(1).optional(),
  /** Who the account was verified as. A personal one may not manage signatures and templates (Tencent). */
  certification: z.enum(["enterprise", "personal"]).default("enterprise"),
});

/** By key id. */
export const credentialsSchema = z.record(z.string().min(1), credentialSchema).superRefine((credentials, { addIssue }) => {
  for (const [id, { subAccountOf }] of Object.entries(credentials)) {
    if (subAccountOf === undefined) continue;
    const main = Object.hasOwn(credentials, subAccountOf) ? credentials[subAccountOf] : undefined;
    if (main !== undefined && main.subAccountOf === undefined) continue;
    const message = `expected the key id of a main account: ${Object.keys(credentials).join(", ")}`;
    addIssue({ code: "custom", path: [id, "subAccountOf"], message });
  }
});

export type Credential = z.infer<typeof credentialSchema>;
export type Credentials = ReadonlyMap<string, Credential>;

/** Whose objects they are where nobody is named. */
export function firstAccountOf(credentials: Credentials): string {
  const [first = "emulator"] = credentials.keys();
  return first;
}

/** The account whose objects a key sees: its own, or that of its main account. */
export function accountOf(credentials: Credentials, keyId: string): string {
  return credentials.get(keyId)?.subAccountOf ?? keyId;
}

/** By the id of a key that a request names, where there is such a key. */
export function callerBy(credentials: Credentials, keyId: string | undefined): { readonly account: string } | undefined {
  return keyId !== undefined && credentials.has(keyId) ? { account: accountOf(credentials, keyId) } : undefined;
}

export const defaultCredentials = { emulator: { secret: "emulator-secret" } } as const;
