/**
 * The types that the package publishes speak to its users: where a fact stands in a vendor's document is said in the code, beside it, and
 * not in them. Looks at every declaration file that an entry point of package.json leads to.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const citation = /^\s*(?:\/\*)?\*.*(?:\bseed L|\bL\d{2,5}\b|\bG-\d+|\bspecifications?\b|\b[Ss]ections? \d)/;

const entries = Object.values(exports).flatMap(({ types }) => (types ? [join(root, types)] : []));
const found = [...reachable(entries)].flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => (citation.test(line) ? [`${relative(root, file)}:${i + 1}: ${line.trim()}`] : [])),
);
if (found.length > 0) {
  console.error(`Published types cite documents; say where a fact stands in a // comment beside it:\n${found.join("\n")}`);
  process.exitCode = 1;
}

function reachable(files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const targets = [...readFileSync(file, "utf8").matchAll(/(?:from|import\() ?"(\.[^"]*)"/g)].map(([, path]) =>
      join(dirname(file), path),
    );
    reachable(
      targets.map((path) => [`${path}.d.ts`, join(path, "index.d.ts")].find(existsSync)).filter((path) => path !== undefined),
      seen,
    );
  }
  return seen;
}
