/** What takes a moment to start begins while a command is still loaded. Nothing else of a stack is loaded for it. */
import { join } from "node:path";
import type { Disk } from "../../../ports/disk";
import { looksUnusual } from "../../expression/parser/direct/unusual";
import { compileParserAhead } from "../../expression/parser/program";
import { configurationFiles } from "./names";

/** @param folder of a stack, as far as anybody knows */
export function beginAhead(disk: Disk, folder: string): void {
  if (showsNeedOfParser(disk, folder)) compileParserAhead();
}

/** Bytes that are looked through in less time than the parser takes. */
const most = 1024 * 1024;

export function showsNeedOfParser(disk: Disk, folder: string): boolean {
  try {
    return configurationFiles(disk, folder).some((name) => looksUnusual(disk.read(join(folder, name), { most }).toString()));
  } catch {
    // Who reads the stack tells what is wrong with it.
    return false;
  }
}
