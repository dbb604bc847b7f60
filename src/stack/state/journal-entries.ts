import { readFileSync } from "node:fs";
import { StateUnusable } from "./format";
import type { Entry } from "./journal-schema";
import { codeOf, isMissing } from "./state-file";

/** The finished lines of a journal; none where there is no journal. @throws StateUnusable */
export function readEntries(path: string): Entry[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (problem) {
    if (isMissing(problem)) return [];
    throw new StateUnusable(`The journal ${path} cannot be read (${codeOf(problem)}). Check its permissions.`);
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
