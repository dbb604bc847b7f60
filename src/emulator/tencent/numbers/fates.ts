/** What the carriers know of a number: how messages to it end, and whether its owner opted out. */
import { z } from "zod";
import { fateBy } from "../../inbox/outcomes";
import { createSettings, type SettingsStore } from "../../stores/settings";

export const fateSchema = z.strictObject({
  /** Receipt code of messages to the number; `null` when none ever comes. */
  receiptCode: z.string().min(1).nullable().default("DELIVRD"),
  /** Sends to the number are refused. */
  optedOut: z.boolean().default(false),
});

export type Fate = z.infer<typeof fateSchema>;

const fateOf = fateBy<Fate>(
  { receiptCode: "DELIVRD", optedOut: false },
  { refused: { optedOut: true }, undelivered: { receiptCode: "UNDELIV" }, "no receipt": { receiptCode: null } },
);

/** By number in E.164. */
export function createFates(): SettingsStore<Fate> {
  return createSettings({ schema: fateSchema, initial: fateOf });
}
