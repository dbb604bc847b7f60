/** What engines start: runs the bundled plugin beside it, from code that was compiled before where there is some. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeCacheName, loadBundled } from "./bundled";

loadBundled(__dirname, codeCache()).run();

function codeCache(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, codeCacheName));
  } catch {
    return undefined;
  }
}
