/** What the kinds of objects of all platforms have in common in the admin interface. */
import { type ManagedObject, type ObjectKind, UnknownObject } from "../../platform";
import type { PushState } from "../../pushes/pushes";

interface Found<Item> {
  find(id: string): Item | undefined;
  all(): Iterable<Item>;
}

/** The objects that a store holds. @param object shows one of them, and what can be done to it */
export function kindOf<Item>(store: Found<Item>, object: (item: Item) => ManagedObject): ObjectKind {
  return {
    all: () => [...store.all()].map(object),
    find: (id) => {
      const item = store.find(id);
      return item && object(item);
    },
  };
}

/** @throws UnknownObject when there is none. */
export function required<Item>(item: Item | undefined, kind: string, id: string): Item {
  if (item === undefined) throw new UnknownObject(kind, id);
  return item;
}

/** `null` for what never comes. */
export function isoTime(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

export function pushView({ attempts, nextAt, lastStatus }: PushState): object {
  return { attempts, nextAt: isoTime(nextAt), lastStatus };
}
