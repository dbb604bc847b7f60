import { readRegularFileSync, whyUnreadable } from "../../files/read-file";
import { isCode } from "../../files/system-error";
import { StateUnusable } from "./format";
import type { Entry } from "./journal-schema";

/** The finished lines of a journal; none where there is no journal. @throws StateUnusable */
export function readEntries(path: string): Entry[] {
  let text: string;
  try {
    text = readRegularFileSync(path).toString();
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return [];
    throw new StateUnusable(`The journal ${path} cannot be read (${whyUnreadable(problem)}). Check its path and its permissions.`);
  }
  const { parseEntry }: typeof import("./journal-schema") = require("./journal-schema");
  const lines = text.split("\n");
  // A killed run may have cut off its last line; that step is not finished.
  lines.pop();
  return lines.map((line, i) => {
    try {
      return parseEntry(line);
    } catch {
      throw new StateUnusable(
        `Line ${i + 1} of the journal ${path} is damaged. Nothing was changed. The journal tells what an interrupted run did: repair or move it away, then compare with smsform plan.`,
      );
    }
  });
}
