/** What the carriers know of a number: how messages to it end, and whether the platform refuses to send to it. */
import { z } from "zod";
import { fateBy } from "../../inbox/outcomes";
import { createSettings, type SettingsStore } from "../../stores/settings";

export const fateSchema = z.strictObject({
  /** State in the receipts of messages to the number; `null` when none ever comes. */
  receiptCode: z.string().min(1).nullable().default("DELIVRD"),
  /** Sends tell the number among those that failed. */
  blacklisted: z.boolean().default(false),
});

export type Fate = z.infer<typeof fateSchema>;

const fateOf = fateBy<Fate>(
  { receiptCode: "DELIVRD", blacklisted: false },
  { refused: { blacklisted: true }, undelivered: { receiptCode: "UNDELIV" }, "no receipt": { receiptCode: null } },
);

/** By number of 11 digits. */
export function createFates(): SettingsStore<Fate> {
  return createSettings({ schema: fateSchema, initial: fateOf });
}
