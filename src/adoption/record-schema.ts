/** The record of a folder as it is read back. Loads zod, which a first run has no use for. */
import { z } from "zod";

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
