/** What the lines of a journal look like. Loaded only where there is a journal to read. */
import { z } from "zod";
import type { JsonValue } from "../../schema";
import { type InstanceJson, isInstance } from "./document";

const json: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const doneSchema = z.object({
  step: z.literal("done"),
  address: z.string(),
  deposed: z.string().optional(),
  mode: z.enum(["managed", "data"]).optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  provider: z.string().optional(),
  instance: z.custom<InstanceJson>(isInstance).nullable(),
});
const entrySchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("run"), lineage: z.string(), serial: z.number() }),
  z.object({ step: z.literal("begin"), address: z.string(), token: z.string(), wanted: z.string(), at: z.number() }),
  z.object({ step: z.literal("drop"), address: z.string() }),
  z.object({ step: z.literal("owe"), id: z.string(), cloud: z.string(), provider: z.string(), debt: z.record(z.string(), json) }),
  z.object({ step: z.literal("paid"), id: z.string() }),
  z.object({ step: z.literal("depose"), address: z.string(), deposed: z.string() }),
  z.object({ step: z.literal("restore"), address: z.string(), deposed: z.string() }),
  z.object({ step: z.literal("merge"), digest: z.string() }),
  doneSchema,
]);

/** One line of a journal. */
export type Entry = z.infer<typeof entrySchema>;
export type DoneEntry = z.infer<typeof doneSchema>;

/** @throws when the line is none of a journal */
export function parseEntry(line: string): Entry {
  return entrySchema.parse(JSON.parse(line));
}
