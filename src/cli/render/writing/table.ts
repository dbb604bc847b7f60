/** A table for people, as wide as its cells or as the screen lets it be. */
import type { Colours, Paint } from "./colours";
import { joined, type Printable, printable } from "./printable";
import { cut, displayWidth, padTo } from "./width";

export interface Column {
  readonly heading: string;
  /** One for each row. */
  readonly cells: readonly string[];
  /** Figures stand at the right. */
  readonly atRight?: boolean;
  /** Columns that may be left out go first; then this one is cut. */
  readonly optional?: boolean;
  readonly cuttable?: boolean;
  readonly paint?: (row: number) => Paint;
}

export interface Table {
  readonly head: Printable;
  readonly rows: readonly Printable[];
  /** Columns of the screen that it takes. */
  readonly width: number;
}

const gap = "  ";
const shortest = 8;

/** @param limit width of the screen; undefined where lines may be as long as they are */
export function tableOf(columns: readonly Column[], colours: Colours, limit = Number.POSITIVE_INFINITY): Table {
  const all = columns.map((column) => ({ ...column, width: widest([column.heading, ...column.cells]) }));
  const widthOf = (shown: typeof all) => shown.reduce((sum, { width }) => sum + width + gap.length, -gap.length);
  const shown = widthOf(all) <= limit ? all : all.filter(({ optional }) => !optional);
  const over = Math.max(0, widthOf(shown) - limit);
  const fitted = shown.map((column) =>
    column.cuttable ? { ...column, width: Math.max(Math.min(column.width, shortest), column.width - over) } : column,
  );
  const line = (
    text: (column: (typeof all)[number]) => string,
    paintOf: (column: (typeof all)[number]) => Paint | undefined = () => undefined,
  ) => {
    const cells = fitted.map((column, at) => {
      const cell = cut(text(column), column.width);
      const space = padTo("", column.width - displayWidth(cell));
      const painted = paintOf(column)?.(cell) ?? cell;
      const isLast = at === fitted.length - 1;
      return column.atRight ? printable`${space}${painted}${isLast ? "" : gap}` : printable`${painted}${isLast ? "" : space + gap}`;
    });
    return joined(cells, "");
  };
  const count = Math.max(0, ...columns.map(({ cells }) => cells.length));
  return {
    head: colours.dim(line(({ heading }) => heading)),
    rows: Array.from({ length: count }, (_, row) =>
      line(
        ({ cells }) => cells[row] ?? "",
        ({ paint }) => paint?.(row),
      ),
    ),
    width: widthOf(fitted),
  };
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(displayWidth));
}
