/** What the carriers know of a number: how messages to it end, and whether its owner complained. */
import { z } from "zod";
import { fateBy } from "../../inbox/outcomes";
import { createSettings, type SettingsStore } from "../../stores/settings";

/** Codes of the three lists of complaints (Baidu L3378-3392). */
const complaintCodes = ["4651", "4652", "4653"] as const;

export const fateSchema = z.strictObject({
  /** Receipt code of messages to the number; `null` when none ever comes. */
  receiptCode: z
    .string()
    .regex(/^(?:DELIVRD|UNKNOWN|(?:B|BV|M|U|T|S):\d{5})$/, { error: "expected DELIVRD, UNKNOWN or a code like M:00163" })
    .nullable()
    .default("DELIVRD"),
  /** Sends to the number are refused with this code. */
  complaint: z.enum(complaintCodes).nullable().default(null),
});

export type Fate = z.infer<typeof fateSchema>;

const fateOf = fateBy<Fate>(
  { receiptCode: "DELIVRD", complaint: null },
  { refused: { complaint: "4651" }, undelivered: { receiptCode: "M:00163" }, "no receipt": { receiptCode: null } },
);

/** By number: mainland numbers as 11 digits, others in E.164. */
export function createFates(): SettingsStore<Fate> {
  return createSettings({ schema: fateSchema, initial: fateOf });
}
