import { describeEngine } from "../support/engines/engine";
import { openEngines } from "./both-engines";

jest.setTimeout(120_000);

const note = (attributes: string) => `resource "sms_notebook_note" "n" {
  kind = "MEMO"
  ${attributes}
}
`;
const output = (value: string) => `output "x" { value = ${value} }\n`;
const variable = (name: string, type: string, value: string) => `variable "${name}" {\n  type = ${type}\n  default = ${value}\n}\n`;
const list = variable("list", "list(string)", '["a"]');
const set = variable("set", "set(string)", '["a"]');
const dynamic = (forEach: string) => `dynamic "limits" {\n    for_each = ${forEach}\n    content {\n      daily = 1\n    }\n  }`;
const secret = 'variable "secret" {\n  default = "s"\n  sensitive = true\n}\n';

/** What neither engine takes, and what the embedded one says of it. */
const mistakes: readonly (readonly [name: string, stack: string, message: RegExp])[] = [
  [
    "for_each of a list",
    list + note('for_each = var.list\n  title = "t"'),
    /for_each must be a map or a set of strings: It is a list\. Write for_each = toset\(\[\.\.\.\]\)/,
  ],
  ["for_each of a tuple", note('for_each = ["a"]\n  title = "t"'), /toset\(\[\.\.\.\]\)/],
  ["for_each of a set of numbers", note('for_each = toset([1])\n  title = "t"'), /a set of other values/],
  ["for_each of a set with null", note('for_each = toset(["a", null])\n  title = "t"'), /a set with null in it/],
  ["for_each of null", note('for_each = null\n  title = "t"'), /for_each must be a map or a set/],
  ["for_each of a text", note('for_each = "a"\n  title = "t"'), /It is a string/],
  ["for_each of something sensitive", secret + note('for_each = toset([var.secret])\n  title = "t"'), /for_each must not be sensitive/],
  [
    "for_each of what is not known",
    `${note('title = "t"')}resource "sms_notebook_note" "m" {\n  for_each = toset([sms_notebook_note.n.id])\n  kind = "MEMO"\n  title = each.key\n}\n`,
    /for_each is not known yet/,
  ],
  [
    "count of what is not known",
    `${note('title = "t"')}resource "sms_notebook_note" "m" {\n  count = sms_notebook_note.n.revision\n  kind = "MEMO"\n  title = "t"\n}\n`,
    /count is not known yet/,
  ],
  ["count of a fraction", note('count = 1.5\n  title = "t"'), /count must be a whole number/],
  ["count below zero", note('count = -1\n  title = "t"'), /count must be a whole number/],
  ["count of null", note('count = null\n  title = "t"'), /count must be a whole number/],
  ["count of a bool", note('count = true\n  title = "t"'), /count must be a whole number/],
  ["an index of a set", set + output("var.set[0]"), /its elements have no order/],
  ["an index of a computed set", note('title = "t"\n  tags = ["a"]') + output("sms_notebook_note.n.tags[0]"), /its elements have no order/],
  ["an attribute of a list", list + output("var.list.a"), /asks a list for the attribute "a"/],
  ["an element that is not there", list + output("var.list[1]"), /asks for element 1; allowed are 0 to 0/],
  ["a negative index", list + output("var.list[-1]"), /asks for element -1/],
  ["an index with a fraction", list + output("var.list[0.5]"), /asks for element 0.5/],
  ["a key that is not there", output('{ a = 1 }["b"]'), /asks for "b"; known are a/],
  ["an attribute of what is not known", note('title = "t"') + output("sms_notebook_note.n.id.part"), /goes into a string/],
  ["an attribute that the schema does not have", note('title = "t"') + output("sms_notebook_note.n.titel"), /Did you mean "title"/],
  ["a list in a text", list + output('"x ${var.list}"'), /one of the inserted values is a list/],
  ["null in a text", variable("none", "string", "null") + output('"x ${var.none}"'), /one of the inserted values is null/],
  ["an unknown list in a text", note('title = "t"') + output('"x ${sms_notebook_note.n[*].id}"'), /one of the inserted values is a list/],
  [
    "a dynamic block over null",
    note(`title = "t"\n  ${dynamic("null")}`),
    /the for_each of a dynamic block must be a list, .*given is null/,
  ],
  ["a dynamic block over a text", note(`title = "t"\n  ${dynamic('"a"')}`), /given is a string/],
  ["a dynamic block over something sensitive", secret + note(`title = "t"\n  ${dynamic("toset([var.secret])")}`), /must not be sensitive/],
  [
    "a dynamic block of what the schema does not have",
    note('title = "t"\n  dynamic "lmits" {\n    for_each = []\n    content {}\n  }'),
    /lmits/,
  ],
  [
    "local values that need each other",
    "locals {\n  a = local.b\n  b = local.c + 1\n  c = local.a\n}\n",
    /refers to itself in a circle: .*Break the circle/,
  ],
  ["a local value that nothing refers to", 'locals {\n  a = upper("x", 1)\n}\n', /upper\(\) takes str/],
  [
    "a local value of what the schema does not have, that nothing refers to",
    `${note('title = "t"')}locals {\n  a = sms_notebook_note.n.titel\n}\n`,
    /Did you mean "title"/,
  ],
  ["a local value that needs itself", "locals {\n  a = [for x in [1] : local.a]\n}\n", /circle/],
  [
    "a value that a validation refuses",
    'variable "a" {\n  default = 1\n  validation {\n    condition = var.a > 0\n    error_message = "above zero"\n  }\n  validation {\n    condition = var.a > 1\n    error_message = "above one"\n  }\n}\n',
    /Invalid value for variable "a": .*above one/,
  ],
  [
    "a default of null where that is not taken",
    'variable "a" {\n  type = string\n  default = null\n  nullable = false\n}\n',
    /must not be null/,
  ],
  [
    "a reference to the data source of a check",
    `check "c" {\n  data "sms_notebook_note" "d" {\n    id = "note-1"\n  }\n  assert {\n    condition = data.sms_notebook_note.d.title != ""\n    error_message = "m"\n  }\n}\n${output("data.sms_notebook_note.d.title")}`,
    /only in check "c"/,
  ],
  ...[
    ["asks for what the schema does not have", "sms_notebook_note.n.titel", /Did you mean "title"/],
    ["is no bool", "sms_notebook_note.n.title", /neither true nor false/],
    ["is null", 'sms_notebook_note.n.title == "" ? null : null', /neither true nor false/],
    ["has no value", "[1][length(sms_notebook_note.n.title)] == 1", /asks for element 1/],
  ].map(([what, condition, message]): (typeof mistakes)[number] => [
    `a check whose condition ${what}`,
    `${note('title = "t"')}check "c" {\n  assert {\n    condition = ${condition}\n    error_message = "m"\n  }\n}\n`,
    message as RegExp,
  ]),
  ["a check that asks nothing", 'check "c" {\n  assert {\n    condition = true\n    error_message = "m"\n  }\n}\n', /refers to nothing/],
  ["arithmetic with a text", output('"a" + 1'), /"\+" takes a number/],
  ["arithmetic with null", output("null + 1"), /given is null/],
  ["arithmetic with an unknown list", note('title = "t"') + output("sms_notebook_note.n[*].id + 1"), /given is a list/],
  ["a comparison of texts", output('"a" < "b"'), /"<" takes a number/],
  ["a division by zero", output("1 / 0"), /Division by zero/],
  ["a condition that is no bool", output('"a" ? 1 : 2'), /a condition must be true or false/],
  ["a condition that is null", output("null ? 1 : 2"), /a condition must be true or false/],
  ["results of different types", output('true ? 1 : ["a"]'), /must have one type/],
  [
    "results of different types where the condition is not known",
    note('title = "t"') + output("sms_notebook_note.n.usable ? 1 : [1]"),
    /must have one type/,
  ],
  ["a number beside a bool in a list", output("tolist([1, true])"), /must have one type; given are a number, a bool/],
  ["objects beside texts in a set", output('toset([{ a = 1 }, "a"])'), /must have one type/],
  ["a map of a list", output('tomap(["a"])'), /tomap\(\) takes an object/],
  ["a set of a text", output('toset("a")'), /toset\(\) takes a list or a set/],
  ["the elements of a list that is null", variable("none", "list(string)", "null") + output("var.none[*]"), /a list that is null/],
  ["an attribute of null", variable("none", "object({ a = string })", "null") + output("var.none.a"), /goes into a value that is null/],
  ["a sensitive output that does not say so", secret + output("var.secret"), /shows a sensitive value/],
  ["a sensitive part of an output", secret + output("{ a = [var.secret] }"), /shows a sensitive value/],
  [
    "what the schema calls sensitive in an output",
    note('title = "t"\n  secret = "x"') + output("sms_notebook_note.n.secret"),
    /shows a sensitive value/,
  ],
  ["a variable that does not fit its type", variable("number", "number", '"x"'), /must be a number/],
  ["a list where a map is wanted", variable("map", "map(string)", '["a"]'), /must be an object/],
  ["a tuple of another length", variable("tuple", "tuple([string])", '["a", "b"]'), /exactly 1 elements/],
  ["an object without what it must have", variable("object", "object({ a = string })", "{}"), /has no attribute "a"/],
  ["elements with no type in common", variable("list", "list(any)", "[1, true]"), /must all have one type/],
  [
    "a validation that does not hold",
    'variable "x" {\n  default = "a"\n  validation {\n    condition = var.x == "b"\n    error_message = "It must be b."\n  }\n}\n',
    /It must be b\./,
  ],
  [
    "a precondition that does not hold",
    `${note('title = "t"\n  lifecycle {\n    precondition {\n      condition = 1 == 2\n      error_message = "Never."\n    }\n  }')}`,
    /Precondition does not hold: Never\./,
  ],
  [
    "a postcondition that does not hold",
    `${note('title = "t"\n  lifecycle {\n    postcondition {\n      condition = self.title == "u"\n      error_message = "Not u but $${self.title}."\n    }\n  }').replace("$$", "$")}`,
    /Postcondition does not hold: Not u but t\./,
  ],
  [
    "a precondition of an output that does not hold",
    'output "x" {\n  value = 1\n  precondition {\n    condition = false\n    error_message = "No."\n  }\n}\n',
    /Precondition does not hold: No\./,
  ],
  ["a reference to what is not declared", output("var.nothing"), /undeclared variable "nothing"/],
  ["a reference by the name of the block", `locals {\n  a = 1\n}\n${output("locals.a")}`, /Did you mean "local\.a"\?/],
  ["a reference to a resource that is not declared", output("sms_notebook_note.x.id"), /undeclared resource/],
  ["each outside of for_each", output("each.key"), /may be used only in a block with "for_each"/],
  ["count.index outside of count", note("title = count.index"), /may be used only in a block with "count"/],
  ["count and for_each at once", note('count = 1\n  for_each = toset([])\n  title = "t"'), /exclude each other/],
  ["a circle of locals", "locals {\n  a = local.b\n  b = local.a\n}\n", /circle/],
  ["a reference to itself", note("title = sms_notebook_note.n.id"), /circle/],
  ["an attribute that is not there", note('title = "t"\n  titel = "u"'), /Did you mean "title"/],
  ["a missing attribute", note(""), /"title" is required/],
  ["a computed attribute", note('title = "t"\n  status = "x"'), /is computed/],
  ["an attribute of a wrong type", note('title = ["t"]'), /"title" must be a string/],
  ["a block that is written as an attribute", note('title = "t"\n  limits = { daily = 1 }'), /limits \{ … \}/],
  ["a block given twice", note('title = "t"\n  limits {}\n  limits {}'), /limits/],
  ["an alias that is not configured", note('title = "t"\n  provider = sms.other'), /Provider "sms.other" is not configured/],
  ["a variable without a value", 'variable "x" {}\n', /No value for variable "x"/],
  ["null where a variable must not be null", 'variable "x" {\n  nullable = false\n  default = null\n}\n', /null/],
  ["an output without a value", 'output "x" {}\n', /Missing argument "value"/],
  ["a block that the language does not have", 'resources "x" "y" {}\n', /Unknown block "resources"/],
  ["an expression where only a name may stand", note('title = "t"\n  depends_on = ["a${1}"]'), /./],
  [
    "an expression in a lifecycle",
    variable("yes", "bool", "true") + note('title = "t"\n  lifecycle {\n    prevent_destroy = var.yes\n  }'),
    /only true or false is allowed here/,
  ],
  ["an index that is null", list + output("var.list[null]"), /an index must be a whole number or a string/],
  ["an argument where locals belong", `locals = {\n  a = 1\n}\n`, /"locals" is a block: write it without "="/],
  ["an argument where an output belongs", `output = {\n  x = { value = 1 }\n}\n`, /write it without "="/],
  [
    "a postcondition of what the schema does not have",
    note('title = "t"\n  lifecycle {\n    postcondition {\n      condition = self.titel == "t"\n      error_message = "m"\n    }\n  }'),
    /Did you mean "title"/,
  ],
  [
    "a for_each of a sensitive map",
    `variable "m" {\n  type = map(string)\n  default = { a = "b" }\n  sensitive = true\n}\n${note('for_each = var.m\n  title = "t"')}`,
    /for_each must not be sensitive/,
  ],
  ["a count of a list", list + note('count = var.list\n  title = "t"'), /count must be a whole number from 0 to 1000000: It is a list/],
  ["a list as an index", list + output("var.list[var.list]"), /an index must be a string or a number/],
  ["a key of an object that is null", output("{ (null) = 1 }"), /a key of an object must be a string/],
  [
    "an unknown list as a key of an object",
    note('title = "t"') + output("{ (sms_notebook_note.n[*].id) = 1 }"),
    /a key of an object must be a string/,
  ],
  ["a list as a key of an object", list + output("{ (var.list) = 1 }"), /a key of an object must be a string/],
];

describeEngine("mistakes", (engine) => {
  if (engine.command !== "tofu") return;
  let engines: Awaited<ReturnType<typeof openEngines>>;
  beforeAll(async () => {
    engines = await openEngines(engine);
  });
  afterAll(() => engines.close());

  test.each(mistakes)("%s: both engines refuse it", async (_, stack, message) => {
    const both = await engines.stack({ "main.tf": stack });
    try {
      const [own, tofu] = [await both.embedded(), await both.tofu()];
      expect(own.errors).toEqual([expect.stringMatching(message)]);
      expect(tofu.errors).toHaveLength(1);
      // What one can tell without values, the other does as well.
      const validated = { own: await both.validated(), tofu: await both.tofuValidated() };
      if (validated.tofu.length > 0) expect(validated.own).not.toEqual([]);
    } finally {
      await both.remove();
    }
  });
});
