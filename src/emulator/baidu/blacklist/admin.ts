/** The blacklist as the console shows it: row by row. */
import { isoTime, noReview, viewer } from "../../admin/kinds/object-kind";
import { type ObjectKind, type ObjectView, UnknownObject, type World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import { isListable } from "../numbers/phone-numbers";
import { type BlacklistStore, type Entry, entryId, entrySchema } from "./store";

const baiduView = viewer("baidu");

/** What the console asks for (seed L2357-2365). */
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
  const find = (id: string): Entry => {
    const entry = store.find(id);
    if (entry === undefined) throw new UnknownObject("blacklist", id);
    return entry;
  };
  const view = (entry: Entry): ObjectView => {
    const { account, updatedAt, ...row } = entry;
    return baiduView("blacklist", entryId(entry), account, "LISTED", { ...row, updateDate: isoTime(updatedAt) });
  };
  return {
    list: () => store.all().map(view),
    get: (id) => view(find(id)),
    act: noReview("blacklist"),
    edit: (id) => {
      find(id);
      throw new Error("A blacklist row cannot be changed, as in the console. Delete it and add another.");
    },
    remove: (id) => store.remove(find(id)),
    create: (fields) => {
      const { account = firstAccountOf(world.credentials), ...row } = parseOrExplain(rowSchema, fields, "Blacklist row");
      const entry: Entry = { ...row, account, updatedAt: world.clock.now() };
      store.put(entry);
      return view(entry);
    },
  };
}
