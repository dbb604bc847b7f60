/**
 * Keeps the arrows of the house: who may import whom. Prints every line that breaks one, and fails.
 *
 * `node scripts/check-arrows.mjs [FOLDER]`, where FOLDER is another checkout. Tests are exempt.
 * Types count as imports for the arrows, and do not count for what the plugin loads.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Who may import whom, besides its own folder. The first entry that a file begins with holds for it.
 * A target is a folder, or a file without its extension; `*` stands for one name.
 */
const arrows = [
  ["src/index", ["src/clouds", "src/messaging", "src/http"]],
  ["src/engine", ["src/stack", "src/clouds", "src/reconcile", "src/schema", "src/http", "src/version"]],
  ["src/version", []],
  ["src/files", []],
  ["src/schema", []],
  ["src/http", []],
  ["src/reconcile", ["src/schema"]],
  ["src/clouds/index", ["src/schema", "src/clouds"]],
  // A cloud knows nothing of another: what they share lies beside them.
  ["src/clouds/*/", ["src/schema", "src/http", ...filesBesideClouds()]],
  ["src/clouds", ["src/schema", "src/http"]],
  ["src/messaging", ["src/clouds", "src/schema", "src/http"]],
  // The entries hand the list of clouds in; below them nobody knows it.
  ["src/plugin/main", ["src/clouds", "src/reconcile", "src/schema", "src/http", "src/files"]],
  ["src/plugin", ["src/reconcile", "src/schema", "src/http", "src/files"]],
  ["src/stack", ["src/reconcile", "src/schema", "src/http", "src/files"]],
  // What client and emulator shared beyond this, they could get wrong together.
  ["src/emulator", ["src/clouds/*/sign", "src/clouds/*/sign-v1", "src/clouds/*/enumerations", "src/files", "src/schema/utf8"]],
  [
    "src/cli",
    [
      "src/version",
      "src/stack",
      "src/plugin",
      "src/emulator",
      "src/messaging",
      "src/clouds",
      "src/reconcile",
      "src/schema",
      "src/http",
      "src/files",
    ],
  ],
  ["constructs", []],
];

/** Modules that a program must not load, not even through others. */
const notLoaded = [{ entry: "src/plugin/main.ts", folders: ["src/cli", "src/stack", "src/emulator"] }];

const files = ["src", "constructs"].flatMap((folder) => sources(folder));
const importsOf = new Map(files.map((file) => [file, imports(file)]));
const problems = [...files.flatMap(brokenArrows), ...notLoaded.flatMap(forbiddenLoads)];
if (problems.length > 0) {
  console.error(`Arrows of the house that are broken:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  console.error("Who may import whom stands in scripts/check-arrows.mjs.");
  process.exitCode = 1;
}

/** All but the two that bring the clouds together. */
function filesBesideClouds() {
  const names = readdirSync(join(root, "src/clouds")).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return names.map((name) => `src/clouds/${name.replace(/\.ts$/, "")}`).filter((file) => !/\/(index|functions)$/.test(file));
}

function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

/** Imports of our own modules: `{ target, isType, line }`, target relative to the top folder with its extension. */
function imports(file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  visit(source);
  return found;

  function visit(node) {
    const specifier = specifierOf(node);
    const target = specifier?.text.startsWith(".") ? resolved(file, specifier.text) : undefined;
    if (target) found.push({ target, isType: isTypeOnly(node), line: source.getLineAndCharacterOfPosition(specifier.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  }
}

/** `import … from "x"`, `export … from "x"`, `import("x")`, `require("x")`, `typeof import("x")`. */
function specifierOf(node) {
  const literal = (it) => (it && ts.isStringLiteralLike(it) ? it : undefined);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return literal(node.argument.literal);
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
  return isImport ? literal(node.arguments[0]) : undefined;
}

function isTypeOnly(node) {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node)) return false;
  const { importClause: clause } = node;
  const named = clause?.namedBindings;
  const onlyTypes =
    !clause?.name && named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((it) => it.isTypeOnly);
  return Boolean(clause?.isTypeOnly || onlyTypes);
}

function resolved(file, specifier) {
  const base = resolve(root, dirname(file), specifier).replace(/\.js$/, "");
  const path = [`${base}.ts`, join(base, "index.ts"), base].find((path) => existsSync(path) && statSync(path).isFile());
  // Level 1 of the constructs is made by the build.
  if (!path && matches(file, "constructs") && specifier.startsWith("./level1/")) return undefined;
  if (!path) throw new Error(`${file} imports ${specifier}, which is not there`);
  return relative(root, path);
}

function brokenArrows(file) {
  const arrow = arrows.find(([from]) => matches(file, from));
  if (!arrow) return [`${file}: no arrow says what it may import`];
  const home = homeOf(file, arrow[0]);
  return importsOf
    .get(file)
    .filter(({ target }) => !matches(target, home) && !arrow[1].some((allowed) => matches(target, allowed)))
    .map(({ target, line }) => `${file}:${line} imports ${target}; allowed besides its own folder: ${arrow[1].join(", ") || "nothing"}`);
}

/** The folder whose files may import each other: `src/x`, or one cloud. */
function homeOf(file, from) {
  return file
    .split("/")
    .slice(0, from === "src/clouds/*/" ? 3 : 2)
    .join("/");
}

/** Is the file this one, or in this folder? */
function matches(file, pattern) {
  const parts = pattern.split("/").filter((part) => part !== "");
  const path = file.replace(/\.ts$/, "").split("/");
  const isInside = pattern.endsWith("/") ? path.length > parts.length : path.length >= parts.length;
  return isInside && parts.every((part, i) => part === "*" || part === path[i]);
}

function forbiddenLoads({ entry, folders }) {
  if (!importsOf.has(entry)) return [];
  const loadedBy = new Map([[entry, undefined]]);
  for (const file of loadedBy.keys()) {
    for (const { target, isType } of importsOf.get(file) ?? []) if (!isType && !loadedBy.has(target)) loadedBy.set(target, file);
  }
  const forbidden = [...loadedBy.keys()].filter((file) => folders.some((folder) => matches(file, folder)));
  return forbidden.map((file) => `${entry} loads ${file}, through ${wayTo(file, loadedBy)}`);
}

function wayTo(file, loadedBy) {
  const from = loadedBy.get(file);
  return from === undefined ? file : `${wayTo(from, loadedBy)} → ${file}`;
}
