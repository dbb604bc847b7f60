import type { Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
import { csvRecords, NotCsv } from "../../../../schema/text/csv";
import { stringType, type ValueType } from "../../value-type";

/** A table whose first line has the names of its columns. */
export function readCsv(text: string): { readonly rows: readonly Value[]; readonly type: ValueType } {
  const [names, ...lines] = recordsOf(text);
  if (!names) throw new BadArgument(0, "its first line, with the names of the columns, is missing.");
  if (new Set(names).size < names.length) throw new BadArgument(0, "two of its columns have one name.");
  const uneven = lines.findIndex((line) => line.length !== names.length);
  if (uneven >= 0)
    throw new BadArgument(0, `its row ${uneven + 2} has ${lines[uneven]?.length} fields; the first line has ${names.length}.`);
  const element: ValueType = { kind: "object", attributes: Object.fromEntries(names.map((name) => [name, stringType])) };
  const rows = lines.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ""])));
  return { rows, type: { kind: "list", element } };
}

function recordsOf(text: string): string[][] {
  try {
    return csvRecords(text);
  } catch (problem) {
    throw problem instanceof NotCsv ? new BadArgument(0, problem.message) : problem;
  }
}
