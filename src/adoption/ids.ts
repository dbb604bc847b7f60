/**
 * Objects that a file names, for platforms that list none: `TYPE ID` a line, or a table in CSV whose first line names its columns.
 */
import { type Diagnostic, error, type Resource, withArticle } from "../schema";
import { csvRecords, NotCsv } from "../schema/text/csv";
import { didYouMean } from "../schema/text/nearest";

/** An object that somebody names. */
export interface NamedId {
  readonly type: string;
  /** As the import command takes it. */
  readonly id: string;
  /** For messages. */
  readonly place: string;
}

export interface IdsFile {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
  /** Of all its ids, where its lines do not say it. */
  readonly type?: string | undefined;
  /** The table's column that holds the ids. */
  readonly column?: string | undefined;
}

export interface Ids {
  readonly ids: readonly NamedId[];
  readonly problems: readonly Diagnostic[];
}

/** Both names that a table of ours has for its columns. */
const idColumn = "id";
const typeColumn = "type";

/** @param types of the platforms that are asked */
export function idsIn(file: IdsFile, types: ReadonlyMap<string, Resource>): Ids {
  const rows = rowsOf({ ...file, text: file.text.replace(/^\ufeff/, "") });
  if ("problem" in rows) return { ids: [], problems: [rows.problem] };
  const known = new Map<string, NamedId>();
  const problems: Diagnostic[] = [];
  for (const row of rows.rows) {
    const problem = problemOf(row, file, types);
    if (problem) problems.push(problem);
    else known.set(`${row.type} ${row.id}`, known.get(`${row.type} ${row.id}`) ?? row);
  }
  return { ids: [...known.values()], problems };
}

function problemOf({ type, id, place }: NamedId, { name }: IdsFile, types: ReadonlyMap<string, Resource>): Diagnostic | undefined {
  if (type === "") {
    return error(
      `${place} does not say what the id is of`,
      `Write the type before it, e.g. sms_baidu_template ${id || "sms-tmpl-…"}, or give all ids of the file one: --ids sms_baidu_template=${name}.`,
    );
  }
  const resource = types.get(type);
  if (!resource) {
    return error(
      `${place}: there is no type "${type}" on the platforms that are asked`,
      `There are: ${[...types.keys()].join(", ")}.${didYouMean(type, types.keys())}`,
    );
  }
  if (resource.importId === undefined)
    return error(
      `${place}: ${withArticle(resource.noun)} cannot be adopted`,
      "Nothing of it could be taken from the platform. Take the line out.",
    );
  if (id === "") return error(`${place} has no id`, `Write ${resource.importId} after the type, or take the line out.`);
  return undefined;
}

type Rows = { readonly rows: readonly NamedId[] } | { readonly problem: Diagnostic };

function rowsOf(file: IdsFile): Rows {
  const first = file.text.split(/\r?\n/, 1)[0] ?? "";
  const isTable = file.column !== undefined || /^"?(?:id|type)"?\s*,|,\s*"?id"?\s*$/i.test(first);
  return isTable ? tableRows(file) : { rows: lineRows(file) };
}

/** `#` begins a comment. */
function lineRows({ name, text, type = "" }: IdsFile): readonly NamedId[] {
  return text.split(/\r?\n/).flatMap((whole, i) => {
    const line = before(whole, /(?:^|\s)#/).trim();
    if (line === "") return [];
    const first = before(line, /[\s,]/);
    const rest = line.slice(first.length).replace(/^[\s,]+/, "");
    if (/^sms_\w*$/.test(first) && (rest !== "" || type === "")) return [{ type: first, id: rest.trim(), place: placeIn(name, i + 1) }];
    return [{ type, id: line, place: placeIn(name, i + 1) }];
  });
}

function before(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

function tableRows({ name, text, type = "", column = idColumn }: IdsFile): Rows {
  let records: readonly (readonly string[])[];
  try {
    records = csvRecords(text);
  } catch (problem) {
    if (!(problem instanceof NotCsv)) throw problem;
    return { problem: error(`${name} is no table in CSV`, `${problem.message} Export it again, or write TYPE ID a line instead.`) };
  }
  const [header = [], ...rows] = records;
  const find = (wanted: string) => header.findIndex((each) => each.trim().toLowerCase() === wanted.toLowerCase());
  const at = find(column);
  if (at < 0) {
    return {
      problem: error(
        `${name} has no column "${column}"`,
        `Its columns are: ${header.map((each) => `"${each.trim()}"`).join(", ")}. Say which one holds the ids: --id-column NAME.`,
      ),
    };
  }
  const typeAt = find(typeColumn);
  return {
    rows: rows.map((row, i) => ({
      type: (typeAt < 0 ? "" : (row[typeAt] ?? "").trim()) || type,
      id: (row[at] ?? "").trim(),
      place: placeIn(name, i + 2),
    })),
  };
}

function placeIn(name: string, line: number): string {
  return `${name}, line ${line}`;
}
