import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface OwnPackage {
  readonly folder: string;
  readonly version: string;
  /** What it is built and tested with, by name. */
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package that this program belongs to, wherever in it the program was put. */
export function ownPackage(): OwnPackage {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      const { name, ...others }: { readonly name?: string } & Omit<OwnPackage, "folder"> = JSON.parse(readFileSync(path, "utf8"));
      if (name === "smsform") return { ...others, folder };
    }
    if (folder === dirname(folder)) throw new Error("the package.json of smsform is missing");
  }
}

export function packageVersion(): string {
  return ownPackage().version;
}
