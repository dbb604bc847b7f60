/** Text that is no table. The message is a sentence that follows the table's name. */
export class NotCsv extends Error {
  override readonly name = "NotCsv";
}

/** Either in quotes, with those inside doubled, or up to the next comma or line break. */
const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*(?:\r(?!\n)[^",\r\n]*)*))(,|\r?\n|\r?$)/gy;

/** The rows of a table, each with its fields; blank lines are none. @throws NotCsv */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < text.length || record.length > 0) {
    const found = field.exec(text);
    if (!found) throw new NotCsv(`its row ${records.length + 1} has a quote where none may stand, or one that is not closed.`);
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
