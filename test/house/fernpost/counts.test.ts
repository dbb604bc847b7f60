/** What adding a platform costs, counted. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..", "..");
const scenario = join(__dirname, "life.test.ts");

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
const byHand = filesIn(__dirname).filter((path) => (path.endsWith(".ts") && !path.endsWith(".test.ts")) || path === scenario);
const textOf = (path: string) => readFileSync(path, "utf8");

function linesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.trimEnd().split("\n").length, 0);
}

/** Where a program is told what it cannot see for itself: casts, `!` and `any`. `as const` tells it nothing. */
function castsIn(text: string): string[] {
  const file = ts.createSourceFile("it.ts", text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const isCast = (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) || ts.isTypeAssertionExpression(node);
    if (isCast || ts.isNonNullExpression(node) || node.kind === ts.SyntaxKind.AnyKeyword) found.push(node.getText());
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** The lines of each file that name the platform. */
function mentionsIn(texts: ReadonlyMap<string, string>): Record<string, string[]> {
  const lines = [...texts].map(([path, text]) => [path, text.split("\n").filter((line) => /fernpost/i.test(line))] as const);
  return Object.fromEntries(lines.filter(([, found]) => found.length > 0));
}

describe("adding a platform", () => {
  it("takes at most 900 lines: client, two objects, approval, data source, emulator and their scenario", () => {
    expect(byHand.length).toBeGreaterThan(10);
    expect(linesOf(byHand.map(textOf))).toBeLessThanOrEqual(900);
  });

  it("takes no cast and no any", () => {
    expect(byHand.flatMap((path) => castsIn(textOf(path)))).toEqual([]);
  });

  it("takes a line in each of two lists elsewhere", () => {
    const elsewhere = ["src", "constructs", "scripts", "test"]
      .flatMap((folder) => filesIn(join(root, folder)))
      .filter((path) => relative(__dirname, path).startsWith(".."));
    expect(mentionsIn(new Map(elsewhere.map((path) => [relative(root, path), textOf(path)])))).toEqual({
      "test/house/clouds.ts": ['export { fernpost } from "./fernpost";'],
      "test/house/platforms.ts": ['export { fernpost } from "./fernpost/emulator";'],
    });
  });
});

describe("these counts", () => {
  it("see every line", () => {
    expect(linesOf(["a\n\nb\n", "c"])).toBe(4);
  });

  it.each(["const a = b as C;", "const a = <C>b;", "const a = b!;", "const a: any = b;", "function f(a: readonly any[]) {}"])(
    "see %s",
    (text) => {
      expect(castsIn(text)).toHaveLength(1);
    },
  );

  it("see no cast in what is none", () => {
    expect(castsIn('import { a as b } from "c"; const d = ["any"] as const; // as any')).toEqual([]);
  });

  it("see the name in any spelling", () => {
    const texts = new Map([
      ["a.ts", 'const a = 1;\nif (name === "FernPost") return;'],
      ["b.ts", "const b = 1;"],
    ]);
    expect(mentionsIn(texts)).toEqual({ "a.ts": ['if (name === "FernPost") return;'] });
  });
});
