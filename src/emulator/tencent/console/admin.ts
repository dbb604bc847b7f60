/** Applications, qualifications and packages as the console makes them. */
import type { z } from "zod";
import { kindOf } from "../../admin/kinds/object-kind";
import type { ManagedObject, ObjectKind } from "../../platform";
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
  const object = (item: Item): ManagedObject => ({
    show: () => {
      const { id, account, ...fields } = item;
      return { ...fields, id, account: account ?? "", status: statusOf(item) };
    },
    edit: (changes) => store.put(parseOrExplain(schema, { ...item, ...Object(changes), id: item.id }, `Edit of ${item.id}`)),
    remove: () => store.remove(item),
  });
  return {
    ...kindOf(store, object),
    create: (fields) => {
      const item = parseOrExplain(schema, fields, `New one among ${kind}`);
      store.put(item);
      return object(item);
    },
  };
}
