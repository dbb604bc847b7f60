/**
 * Keeps the one way of a text to the terminal: who may write to the standard streams, and who may make a text printable as it is.
 * Prints every line that goes another way, and fails.
 *
 * `node scripts/check-writers.mjs [FOLDER]`, where FOLDER is another checkout. Tests are exempt.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));

/** Who may use what. Everybody else gives data to a terminal by `printable`. */
const allowed = {
  "process.stdout": ["src/cli/terminal.ts", "src/plugin/starting/launcher.ts", "src/plugin/starting/plugin.ts"],
  // The app of a stack is the user's own program: what it writes passes on.
  "process.stderr": [
    "src/cli/main.ts",
    "src/cli/terminal.ts",
    "src/plugin/log.ts",
    "src/plugin/starting/start.ts",
    "src/stack/configuration/files/app.ts",
  ],
  console: [],
  styled: ["src/cli/render/writing/colours.ts"],
  verbatim: ["src/cli/run.ts", "src/cli/terminal.ts"],
};

const problems = readdirSync(join(root, "src"), { recursive: true })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => join("src", name))
  .flatMap((file) => uses(file).filter(({ what }) => !allowed[what].includes(file)));
if (problems.length > 0) {
  const lines = problems.map(
    ({ file, line, what }) => `  ${file}:${line} uses ${what}; allowed in: ${allowed[what].join(", ") || "no file"}`,
  );
  console.error(`Texts that reach a terminal unchecked:\n${lines.join("\n")}`);
  console.error("Who may write stands in scripts/check-writers.mjs; data goes by printable of src/cli/render/writing/printable.ts.");
  process.exitCode = 1;
}

function uses(file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  visit(source);
  return found;

  function visit(node) {
    for (const what of namedBy(node)) found.push({ file, what, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  }
}

/** `process.stdout`, `const { stdout } = process`, `console`, and what is imported from printable. */
function namedBy(node) {
  const isProcess = (it) => it !== undefined && ts.isIdentifier(it) && it.text === "process";
  const streams = (names) => names.map((name) => `process.${name}`).filter((what) => what in allowed);
  if (ts.isPropertyAccessExpression(node) && isProcess(node.expression)) return streams([node.name.text]);
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) return ["process.stdout", "process.stderr"];
  if (ts.isVariableDeclaration(node) && isProcess(node.initializer))
    return ts.isObjectBindingPattern(node.name) ? streams(node.name.elements.map((it) => (it.propertyName ?? it.name).getText())) : [];
  if (ts.isImportSpecifier(node)) {
    const name = (node.propertyName ?? node.name).text;
    return name in allowed && name !== "console" ? [name] : [];
  }
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === "console" ? ["console"] : [];
}
