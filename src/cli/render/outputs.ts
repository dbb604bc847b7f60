import type { State } from "../../stack";
import { whole } from "./values";
import type { Colours } from "./writing/colours";
import { formatLines, valueLine } from "./writing/lines";
import type { Printable } from "./writing/printable";
import { displayWidth, padTo } from "./writing/width";

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
