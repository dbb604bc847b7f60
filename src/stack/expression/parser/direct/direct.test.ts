/** What is read directly is what HCL's own parser reads, or nothing at all. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { formatJson, parseJson } from "../../../../schema/text/json";
import { asHeredoc } from "../parser";
import { askParser, parserReady } from "../program";
import type { SyntaxNode, SyntaxTree } from "../syntax-tree";
import { bodyIn } from "./body";
import { expressionIn, templateIn } from "./tree";

jest.setTimeout(120_000);

beforeAll(parserReady);

/** What is made use of in a tree: places only where something is read there. */
function usedOf(node: SyntaxNode, source: Buffer): unknown {
  const { type, meta, children } = node;
  const { start, end } = node.range;
  const isName = type === "" && children.length === 0 && source[start.byte] !== 0x5b;
  const isText = type === "literalValue" && meta?.type === "string";
  return {
    kind: type,
    ...((isName || isText) && { at: start.byte === end.byte ? "" : start.byte, written: source.subarray(start.byte, end.byte).toString() }),
    ...(type === "for" && { opening: source[start.byte] }),
    ...(/^(literalValue|scopeTraversal|relativeTraversal|index)$/.test(type) && { value: meta?.value }),
    ...(meta?.traversal && { traversal: meta.traversal.map(({ type, segment }) => ({ type, segment })) }),
    ...Object.fromEntries(
      (["type", "name", "operator", "expandedFinalArgument", "keyVar", "valVar", "groupedValue"] as const).map((key) => [key, meta?.[key]]),
    ),
    children: children.map((child) => usedOf(child, source)),
  };
}

function byParser(text: string): unknown {
  const { json } = askParser("getExpressionAst", text);
  const root = json === undefined ? null : (JSON.parse(json) as SyntaxNode | null);
  return root ? usedOf(root, Buffer.from(text)) : "refused";
}

const direct = (tree: SyntaxTree | undefined) => tree && usedOf(tree.root, tree.source);

/** @returns whether it was read */
function compareExpression(text: string): boolean {
  const own = direct(expressionIn(text));
  if (own !== undefined) expect({ text, tree: own }).toEqual({ text, tree: byParser(text) });
  return own !== undefined;
}

function compareTemplate(text: string): boolean {
  const heredoc = asHeredoc(text);
  const own = direct(templateIn(heredoc));
  if (own !== undefined) expect({ text, tree: own }).toEqual({ text, tree: byParser(heredoc) });
  return own !== undefined;
}

function compareBody(text: string): boolean {
  const own = bodyIn(text);
  if (own === undefined) return false;
  const { json } = askParser("parse", text);
  expect({ text, body: formatJson(own) }).toEqual({ text, body: json === undefined ? "refused" : formatJson(parseJson(json)) });
  return true;
}

const blank = fc.constantFrom("", "", "", " ", "  ", "\t", "\n", "\r\n", " # c\n", "/* c */", "// c\n");
const name = fc.constantFrom("a", "b", "each", "var", "x-y", "云杉", "_z", "for", "in", "if", "null", "true", "a1", "é");
const text = fc
  .array(
    fc.constantFrom("a", "验", " ", "$", "%", "$${", "%%{", "\\n", '\\"', "\\\\", "é", "e\u0301", "😀", "{", "}", "~", "#", "\\u4e2d", "'"),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(""));
const numbers = fc.constantFrom("0", "1", "42", "1.5", "0.10", "1e3", "007", "123456789012345678", "1.", "-1");

const { expression, quoted } = fc.letrec<{ expression: string; quoted: string; pair: string }>((tie) => {
  const [inner, quoted, pair] = [tie("expression"), tie("quoted"), tie("pair")];
  const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc.tuple(...parts.flatMap((part) => [typeof part === "string" ? fc.constant(part) : part, blank])).map((all) => all.join(""));
  const many = (item: fc.Arbitrary<string>, separator: string) => fc.array(item, { maxLength: 3 }).map((items) => items.join(separator));
  const step = fc.oneof(
    name.map((part) => `.${part}`),
    fc.constantFrom("[0]", "[*]", ".*", ".0", '["k"]', '["云"]', '["a\\n"]', "[-1]", '["$${x}"]'),
    inner.map((key) => `[${key}]`),
  );
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: "hcl" },
      name,
      numbers,
      fc.constantFrom("true", "false", "null"),
      join(
        name,
        fc.array(step, { maxLength: 3 }).map((steps) => steps.join("")),
      ),
      quoted,
      join(
        inner,
        fc.array(step, { minLength: 1, maxLength: 2 }).map((steps) => steps.join("")),
      ),
      join("(", inner, ")"),
      join(fc.constantFrom("-", "!"), inner),
      join(inner, fc.constantFrom("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "<<", "=", "&"), inner),
      join(inner, "?", inner, ":", inner),
      join(fc.constantFrom("f", "core::f", "a::b::c", "templatefile", "for"), "(", many(inner, ","), fc.constantFrom("", ",", "..."), ")"),
      join("[", many(inner, ","), fc.constantFrom("", ","), "]"),
      join("{", many(pair, ","), fc.constantFrom("", ","), "}"),
      join("{", many(pair, "\n"), "}"),
      join("[for ", name, " in ", inner, ":", inner, fc.constantFrom("", " if a", " if b == 1"), "]"),
      join("{for ", name, ",", name, " in ", inner, ":", inner, "=>", inner, fc.constantFrom("", "...", " if a", "... if b"), "}"),
    ),
    pair: join(fc.oneof(name, quoted, join("(", inner, ")"), numbers), fc.constantFrom("=", ":", "==", " "), inner),
    quoted: fc
      .array(
        fc.oneof(
          text,
          inner.map((value) => `\${${value}}`),
          inner.map((value) => `\${~ ${value} ~}`),
          fc.constant("%{ if a }b%{ endif }"),
        ),
        { maxLength: 3 },
      )
      .map((parts) => `"${parts.join("")}"`),
  };
});

/** What comes out of a file in UTF-8 has no half of a pair. */
const ofFiles = (written: fc.Arbitrary<string>) => written.filter((each) => Buffer.from(each).toString() === each);

/** One character more, less or another one: what is nearly right. */
const damage = fc.tuple(fc.nat(), fc.constantFrom("cut", "put", "swap"), fc.constantFrom(...'"${}[]().,:=?!<>-+*/%#~\\\n\r\t _aé0云'));
function damaged(whole: string, [at, how, sign]: readonly [number, string, string]): string {
  const place = at % (whole.length + 1);
  if (how === "cut") return whole.slice(0, place) + whole.slice(place + 1);
  return whole.slice(0, place) + sign + whole.slice(how === "swap" ? place + 1 : place);
}
const nearly = (written: fc.Arbitrary<string>) =>
  fc.tuple(written, fc.array(damage, { maxLength: 2 })).map(([whole, all]) => all.reduce(damaged, whole));

const attribute = fc.tuple(name, fc.constantFrom(" = ", "=", " ", " =\n", "\t=  "), expression).map((parts) => parts.join(""));
const { body } = fc.letrec<{ body: string; item: string }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3, depthIdentifier: "body" },
    attribute,
    fc.constantFrom("# note", "/* note */", "", "// 说明"),
    fc
      .tuple(
        name,
        fc.array(fc.oneof(name, quoted, fc.constantFrom('"a"', '"云杉"')), { maxLength: 2 }),
        fc.constantFrom(" {\n", "{", " { ", " { # c\n"),
        tie("body"),
        fc.constantFrom("}", "\n}", " }"),
      )
      .map(([kind, labels, open, inner, close]) => `${kind} ${labels.join(" ")}${open}${inner}${close}`),
  ),
  body: fc.array(tie("item"), { maxLength: 4 }).map((items) => items.join("\n")),
}));

const share = (read: number, all: number) => Math.round((100 * read) / all);

describe("an expression is read as HCL's own parser reads it, or left to it", () => {
  const check = (written: fc.Arbitrary<string>, compare: (text: string) => boolean, numRuns = 3000) => {
    let read = 0;
    fc.assert(
      fc.property(written, (each) => {
        if (compare(each)) read += 1;
      }),
      { numRuns },
    );
    return share(read, numRuns);
  };

  test("alone", () => {
    expect(check(expression, compareExpression)).toBeGreaterThan(20);
  });
  test("alone, with a mistake", () => {
    expect(check(nearly(expression), compareExpression)).toBeGreaterThan(10);
  });
  test("in a template", () => {
    const parts = fc.oneof(
      text,
      fc.constantFrom("\n", "<<END\n", "END", "\\"),
      expression.map((each) => `\${${each}}`),
    );
    expect(check(nearly(fc.array(parts, { maxLength: 4 }).map((all) => all.join(""))), compareTemplate)).toBeGreaterThan(20);
  });
  test("in a file", () => {
    expect(check(ofFiles(nearly(body)), compareBody)).toBeGreaterThan(10);
  });
});

test.each([
  ["sums", `1${" + 1".repeat(20_000)}`],
  ["conditions", "a ? b : ".repeat(20_000)],
  ["signs", `${"!".repeat(20_000)}a`],
  ["names", `a${".b".repeat(20_000)}`],
  ["indexes", `a${"[b]".repeat(20_000)}`],
  ["splats", `a${"[*]".repeat(20_000)}`],
  ["brackets", "[".repeat(20_000)],
  ["texts", '"${'.repeat(20_000)],
  ["calls", "f(".repeat(20_000)],
  ["objects", "{a=".repeat(20_000)],
])("very many %s in each other are left to it", (_title, text) => {
  expect(expressionIn(text)).toBeUndefined();
  expect(templateIn(asHeredoc(`\${${text}}`))).toBeUndefined();
  expect(bodyIn(`a = ${text}\n`)).toBeUndefined();
});

test.each(["1e99999", "1e-99999", "f(1e2147483647)", 'f("a")[1e9999999999]'])("%s is left to it", (text) => {
  expect(expressionIn(text)).toBeUndefined();
  expect(bodyIn(`a = ${text}\n`)).toBeUndefined();
});

test.each([`e${"\u0301".repeat(32)}`, "\u{105d2}\u0307", "a\u0897\u0316", "\u1100\u1161"])(
  "a text that has two forms is left to it: %j",
  (text) => {
    expect(bodyIn(`a = "${text}"\n`)).toBeUndefined();
  },
);

test("very many labels are left to it", () => {
  expect(bodyIn(`a ${"b ".repeat(20_000)}{}`)).toBeUndefined();
});

test("very many blocks in each other are left to it", () => {
  expect(bodyIn(`${"a {\n".repeat(20_000)}${"}\n".repeat(20_000)}`)).toBeUndefined();
});

test("every stack of the corpus and of the examples is read as HCL's own parser reads it", () => {
  const root = join(__dirname, "../../../../..");
  const files = ["test/corpus/stacks", "examples"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tf") && !file.includes("node_modules"))
      .map((file) => join(root, folder, file)),
  );
  const read = files.filter((file) => compareBody(readFileSync(file, "utf8")));
  expect(share(read.length, files.length)).toBeGreaterThan(50);
});
