import { UNKNOWN, type Value } from "../../schema";
import { Decimal } from "../../schema/number/numeric";
import { type Compiled, compile, compileDynamic } from "./compile";
import { EvaluationError, type EvaluationScope } from "./expression";
import type { Json } from "./json";

const blockAddresses: Readonly<Record<string, Value>> = {
  "var.name": "code",
  "var.count": 2,
  "var.flag": true,
  "var.none": null,
  "var.list": ["a", "b"],
  "var.later": UNKNOWN,
  "sms_x.one": { id: "sms-1", tags: { "a b": "c" }, later: UNKNOWN, nothing: null },
  "sms_x.many": [{ id: "m0" }, { id: "m1" }],
  "sms_x.keyed": { east: { id: "e" }, west: { id: "w" } },
  "each.key": "east",
};
const secrets = new Set(["var.secret"]);
const scope: EvaluationScope = {
  resolve: (blockAddress) => ({
    value: blockAddress === "var.secret" ? "s3cret" : (blockAddresses[blockAddress] ?? null),
    sensitive: secrets.has(blockAddress),
  }),
};

function expressionOf({ expression, diagnostics }: Compiled) {
  expect(diagnostics).toEqual([]);
  if (!expression) throw new Error("nothing was compiled");
  return expression;
}
async function evaluate(raw: Json): Promise<Value> {
  return expressionOf(await compile(raw, { text: "main.tf.json, output.x" })).evaluate(scope).value;
}
async function refusalOf(raw: Json): Promise<string> {
  const { expression, diagnostics } = await compile(raw, { text: "main.tf.json, output.x" });
  expect(expression).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  return `${diagnostics[0]?.summary}: ${diagnostics[0]?.detail}`;
}
async function failureOf(raw: Json): Promise<string> {
  const expression = expressionOf(await compile(raw, { text: "main.tf.json, output.x" }));
  try {
    return JSON.stringify(expression.evaluate(scope));
  } catch (failure) {
    if (failure instanceof EvaluationError) return failure.message;
    throw failure;
  }
}

/** Expressions in JSON syntax with the values that Terraform 1.11.4 gives them. */
const asTerraform: readonly (readonly [Json, Value])[] = [
  ["$${a}", "${a}"],
  ["$$${a}", "$${a}"],
  ["$$$$${a}", "$$$${a}"],
  ["%%%{a}", "%%{a}"],
  ["%%%%{if}", "%%%{if}"],
  ["$%{if true}y%{endif}", "$y"],
  ["%${1}", "%1"],
  ["$$%%{", "$$%{"],
  ["%$${a}", "%${a}"],
  ["$%%{a}", "$%{a}"],
  ['a\\nb\\t"q" ${"a\\nb"}', 'a\\nb\\t"q" a\nb'],
  ["a\nb ${1}\n", "a\nb 1\n"],
  ["x%{ if true ~}\n  \n  yes  \n  %{~ endif ~}  \n\n z", "x  \n  yes  \n\n z"],
  ["a  ${~ 1 ~}  b", "a1b"],
  ["a  ${~ 1 ~}  \n\n  b", "a1\n  b"],
  ["a\r\nb ${1}\r\n", "a\r\nb 1\r\n"],
  ["e\u0301 ${1}", "é 1"],
  ["e\u0301", "é"],
  ["${1.50} ${1e21} ${0.0000001} ${12345678901234567890}", "1.5 1000000000000000000000 0.0000001 12345678901234567890"],
  ["${0.1+0.2}", 0.3],
  ["${-7 % 3}", -1],
  ["${7.5 % 2}", 1.5],
  ['${true ? 1 : "a"}', "1"],
  ["${true ? null : 1}", null],
  ['${1 == "1"}', false],
  ['${"true" == true}', false],
  ['${"1" + 2}', 3],
  ['${!"true"}', false],
  ['${"true" && true}', true],
  ["${false ? [] : [1]}", [1]],
  ['${toset(["b","a",1])}', ["1", "a", "b"]],
  ['${tomap({a=1,b="x"})}', { a: "1", b: "x" }],
  ['${tolist([1,"x"])}', ["1", "x"]],
  ['${tolist(toset(["b","a"]))}', ["a", "b"]],
  ["${null[*]}", []],
  ['${"a"[*]}', ["a"]],
  ["${{a=1}[*].a}", [1]],
  ['${""}', ""],
  ['${"x${1}"}', "x1"],
  [" ${1}", " 1"],
  ['${{a=1}["a"]}', 1],
  ['${[1,2]["1"]}', 2],
  ['${{"1"=2}[1]}', 2],
  ["${[{a=1}].*.a}", [1]],
  ["${[[1],[2]].*.0}", [1, 2]],
  ["${[[1],[2]][*][0]}", [1, 2]],
  ['${"10" > 9}', true],
  ["${- -1}", 1],
  ["${-0}", 0],
  ["${\n 1 \n}", 1],
  ["${true}x", "truex"],
  [
    { '${"k"}': "${1}", "$${x}": 2 },
    { k: 1, "${x}": 2 },
  ],
  ['${"true" ? 1 : 2}', 1],
  ["${[1]==[1]}", true],
  ["${null==null}", true],
  ["${{a=null} == {a=null}}", true],
  ["x${1 /* } */}", "x1"],
  ['${"1e3" * 1}', 1000],
  ['${"+5" * 1}', 5],
  ['${".5" * 1}', 0.5],
  ['${"5." * 1}', 5],
  ["${9007199254740993 * 3}", 27021597764222979n],
  ["${9007199254740992 + 1}", 9007199254740993n],
  ["${-9007199254740993 == -9007199254740992}", false],
  ["${9007199254740993 > 9007199254740992.5}", true],
  ["${0.1 + 0.2 == 0.3}", true],
  ["${1/3}", new Decimal(`0.${"3".repeat(154)}5`)],
  ["x${1/3}", `x0.${"3".repeat(154)}5`],
  ["${10 % 0.3}", new Decimal(`0.0${"9".repeat(152)}28`)],
  [12345678901234567890n, 12345678901234567890n],
  [new Decimal("12345678901234567890.5"), new Decimal("12345678901234567890.5")],
];

describe("an expression", () => {
  test.each(asTerraform)("%j has the value that Terraform gives it", async (raw, value) => {
    expect(await evaluate(raw)).toEqual(value);
  });

  test.each<[Json, Value]>([
    ["您的验证码是$${code}", "您的验证码是${code}"],
    ["${var.count}", 2],
    ["${var.count} ${var.flag}", "2 true"],
    ["${sms_x.one.id}", "sms-1"],
    ['${sms_x.one.tags["a b"]}', "c"],
    ["${sms_x.many[1].id}", "m1"],
    ["${sms_x.many[*].id}", ["m0", "m1"]],
    ["${sms_x.many.*.id}", ["m0", "m1"]],
    ["${sms_x.many[var.count - 1].id}", "m1"],
    ["${sms_x.keyed[each.key].id}", "e"],
    ['${sms_x.keyed["west"].id}', "w"],
    ["%{ if var.flag }yes%{ else }no%{ endif }", "yes"],
    ["%{ if !var.flag }yes%{ endif }", ""],
    ['a %{ if var.flag }"quoted" \\n $${x} ${var.name}%{ endif }', 'a "quoted" \\n ${x} code'],
    [{ nested: ["${var.name}", 1, null, true] }, { nested: ["code", 1, null, true] }],
  ])("%j is evaluated against the scope", async (raw, value) => {
    expect(await evaluate(raw)).toEqual(value);
  });

  test.each<[Json, Value]>([
    ["a ${var.later}", UNKNOWN],
    ["${var.later.x[0].y}", UNKNOWN],
    ["${sms_x.one.later}", UNKNOWN],
    ["${var.later + 1}", UNKNOWN],
    ["${var.later == null}", UNKNOWN],
    ["${var.later ? 1 : 2}", UNKNOWN],
    ["${var.later[*].id}", UNKNOWN],
    ["${[var.later]}", [UNKNOWN]],
    ["${toset(var.later)}", UNKNOWN],
    [{ "${var.later}": 1 }, UNKNOWN],
    [
      { a: "${var.later}", b: 1 },
      { a: UNKNOWN, b: 1 },
    ],
  ])("%j is unknown where its parts are", async (raw, value) => {
    expect(await evaluate(raw)).toEqual(value);
  });

  test.each(["x ${var.secret}", "${[var.secret]}", '${var.secret == "a"}', '${var.flag ? var.secret : ""}', '${var.secret == "" ? 1 : 2}'])(
    "%s is sensitive because a part of it is",
    async (raw) => {
      expect(expressionOf(await compile(raw, { text: "x" })).evaluate(scope).sensitive).toBe(true);
    },
  );

  test("a result that was not chosen does not make the value sensitive, nor does it have to exist", async () => {
    const expression = expressionOf(await compile('${var.flag ? "a" : "${var.secret}${var.none.x}"}', { text: "x" }));
    expect(expression.evaluate(scope)).toMatchObject({ value: "a", sensitive: false });
  });

  test.each<[string, Value]>([
    ["<<EOT\na ${1}\n  b\\n\nEOT\n", "a 1\n  b\\n\n"],
    ["<<-EOT\n    a ${1}\n      b\n\n    c\n  EOT\n", "a 1\n  b\n\nc\n"],
    ["<<-EOT\n    a\n  ${1}\n    b\n  EOT\n", "  a\n1\n  b\n"],
    ["<<-EOT\n    %{ for x in [1, 2] ~}\n    - ${x}\n    %{ endfor ~}\n    end\n  EOT\n", "    - 1\n    - 2\n    end\n"],
    ["<<-EOT\n    a\n    %{ if true }yes%{ else }no%{ endif }\n    b\n    EOT\n", "a\nyes\nb\n"],
    ["<<-EOT\n\ta\n\t\tb\n\tEOT\n", "a\n\tb\n"],
    ["<<-EOT\n  EOT\n", ""],
  ])("a heredoc within it, as Terraform reads it: %j", async (text, value) => {
    expect(await evaluate(`\${[${text}][0]}`)).toBe(value);
  });

  test("names what it refers to, each once", async () => {
    const expression = expressionOf(
      await compile({ a: "${sms_x.many[0].id}", b: "${data.sms_x.d.id} ${sms_x.many[0].id}", c: "${!var.flag}" }, { text: "x" }),
    );
    expect(expression.references).toEqual([
      { blockAddress: "sms_x.many", steps: [0, "id"], text: "sms_x.many[0].id" },
      { blockAddress: "data.sms_x.d", steps: ["id"], text: "data.sms_x.d.id" },
      { blockAddress: "var.flag", steps: [], text: "var.flag" },
    ]);
  });
});

describe("what has no value is an error that says why", () => {
  test.each([
    ["${sms_x.one.idd}", /main.tf.json, output.x: "sms_x.one.idd" asks for "idd"; known are id, tags, later, nothing. Did you mean "id"\?/],
    ["${sms_x.many[2].id}", /asks for element 2; allowed are 0 to 1/],
    ["${sms_x.many.id}", /asks a list for the attribute "id"\. Choose an element with \[0\]/],
    ["${var.none.x}", /goes into a value that is null/],
    ["${var.name.x}", /goes into a string/],
    ["x ${var.none}", /one of the inserted values is null/],
    ["x ${var.list}", /one of the inserted values is a list/],
    ["%{if var.none}x%{endif}", /a condition must be true or false; given is null/],
    ["${var.none + 1}", /"\+" takes a number; given is null/],
    ["${true + 1}", /"\+" takes a number; given is a bool/],
    ['${" 1" * 1}', /"\*" takes a number/],
    ['${"0x10" * 1}', /"\*" takes a number/],
    ['${"a" < "b"}', /"<" takes a number/],
    ["${!1}", /"!" takes a bool; given is a number/],
    ["${null && true}", /"&&" takes a bool; given is null/],
    ["${1 / 0}", /Division by zero/],
    ["${toset([1, true])}", /must have one type; given are a number, a bool/],
    ["${toset()}", /toset\(\) takes v; given are 0/],
    ["${upper(var.list)}", /upper\(\): "str" must be a string; given is a list/],
    ["${toset({a=1})}", /toset\(\) takes a list or a set; given is an object/],
    ['${toset("a")}', /toset\(\) takes a list or a set; given is a string/],
    ["${tomap([1])}", /tomap\(\) takes an object; given is a list/],
    ["${true ? 1 : true}", /both results of a conditional must have one type/],
    ['${true ? "a" : [1]}', /both results of a conditional must have one type/],
    ["${[1][-1]}", /asks for element -1/],
    ["${var.list[var.none]}", /an index must be a string or a number; given is null/],
  ])("%s", async (raw, message) => {
    expect(await failureOf(raw)).toMatch(message);
  });
});

describe("what is not supported is refused in one line", () => {
  test.each([
    ["${rsadecrypt(var.name, var.name)}", /the function rsadecrypt\(\)/],
    ["${module.a.b}", /a module \(module.a.b\)/],
  ])("%j", async (raw, need) => {
    const message = await refusalOf(raw);
    expect(message).toMatch(need);
    expect(message).toContain('"tofu plan" (or "terraform plan") in the stack\'s folder does.');
    expect(message).toContain("main.tf.json, output.x: ");
    expect(message).not.toContain("\n");
  });

  test.each(["您的验证码是${code}", "${ code }", "${验证码}", "${count} 条"])(
    "%s: a platform variable that is not escaped, with the fix",
    async (raw) => {
      const [, name] = /\{\s*(\S+)\s*\}/.exec(raw) ?? [];
      const message = await refusalOf(raw);
      expect(message).toContain(`Write $\${${name}} in the stack; in CDKTF, text("…") writes it so.`);
    },
  );

  test.each(["${}", "${a.}", "${a.b", "${a b}", "%{if true}x", "%{endif}"])(
    "%s: a mistake in the syntax, in the parser's words",
    async (raw) => {
      expect(await refusalOf(raw)).toMatch(/^Invalid expression: main.tf.json, output.x: \S/);
    },
  );

  test.each([
    ["${each.keys}", /Allowed: each.key, each.value/],
    ["${path.here}", /Allowed: path.module, path.root, path.cwd/],
    ["${data.sms_x}", /data.TYPE.NAME/],
    ["${sms_x[0]}", /must be followed by a dot and a name/],
    ["${uper(var.name)}", /There is no function "uper": .* Did you mean "upper"\?/],
    ["${provider::other::text(var.name)}", /there is no function provider::other::text\(\)/],
  ])("%s", async (raw, message) => {
    expect(await refusalOf(raw)).toMatch(message);
  });
});

describe("blocks that follow from a value", () => {
  const inner = {
    forEach: "${outer.value.all}",
    iterator: "each_of",
    content: { plain: { text: "${outer.key}-${each_of.value}" }, blocks: new Map() },
  };
  const outer = {
    forEach: { a: { all: ["x", "y"] }, b: { all: [] } },
    iterator: "outer",
    content: { plain: { name: "${outer.key}" }, blocks: new Map([["part", { written: [{ text: "first" }], dynamic: [inner] }]]) },
  };

  test("may stand in one another, and see what is around them", async () => {
    const expression = expressionOf(await compileDynamic({ written: [{ name: "own" }], dynamic: [outer] }, { text: "main.tf, sms_x.a" }));
    expect(expression.references).toEqual([]);
    expect(expression.evaluate(scope).value).toEqual([
      { name: "own" },
      { name: "a", part: [{ text: "first" }, { text: "a-x" }, { text: "a-y" }] },
      { name: "b", part: [{ text: "first" }] },
    ]);
  });

  test("hide what is called so around them", async () => {
    const same = {
      ...inner,
      forEach: "${outer.value.all}",
      iterator: "outer",
      content: { plain: { text: "${outer.value}" }, blocks: new Map() },
    };
    const blocks = {
      written: [],
      dynamic: [{ ...outer, content: { plain: {}, blocks: new Map([["part", { written: [], dynamic: [same] }]]) } }],
    };
    const expression = expressionOf(await compileDynamic(blocks, { text: "main.tf, sms_x.a" }));
    expect(expression.evaluate(scope).value).toEqual([{ part: [{ text: "x" }, { text: "y" }] }, { part: [] }]);
  });

  test.each([
    ["${var.later}", UNKNOWN],
    [
      "${{ for k in var.list : k => { all = [var.later] } }}",
      [{ part: [{ text: "first" }, { text: UNKNOWN }] }, { part: [{ text: "first" }, { text: UNKNOWN }] }],
    ],
    ["${{ for k in var.list : k => { all = var.later } }}", [{ part: UNKNOWN }, { part: UNKNOWN }]],
  ])("over %s are known as far as that is", async (forEach, value) => {
    const blocks = { written: [], dynamic: [{ ...outer, forEach, content: { ...outer.content, plain: {} } }] };
    const expression = expressionOf(await compileDynamic(blocks, { text: "main.tf, sms_x.a" }));
    expect(expression.evaluate(scope).value).toEqual(value);
  });

  test.each([
    ["${var.none}", /given is null/],
    ["${var.name}", /given is a string/],
    ["${[var.secret][*]}", undefined],
    ["${var.secret}", /given is a string/],
    ["${toset([var.secret])}", /for_each must not be sensitive/],
  ])("over %s", async (forEach, message) => {
    const blocks = {
      written: [],
      dynamic: [{ forEach, iterator: "each_of", content: { plain: { text: "${each_of.value}" }, blocks: new Map() } }],
    };
    const expression = expressionOf(await compileDynamic(blocks, { text: "main.tf, sms_x.a" }));
    if (message) expect(() => expression.evaluate(scope)).toThrow(message);
    else expect(expression.evaluate(scope)).toMatchObject({ value: [{ text: "s3cret" }], sensitive: true });
  });
});
