/** The record of a folder: what this program has written there. */
import type { z } from "zod";
import type { recordSchema } from "./record-schema";

export const recordName = ".smsform-adopted.json";

/** What the folder holds, as far as this program has written it. */
export type Adoption = z.infer<typeof recordSchema>;
export type Form = Adoption["as"];
export type RecordedFile = Adoption["files"][number];
