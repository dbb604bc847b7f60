import type { Value } from "../../../../schema";
import { BadArgument } from "../../../../schema/function";
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

/** Either in quotes, with those inside doubled, or up to the next comma or line break. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*(?:\r(?!\n)[^",\r\n]*)*))(,|\r?\n|\r?$)/gy;

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length || record.length > 0) {
    const found = field.exec(text);
    if (!found) throw new BadArgument(0, `its row ${records.length + 1} has a quote where none may stand, or one that is not closed.`);
    const [whole, quoted, bare = "", end = ""] = found;
    const isBlank = record.length === 0 && quoted === undefined && bare === "" && end !== ",";
    if (!isBlank) record.push(quoted === undefined ? bare : quoted.replaceAll('""', '"').replaceAll("\r\n", "\n"));
    if (end !== "," && record.length > 0) {
      records.push(record);
      record = [];
    }
    if (whole === "" || (end !== "," && field.lastIndex >= text.length)) break;
  }
  if (record.length > 0) records.push(record);
  return records;
}
