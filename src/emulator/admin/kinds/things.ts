/** What only a console makes, as applications, qualifications and packages. */
import type { z } from "zod";
import type { ManagedObject, ObjectKind } from "../../platform";
import type { KeyedStore } from "../../stores/keyed-store";
import { parseOrExplain } from "../../values/validation";
import { kindOf } from "./object-kind";

interface Thing {
  readonly id: string;
  readonly account: string | null;
}

/** Listed are those that were made or changed; what exists from the start is found by its id, too. */
export function thingsKind<Item extends Thing>(
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
