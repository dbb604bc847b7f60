/** What a watch tells, as webhooks, programs and `--json` get it, and as it is kept until somebody has taken it. */
import { z } from "zod";

export const condition = z.enum(["usable", "pending", "registering", "refused", "withdrawn", "suspended", "present", "gone", "unreadable"]);

const object = z.strictObject({
  address: z.string(),
  deposed_key: z.string().optional(),
  type: z.string(),
  platform: z.string(),
  provider: z.string(),
  name: z.string().nullable(),
  id: z.string(),
  condition,
  /** As it was told before; null where nothing was. */
  before: condition.nullable(),
  status: z.string().nullable(),
  review: z.string().nullable(),
  usable: z.boolean().nullable(),
  /** Of a drift: what differs from what is recorded. Values are not told: they may be secret. */
  attributes: z.array(z.string()).readonly().optional(),
  /** Of a lapse: the day of the last message, null where none is known. */
  last_used: z.string().nullable().optional(),
});

export const news = z.strictObject({
  /** The same whenever it is told again, because nobody has answered. */
  id: z.string(),
  type: z.enum([
    "approved",
    "registering",
    "under_review",
    "rejected",
    "withdrawn",
    "unusable",
    "gone",
    "status_changed",
    "drifted",
    "lapsing",
    "unreadable",
    "readable",
  ]),
  /** When it was noticed. */
  at: z.string(),
  stack: z.string(),
  /** The sentence for people. */
  text: z.string(),
  /** Absent where it is about the look itself. */
  object: object.optional(),
});

export type News = z.infer<typeof news>;
export type NewsType = News["type"];
export type NewsObject = z.infer<typeof object>;
