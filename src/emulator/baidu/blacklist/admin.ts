/** The blacklist as the console shows it: row by row. */
import { isoTime, kindOf } from "../../admin/kinds/object-kind";
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import { isListable } from "../numbers/phone-numbers";
import { type BlacklistStore, type Entry, entryId, entrySchema } from "./store";

/** What the console asks for (Baidu L2357-2365). */
const rowSchema = entrySchema
  .omit({ updatedAt: true })
  .partial({ account: true })
  .refine(({ type, signatureId }) => (type === "SignatureBlack") === (signatureId !== null), {
    path: ["signatureId"],
    error: "expected with SignatureBlack, and only there",
  })
  .refine(({ phone, countryType }) => isListable(phone, countryType === "DOMESTIC" ? "DOMESTIC" : "INTERNATIONAL"), {
    path: ["phone"],
    error: "expected a number of the country type",
  });

export function adminBlacklist(store: BlacklistStore, world: World): ObjectKind {
  const object = (entry: Entry): ManagedObject => ({
    show: () => {
      const { account, updatedAt, ...row } = entry;
      return { ...row, updateDate: isoTime(updatedAt), id: entryId(entry), account, status: "LISTED" };
    },
    edit: () => {
      throw new Error("A blacklist row cannot be changed, as in the console. Delete it and add another.");
    },
    remove: () => store.remove(entry),
  });
  return {
    ...kindOf(store, object),
    create: (fields) => {
      const { account = firstAccountOf(world.credentials), ...row } = parseOrExplain(rowSchema, fields, "Blacklist row");
      const entry: Entry = { ...row, account, updatedAt: world.clock.now() };
      store.put(entry);
      return object(entry);
    },
  };
}
