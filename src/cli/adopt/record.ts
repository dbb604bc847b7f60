/** The record of a folder: what this program has written there. */
import { z } from "zod";

export const recordName = ".smsform-adopted.json";

export const recordSchema = z.object({
  version: z.literal(1),
  as: z.enum(["hcl", "cdktf", "constructs"]),
  /** Of a program. */
  engine: z.enum(["cdktf", "cdktn"]).optional(),
  files: z.array(
    z.object({
      path: z.string(),
      objects: z.array(z.object({ type: z.string(), id: z.string(), name: z.string() })),
    }),
  ),
});

/** What the folder holds, as far as this program has written it. */
export type Adoption = z.infer<typeof recordSchema>;
export type Form = Adoption["as"];
export type RecordedFile = Adoption["files"][number];
