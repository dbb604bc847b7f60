import { type Disk, stepToRead, whyUnreadable } from "../../ports/disk";
import { isCode } from "../../ports/system-error";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { StateUnusable } from "./format";
import type { Entry } from "./journal-schema";

/** The finished lines of a journal; none where there is no journal. @throws StateUnusable */
export function readEntries(disk: Disk, path: string): Entry[] {
  let text: string;
  try {
    const bytes = disk.read(path);
    // A killed run may have cut off its last line, in the middle of a character too; that step is not finished.
    text = decodeUtf8(bytes.subarray(0, bytes.lastIndexOf("\n") + 1));
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return [];
    if (problem instanceof NotUtf8) throw damaged(path, problem.line);
    throw new StateUnusable(`The journal ${path} cannot be read (${whyUnreadable(problem)}). ${stepToRead(problem)}`);
  }
  const { parseEntry }: typeof import("./journal-schema") = require("./journal-schema");
  const lines = text.split("\n");
  lines.pop();
  return lines.map((line, i) => {
    try {
      return parseEntry(line);
    } catch {
      throw damaged(path, i + 1);
    }
  });
}

function damaged(path: string, line: number): StateUnusable {
  return new StateUnusable(
    `Line ${line} of the journal ${path} is damaged. Nothing was changed. The journal tells what an interrupted run did: repair or move it away, then compare with smsform plan.`,
  );
}
