/** A list of a platform's things, searched and narrowed, and beside it what is selected in it: the frame of every view that is one. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Query } from "../data/ask";
import { type Listing, type Selection, useList, useSelection } from "../data/list";
import { List } from "../parts/list";
import { Split } from "../parts/split";
import { useWords } from "../words/words";
import { type Around, PlatformSelect, Search } from "./filters";

export interface Filter {
  readonly platform: string;
  readonly account: string;
  readonly search: string;
}

interface Source<Item, Body> {
  /** Of the admin interface. */
  readonly path: string;
  readonly account: string;
  query(filter: Filter): Query;
  itemsIn(body: Body): readonly Item[];
  keyOf(item: Item): string;
}

/** What such a view knows of its list. */
export interface Shelf<Item, Body = unknown> {
  readonly filter: Filter;
  readonly listing: Listing<Item, Body>;
  readonly selection: Selection<Item>;
  readonly isOpen: boolean;
  keyOf(item: Item): string;
  choose(platform: string): void;
  look(search: string): void;
  /** Shows what is selected, where list and it take turns, or the list again. */
  setOpen(isOpen: boolean): void;
}

export function useShelf<Item, Body>({ path, account, query, itemsIn, keyOf }: Source<Item, Body>): Shelf<Item, Body> {
  const [search, look] = useState("");
  const [platform, choose] = useState("");
  const [isOpen, setOpen] = useState(false);
  const filter = { platform, account, search };
  const listing = useList<Item, Body>(path, query(filter), itemsIn);
  return { filter, listing, selection: useSelection(listing, keyOf), isOpen, keyOf, choose, look, setOpen };
}

interface Listed<Item, Body> extends Pick<Around, "platforms"> {
  readonly shelf: Shelf<Item, Body>;
  readonly label: string;
  /** What to say where nothing is there, and nothing is looked for. */
  readonly none: string;
  /** Narrows the list beside platform and search. */
  readonly narrowing?: ComponentChildren;
  /** What can be done with the list. */
  readonly tools?: ComponentChildren;
  row(item: Item): ComponentChildren;
  detail(item: Item): ComponentChildren;
  pressed?(event: KeyboardEvent): boolean;
}

export function Listed<Item, Body>({ shelf, platforms, label, none, narrowing, tools, row, detail, pressed }: Listed<Item, Body>) {
  const words = useWords();
  const { filter, listing, selection, isOpen, keyOf, choose, look, setOpen } = shelf;
  return (
    <Split
      isOpen={isOpen}
      close={() => setOpen(false)}
      tools={
        <>
          <PlatformSelect platforms={platforms} platform={filter.platform} choose={choose} />
          {narrowing}
          <Search search={filter.search} look={look} total={listing.total} />
          {tools}
        </>
      }
      list={
        <List
          label={label}
          listing={listing}
          selection={selection}
          keyOf={keyOf}
          none={filter.search === "" ? none : words.nothingFound}
          open={() => setOpen(true)}
          row={row}
          {...(pressed && { pressed })}
        />
      }
      detail={selection.item && detail(selection.item)}
    />
  );
}
