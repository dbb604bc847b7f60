import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the package that this program belongs to. */
export function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));
  return version;
}
