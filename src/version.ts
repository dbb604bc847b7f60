import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of the package that this program belongs to, wherever in it the program was put. */
export function packageVersion(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      const { name, version }: { readonly name?: string; readonly version: string } = JSON.parse(readFileSync(path, "utf8"));
      if (name === "smsform") return version;
    }
    if (folder === dirname(folder)) throw new Error("the package.json of smsform is missing");
  }
}
