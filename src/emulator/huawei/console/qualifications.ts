/** Who stands behind signatures: made and reviewed in the console alone (Huawei's specification 4.1). */
import { z } from "zod";
import { createKeyedStore, type KeyedStore } from "../../stores/keyed-store";

export const qualificationSchema = z.strictObject({
  id: z.string().min(1),
  /** `null`: every account's. */
  account: z.string().min(1).nullable().default(null),
  name: z.string().default(""),
  status: z.enum(["APPROVED", "REVIEWING", "REJECTED"]).default("APPROVED"),
});

export type Qualification = z.infer<typeof qualificationSchema>;

/** The one that exists from the start, for every account, without being listed. */
export const exampleQualification: Qualification = {
  id: "057a76ab-1390-4268-9463-73db98cdc2e1",
  account: null,
  name: "emulator",
  status: "APPROVED",
};

export function createQualifications(): KeyedStore<Qualification> {
  const changed = createKeyedStore(qualificationSchema);
  return { ...changed, find: (id) => changed.find(id) ?? (id === exampleQualification.id ? exampleQualification : undefined) };
}
