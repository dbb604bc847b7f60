/** A long list of which only what is seen is drawn. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Listing, Selection } from "../data/list";
import { useWords } from "../words/words";

/** As the style sheet has it. */
const rowPx = 68;
/** Drawn above and below what is seen. */
const spareRows = 6;

interface List<Item> {
  readonly label: string;
  readonly listing: Listing<Item>;
  readonly selection: Selection<Item>;
  readonly none: string;
  keyOf(item: Item): string;
  row(item: Item): ComponentChildren;
  /** Shows what is selected, where list and it do not stand side by side. */
  open(): void;
  /** Whether it meant something to the view. */
  pressed?(event: KeyboardEvent): boolean;
}

export function List<Item>({ label, listing, selection, none, keyOf, row, open, pressed }: List<Item>) {
  const words = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [{ top, height }, setSeen] = useState({ top: 0, height: 600 });
  const { items, offset, total } = listing;
  const first = Math.max(0, Math.floor(top / rowPx) - spareRows);
  const last = Math.ceil((top + height) / rowPx) + spareRows;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  useEffect(() => listing.show(Math.floor(top / rowPx)), [Math.floor(top / rowPx / 10)]);
  useEffect(() => box.current?.scrollTo(0, 0), [listing.question]);

  const goTo = (index: number) => {
    const element = box.current;
    const wanted = Math.max(0, Math.min(index, total - 1));
    selection.goTo(wanted);
    if (element === null) return;
    const above = wanted * rowPx;
    if (above < element.scrollTop) element.scrollTop = above;
    else if (above + rowPx > element.scrollTop + element.clientHeight) element.scrollTop = above + rowPx - element.clientHeight;
  };
  const page = Math.max(1, Math.floor(height / rowPx) - 1);
  const { index } = selection;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: total - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = moves[event.key];
    if (target !== undefined) goTo(target);
    else if (event.key === "Enter") open();
    else if (!pressed?.(event)) return;
    event.preventDefault();
  };

  const drawn = items.map((item, place) => ({ item, index: offset + place })).filter((each) => each.index >= first && each.index <= last);
  const selected = drawn.find(({ item }) => keyOf(item) === selection.key);
  const isEmpty = listing.isLoaded && total === 0;
  return (
    <div class="frame">
      {isEmpty && <p class="empty">{none}</p>}
      {!listing.isLoaded && items.length === 0 && <p class="empty">{words.loading}</p>}
      <div
        class="list"
        ref={box}
        role="listbox"
        aria-label={label}
        aria-busy={!listing.isLoaded}
        aria-activedescendant={selected && `${id}-${selected.index}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div class="rows" role="presentation" style={{ height: `${total * rowPx}px` }}>
          {drawn.map(({ item, index: place }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and takes the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the same; it names what is selected (aria-activedescendant).
            <div
              key={keyOf(item)}
              id={`${id}-${place}`}
              class="row"
              role="option"
              aria-selected={item === selected?.item}
              aria-setsize={total}
              aria-posinset={place + 1}
              style={{ top: `${place * rowPx}px` }}
              onClick={() => {
                selection.goTo(place);
                open();
              }}
            >
              {row(item)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
