/** What the lines of a journal look like. Loaded only where there is a journal to read. */
import { z } from "zod";
import type { JsonValue } from "../../schema";
import { parseJson } from "../../schema/text/json";
import { formatAddress } from "../address";
import { type InstanceJson, isInstance } from "./document";

const json: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const placeSchema = z.object({
  address: z.string(),
  deposed: z.string().optional(),
  mode: z.enum(["managed", "data"]).optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  provider: z.string().optional(),
  instance: z.custom<InstanceJson>(isInstance).nullable(),
});
/** `isOpen`: a create that was begun at the address is no less open for it. */
const doneSchema = placeSchema.extend({ step: z.literal("done"), isOpen: z.literal(true).optional() }).refine(isWhole);
const time = z.int().min(0).max(8.64e15);
const entrySchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("run"), lineage: z.string(), serial: z.int().min(0) }),
  z.object({
    step: z.literal("begin"),
    address: z.string(),
    token: z.string(),
    wanted: z.string(),
    at: time,
    seenBefore: z.array(z.string()).readonly().optional(),
  }),
  z.object({ step: z.literal("drop"), address: z.string() }),
  z.object({
    step: z.literal("pending-restore"),
    id: z.string(),
    cloud: z.string(),
    provider: z.string(),
    restore: z.record(z.string(), json),
  }),
  z.object({ step: z.literal("restore-done"), id: z.string() }),
  z.object({ step: z.literal("depose"), address: z.string(), deposed: z.string() }),
  z.object({ step: z.literal("restore"), address: z.string(), deposed: z.string() }),
  // One line, because an object must never be recorded at two addresses, nor at none.
  z.object({ step: z.literal("move"), from: z.string(), places: z.array(placeSchema.refine(isWhole)) }),
  z.object({ step: z.literal("merge"), digest: z.string() }),
  doneSchema,
]);

/** An object is told with all that it takes to find it again, and at its own address. */
function isWhole({ address, mode, type, name, provider, instance }: z.infer<typeof placeSchema>): boolean {
  if (instance === null) return true;
  if (mode === undefined || type === undefined || name === undefined || provider === undefined) return false;
  return formatAddress({ mode, type, name, key: instance.index_key ?? undefined }) === address;
}

/** One line of a journal. */
export type Entry = z.infer<typeof entrySchema>;
/** An object, or nothing, at an address. */
export type Place = z.infer<typeof placeSchema>;

/** @throws when the line is none of a journal */
export function parseEntry(line: string): Entry {
  return entrySchema.parse(parseJson(line));
}
