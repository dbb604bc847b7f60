/** Things with an id, in the order in which they came. */
import { z } from "zod";
import type { Kept, Store } from "./store";

export interface KeyedStore<Item extends { readonly id: string }> extends Store {
  readonly kept: Kept;
  find(id: string): Item | undefined;
  /** Adds it, or puts it in the place of the one with the same id. */
  put(item: Item): void;
  remove(item: Item): void;
  all(): IterableIterator<Item>;
}

/**
 * @param schema of one of them in a file
 * @param restored told of each that comes from a file
 */
export function createKeyedStore<Item extends { readonly id: string }>(
  schema: z.ZodType<Item>,
  restored: (item: Item) => void = () => {},
): KeyedStore<Item> {
  const byId = new Map<string, Item>();
  const put = (item: Item) => void byId.set(item.id, item);
  return {
    find: (id) => byId.get(id),
    put,
    remove: ({ id }) => void byId.delete(id),
    all: () => byId.values(),
    clear: () => byId.clear(),
    kept: {
      dump: () => [...byId.values()],
      get schema() {
        return z
          .array(schema)
          .default([])
          .transform((items) => () => {
            for (const item of items) {
              put(item);
              restored(item);
            }
          });
      },
    },
  };
}
