/** A project of somebody who uses the package: packed as npm would publish it, and put into an empty folder. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const repository = join(__dirname, "..", "..");

export interface Packed {
  readonly tarball: string;
  /** Paths of all files in it. */
  readonly files: readonly string[];
}

export function pack(): Packed {
  const folder = emptyFolder();
  const flags = ["--json", "--ignore-scripts", "--silent", "--pack-destination", folder];
  const listed = execFileSync("npm", ["pack", ...flags], { cwd: repository, encoding: "utf8", maxBuffer: 1e8 });
  const [{ filename, files }] = JSON.parse(listed) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

export function emptyFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "smsform-project-")));
}

/** With what the package needs linked, so that nothing is asked of a registry. @param others packages beside it */
export function linkedProject({ tarball }: Packed, others: readonly string[]): string {
  const folder = emptyFolder();
  const own = join(folder, "node_modules", "smsform");
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", own]);
  const { dependencies } = require(join(own, "package.json")) as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(dependencies), ...others]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository, "node_modules", name), link);
  }
  return folder;
}

/** With what a registry has. @param packages as `npm install` takes them */
export function installedProject({ tarball }: Packed, packages: readonly string[]): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...flags, tarball, ...packages], { cwd: folder, stdio: "pipe" });
  return folder;
}
