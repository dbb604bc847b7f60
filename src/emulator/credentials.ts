/** The keys that the emulator accepts. Each key id is an account of its own, on every platform. */
import { z } from "zod";

export const credentialSchema = z.strictObject({
  /** The secret that goes with the key id. */
  secret: z.string().min(1),
  /** When given, requests must carry exactly this session token; when left out, any or none is accepted. */
  sessionToken: z.string().min(1).optional(),
});

/** By key id. */
export const credentialsSchema = z.record(z.string().min(1), credentialSchema);

export type Credential = z.infer<typeof credentialSchema>;
export type Credentials = ReadonlyMap<string, Credential>;

export const defaultCredentials = { emulator: { secret: "emulator-secret" } } as const;
