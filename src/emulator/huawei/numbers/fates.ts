/** What the carriers know of a number: how messages to it end, and whether sends to it are refused. */
import { z } from "zod";
import { fateBy } from "../../inbox/outcomes";
import { createSettings, type SettingsStore } from "../../stores/settings";

export const fateSchema = z.strictObject({
  /** Status that is reported of messages to the number; `null` when none ever is. */
  receiptCode: z.string().min(1).nullable().default("DELIVRD"),
  /** Sends to the number are refused with this status: too much is waiting, or the application is not set up for it. */
  refusal: z.enum(["E200015", "E200031"]).nullable().default(null),
});

export type Fate = z.infer<typeof fateSchema>;

const fateOf = fateBy<Fate>(
  { receiptCode: "DELIVRD", refusal: null },
  { refused: { refusal: "E200031" }, undelivered: { receiptCode: "UNDELIV" }, "no receipt": { receiptCode: null } },
);

/** By number in E.164. */
export function createFates(): SettingsStore<Fate> {
  return createSettings({ schema: fateSchema, initial: fateOf });
}
