/** Long lists, of which what is seen is loaded. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { get, type Query } from "./ask";
import { useLive } from "./live";

/** Rows that are loaded at once: more than any screen shows, so that scrolling finds some already there. */
const loadedRows = 120;
/** The loaded part moves in steps, so that not every turn of a wheel loads. */
const stepRows = 30;

export interface Listing<Item, Body = unknown> {
  readonly items: readonly Item[];
  /** Place of the first one of them in the whole list. */
  readonly offset: number;
  readonly total: number;
  /** Whether these are those that are asked for; the ones before are shown until then. */
  readonly isLoaded: boolean;
  /** What the items came in. */
  readonly body: Body | undefined;
  readonly problem: Error | undefined;
  /** Changes when another list is asked for. */
  readonly question: string;
  /** Sees to it that the rows from there on are loaded. */
  show(first: number): void;
  reload(): void;
}

export function useList<Item, Body>(path: string, query: Query, itemsIn: (body: Body) => readonly Item[]): Listing<Item, Body> {
  const question = JSON.stringify([path, query]);
  const [offset, setOffset] = useState(0);
  useEffect(() => setOffset(0), [question]);
  const { value, problem, reload } = useLive(
    async (signal) => {
      const told = await get<Body>(path, { ...query, offset, limit: loadedRows }, signal);
      return told && { items: itemsIn(told.body), body: told.body, total: told.total, offset, question };
    },
    [question, offset],
  );
  const show = useCallback((first: number) => setOffset(Math.max(0, (Math.floor(first / stepRows) - 1) * stepRows)), []);
  const { items = [], total = 0, offset: loadedFrom = 0, body } = value ?? {};
  return { items, total, offset: loadedFrom, isLoaded: value?.question === question, body, problem, question, show, reload };
}

export interface Selection<Item> {
  readonly key: string | undefined;
  /** As it was when it was selected last. */
  readonly item: Item | undefined;
  readonly index: number;
  /** By its place; what is not loaded yet is selected when it is. */
  goTo(index: number): void;
  /** Whatever comes to stand in the place of this one. */
  goOn(): void;
}

/** What is selected stays so, wherever in the list it goes and when it leaves it. */
export function useSelection<Item>(
  { items, offset, total, question, isLoaded }: Listing<Item>,
  keyOf: (item: Item) => string,
): Selection<Item> {
  const [{ key, item, index }, set] = useState<{ key?: string; item?: Item; index: number }>({ index: 0 });
  useEffect(() => set({ index: 0 }), [question]);
  useEffect(() => {
    if (!isLoaded) return;
    const place = key === undefined ? Math.min(index, total - 1) - offset : items.findIndex((each) => keyOf(each) === key);
    const found = items[place];
    if (found !== undefined && (found !== item || place + offset !== index)) set({ key: keyOf(found), item: found, index: place + offset });
  }, [items, key, index, total, isLoaded]);
  const goTo = (wanted: number) => set({ index: Math.max(0, Math.min(wanted, total - 1)) });
  const goOn = () => set({ index });
  return { key, item, index, goTo, goOn };
}
