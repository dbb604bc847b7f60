/** Things with an id, in the order in which they came. */

export interface KeyedStore<Item extends { readonly id: string }> {
  find(id: string): Item | undefined;
  /** Adds it, or puts it in the place of the one with the same id. */
  put(item: Item): void;
  remove(item: Item): void;
  all(): IterableIterator<Item>;
  clear(): void;
}

export function createKeyedStore<Item extends { readonly id: string }>(): KeyedStore<Item> {
  const byId = new Map<string, Item>();
  return {
    find: (id) => byId.get(id),
    put: (item) => void byId.set(item.id, item),
    remove: ({ id }) => void byId.delete(id),
    all: () => byId.values(),
    clear: () => byId.clear(),
  };
}
