/** Applications, qualifications and packages as the console makes them. */
import type { z } from "zod";
import { noReview, required, requireNoReview, viewer } from "../../admin/kinds/object-kind";
import type { ObjectKind, ObjectView } from "../../platform";
import type { KeyedStore } from "../../stores/keyed-store";
import { parseOrExplain } from "../../values/validation";

interface Thing {
  readonly id: string;
  readonly account: string | null;
}

/** Listed are those that were made or changed; what exists from the start is found by its id, too. */
export function adminThings<Item extends Thing>(
  kind: string,
  store: KeyedStore<Item>,
  schema: z.ZodType<Item>,
  statusOf: (item: Item) => string,
): ObjectKind {
  const viewOf = viewer("tencent");
  const find = (id: string): Item => required(store.find(id), kind, id);
  const view = (item: Item): ObjectView => {
    const { id, account, ...fields } = item;
    return viewOf(kind, id, account ?? "", statusOf(item), fields);
  };
  const keep = (item: Item): ObjectView => {
    store.put(item);
    return view(item);
  };
  return {
    list: () => [...store.all()].map(view),
    get: (id) => view(find(id)),
    act: noReview(kind),
    edit: (id, changes, resubmit) => {
      requireNoReview(kind, resubmit);
      return keep(parseOrExplain(schema, { ...find(id), ...Object(changes), id }, `Edit of ${id}`));
    },
    remove: (id) => store.remove(find(id)),
    create: (fields) => keep(parseOrExplain(schema, fields, `New one among ${kind}`)),
  };
}
