import fc from "fast-check";
import { compile, compileTemplateByParser } from "./compile";
import { EvaluationError, type EvaluationScope, type Expression, type Reference } from "./expression";
import { splitTemplate } from "./template";
import { escapeAdvice, unescapedVariables } from "./unescaped";

type Tree = string | { [step: string]: Tree };

/** Every subject that is referred to is a tree in which every path has a value that tells where it is. */
function scopeFor(references: readonly Reference[]): EvaluationScope {
  const trees: Record<string, Tree> = {};
  for (const { blockAddress, steps } of references) {
    const path = [blockAddress, ...steps.map(String)];
    path.reduce<Record<string, Tree>>((tree, step, i) => {
      const known = Object.hasOwn(tree, step) ? tree[step] : undefined;
      const inner = typeof known === "object" ? known : {};
      tree[step] = i < path.length - 1 ? inner : (known ?? `<${path.join(".")}>`);
      return inner;
    }, trees);
  }
  return { resolve: (blockAddress) => ({ value: trees[blockAddress] ?? null, sensitive: false }) };
}

function outcome(expression: Expression | undefined) {
  if (!expression) return "refused";
  try {
    return { ...expression.evaluate(scopeFor(expression.references)), references: expression.references };
  } catch (failure) {
    if (failure instanceof EvaluationError) return failure.message;
    throw failure;
  }
}

const name = fc.stringMatching(/^[A-Za-z_一登龥][A-Za-z0-9_录龥-]{0,5}$/);
const step = fc.oneof(
  name.map((part) => `.${part}`),
  fc.nat({ max: 3 }).map((index) => `[${index}]`),
  fc.stringMatching(/^[A-Za-z0-9_ .:/@登龥-]{0,5}$/).map((key) => `["${key}"]`),
);
const reference = fc
  .tuple(fc.constantFrom("var", "local", "sms_x", "data.sms_x", "each"), name, fc.array(step, { maxLength: 3 }), fc.constantFrom("", " "))
  .map(([root, blockAddress, steps, blank]) => `\${${blank}${root}.${blockAddress}${steps.join("")}${blank}}`);
const plain = fc.string({
  unit: fc.constantFrom("a", "您", "e\u0301", '"', "\\", "\n", "\\n", "$", "%", "{", "}", " ", "~", "$${", "%%{", "$$${"),
  maxLength: 8,
});
const template = fc.array(fc.oneof(plain, reference), { maxLength: 5 }).map((parts) => parts.join(""));

test("the fast path reads a template exactly as the parser does", async () => {
  let fast = 0;
  await fc.assert(
    fc.asyncProperty(template, async (text) => {
      const [own, parsed] = [await compile(text, { text: "x" }), await compileTemplateByParser(text, { text: "x" })];
      let split: unknown;
      try {
        split = splitTemplate(text);
      } catch {
        split = [];
      }
      if (split !== undefined) fast++;
      expect(outcome(own.expression)).toEqual(outcome(parsed.expression));
    }),
    { numRuns: 400 },
  );
  expect(fast).toBeGreaterThan(50);
});

test.each([
  ["plain", [{ literal: "plain" }]],
  ["a $${b} %%{c}", [{ literal: "a ${b} %{c}" }]],
  ["${var.a}", [{ reference: { blockAddress: "var.a", steps: [], text: "var.a" } }]],
  ["${var.登录[0]}", [{ reference: { blockAddress: "var.登录", steps: [0], text: "var.登录[0]" } }]],
  [
    'x ${a.b[0].c["k"]} y',
    [{ literal: "x " }, { reference: { blockAddress: "a.b", steps: [0, "c", "k"], text: 'a.b[0].c["k"]' } }, { literal: " y" }],
  ],
])("%s is split without the parser", (text, parts) => {
  expect(splitTemplate(text)).toEqual(parts);
});

test.each(["${1}", "${a.b + 1}", "%{if a.b}x%{endif}", "${upper(a.b)}", "${~ a.b}", '${a.b["$${x}"]}', "${true}", "${a.b[*].c}"])(
  "%s is left to the parser",
  (text) => {
    expect(splitTemplate(text)).toBeUndefined();
  },
);

describe("unescaped platform variables", () => {
  test.each<[string, string[]]>([
    ["您的验证码是${code}", ["code"]],
    ["${1} 和 ${2}, 再 ${1}", ["1", "2"]],
    ["${ code }", ["code"]],
    ["${验证码}", ["验证码"]],
    ["$${code} %{x}", []],
    ["$$${code}", []],
    ["${var.code} ${sms_x.y.id}", []],
    ['${var.a ? "${code}" : ""}', ["code"]],
  ])("in %s", (text, names) => {
    expect(unescapedVariables(text)).toEqual(names);
  });

  test("the advice shows how to write each of them", () => {
    expect(escapeAdvice(["1", "code"])).toContain('Write $${1}, $${code} in the stack; in CDKTF, text("…")');
  });
});
