import type { OutputChange, State } from "../../stack";
import { type Entry, entryLines, whole } from "./values";
import type { Colours } from "./writing/colours";
import { formatLines, type Line, valueLine } from "./writing/lines";
import type { Printable } from "./writing/printable";
import { displayWidth, padTo } from "./writing/width";

export function outputChangeLines(changes: readonly OutputChange[]): Line[] {
  // Kept in sight, because a value that only becomes sensitive is the same and yet a change.
  return entryLines(
    changes.map(({ name, before, after, sensitive }): Entry => ({ name, before, after, secret: sensitive, keep: true })),
    2,
  );
}

/** `name = value`, one output after the other; no line break at the end. */
export function renderOutputs(outputs: State["outputs"], colours: Colours, columns?: number): Printable {
  const names = [...outputs.keys()].sort();
  const width = Math.max(0, ...names.map(displayWidth));
  const lines = names.flatMap((name) => {
    const output = outputs.get(name);
    const { head, rest } = output?.sensitive ? { head: "(sensitive value)", rest: [] } : whole(output?.value ?? null, " ", -2);
    return [valueLine(-2, `${padTo(name, width)} = `, head, " "), ...rest];
  });
  return formatLines(lines, colours, columns);
}
