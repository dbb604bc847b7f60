/** Where a platform pushes what it has to tell: the settings that users otherwise make in its console. */
import { z } from "zod";

const url = z.url({ protocol: /^https?$/, error: "expected an http or https URL" });

export const callbacksSchema = z.strictObject({
  /** Receives the receipts of messages. */
  receiptUrl: url.nullable().default(null),
  /** Receives what recipients reply. */
  uplinkUrl: url.nullable().default(null),
  /** Takes part in the signature of every push; `null` for the platform's default. */
  token: z.string().nullable().default(null),
});

export type Callbacks = z.infer<typeof callbacksSchema>;

export const noCallbacks: Callbacks = { receiptUrl: null, uplinkUrl: null, token: null };
