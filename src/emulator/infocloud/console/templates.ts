/** Templates, which only the console makes (Infocloud's specification 9.2 and 12). */
import { z } from "zod";
import { allowanceNames } from "../../../clouds/infocloud/client/enumerations";
import type { World } from "../../platform";
import { createKeyedStore, type KeyedStore } from "../../stores/keyed-store";

const most = z.int().min(0).nullable().default(null);
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "expected a time of the day, as in 08:00" });

export type Template = z.infer<ReturnType<typeof templateSchemaOf>>;
export type TemplateStore = KeyedStore<Template>;

/** The templateCode. */
const idSchema = z.string().regex(/^\d{1,20}$/, { error: "expected up to 20 digits" });

const otherFields = {
  /** `null`: every account's. */
  account: z.string().min(1).nullable().default(null),
  /** Whose allowance pays. */
  category: z.string().min(1).default(allowanceNames[0]),
  /** Without brackets. A variable of its own for one that comes with each send: `{动态签名,20}`. */
  signature: z.string().min(1),
  content: z.string(),
  /** Only an approved one can be sent with. */
  status: z.enum(["APPROVED", "PENDING", "DELETED"]).default("APPROVED"),
  // Infocloud: L3610-3620, L3756. Without numbers: `null` is none.
  limits: z
    .strictObject({
      recipientsPerSend: most,
      perNumberPerDay: most,
      perDay: most,
      /** Beijing time; the end is not within. */
      hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
    })
    .prefault({}),
};

export function templateSchemaOf({ random }: Pick<World, "random">) {
  return z.strictObject({
    id: idSchema.default(() => `8${Array.from({ length: 17 }, () => random.below(10)).join("")}`),
    ...otherFields,
  });
}

export function createTemplates(world: Pick<World, "random">): TemplateStore {
  return createKeyedStore(templateSchemaOf(world));
}
