/**
 * Keeps the ports the one way out: who may reach disk, network, chance and other processes directly, and who may end this one. Everybody else
 * is given a world (`src/ports/world.ts`) by an entry. Prints every line that goes another way, and fails.
 *
 * `node scripts/check-reach.mjs [FOLDER]`, where FOLDER is another checkout. Tests are exempt; types reach nothing.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));

/** Who may reach what: files, and folders with all that is in them. */
const allowed = {
  // The command line is an entry; the plugin's start is one, and listens on a socket in a folder of its own.
  disk: [
    "src/system/",
    "src/cli/",
    "src/plugin/starting/launcher.ts",
    "src/plugin/starting/greeting.ts",
    "src/plugin/listen.ts",
    "src/version.ts",
    // The HCL parser is a file of a package.
    "src/stack/expression/parser/program.ts",
  ],
  // The emulator's page asks from a browser.
  network: [
    "src/system/",
    "src/emulator/console/data/ask.ts",
    "src/emulator/server/server.ts",
    "src/plugin/listen.ts",
    "src/plugin/starting/mutual-tls.ts",
  ],
  chance: ["src/system/", "src/plugin/starting/certificate.ts"],
  processes: ["src/system/", "src/cli/", "src/plugin/starting/launcher.ts", "src/plugin/listen.ts"],
  "process end": ["src/cli/unread.ts", "src/plugin/starting/start.ts", "src/plugin/starting/plugin.ts"],
};

const modules = {
  disk: ["fs", "fs/promises"],
  network: ["net", "tls", "http", "https", "http2", "dgram", "dns", "dns/promises", "axios"],
  processes: ["child_process", "cluster", "worker_threads", "os"],
};
/** What only calculates. */
const harmless = new Set(["isIP", "isIPv4", "isIPv6", "BlockList"]);
const chance = /^(random|generate|webcrypto$)/;
const members = {
  "Math.random": "chance",
  "crypto.randomUUID": "chance",
  "crypto.getRandomValues": "chance",
  "globalThis.fetch": "network",
  "process.kill": "processes",
  "process.exit": "process end",
  "process.abort": "process end",
  "process.reallyExit": "process end",
};

const problems = readdirSync(join(root, "src"), { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
  .map((name) => join("src", name))
  .flatMap((file) => reaches(file).filter(({ what }) => !allowed[what].some((place) => file === place || isWithin(file, place))));
if (problems.length > 0) {
  const lines = problems.map(
    ({ file, line, what, by }) => `  ${file}:${line} reaches ${what} by ${by}; allowed in: ${allowed[what].join(", ")}`,
  );
  console.error(`Reached past the ports:\n${lines.join("\n")}`);
  console.error("Take it from the world that is handed down (src/ports/world.ts). Who may reach what stands in scripts/check-reach.mjs.");
  process.exitCode = 1;
}

function isWithin(file, place) {
  return place.endsWith("/") && file.startsWith(place);
}

function reaches(file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  visit(source);
  return found;

  function visit(node) {
    for (const reach of reachedBy(node))
      found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, ...reach });
    ts.forEachChild(node, visit);
  }
}

function reachedBy(node) {
  if (ts.isImportDeclaration(node)) return imported(node.moduleSpecifier, node.importClause?.isTypeOnly, namesIn(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return imported(node.moduleSpecifier, node.isTypeOnly, namesIn(node));
  if (ts.isCallExpression(node)) {
    const isLoading = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
    if (isLoading && node.arguments[0]) return imported(node.arguments[0], false, undefined);
    if (node.expression.getText() === "fetch") return [{ what: "network", by: "fetch" }];
  }
  const text = ts.isPropertyAccessExpression(node) ? node.getText() : undefined;
  if (text !== undefined && Object.hasOwn(members, text)) return [{ what: members[text], by: text }];
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
    const names = node.name.elements.map((it) => `${node.initializer.getText()}.${(it.propertyName ?? it.name).getText()}`);
    return names.filter((name) => Object.hasOwn(members, name)).map((name) => ({ what: members[name], by: name }));
  }
  return [];
}

/** @param names undefined for the whole of it */
function imported(specifier, isTypeOnly, names) {
  if (isTypeOnly || !ts.isStringLiteralLike(specifier)) return [];
  const name = specifier.text.replace(/^node:/, "");
  const uses = names?.filter((each) => !harmless.has(each));
  if (uses?.length === 0) return [];
  if (name === "crypto") {
    const sources = uses?.filter((each) => chance.test(each)) ?? ["the whole of crypto"];
    return sources.map((by) => ({ what: "chance", by }));
  }
  const [what] = Object.entries(modules).find(([, all]) => all.includes(name)) ?? [];
  return what === undefined ? [] : [{ what, by: specifier.text }];
}

/** What is imported by name and is no type; undefined where all of a module is. */
function namesIn(clause) {
  const bindings = clause && (ts.isExportDeclaration(clause) ? clause.exportClause : clause.namedBindings);
  if (!clause || clause.name || !bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return undefined;
  return bindings.elements.filter((it) => !it.isTypeOnly).map((it) => (it.propertyName ?? it.name).text);
}
