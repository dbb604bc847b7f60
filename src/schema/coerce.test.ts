import fc from "fast-check";
import { block, bool, computed, defaulted, list, map, nested, number, oneOf, optional, required, set, string } from ".";
import { coerce, coerceObject } from "./coerce";
import { Decimal } from "./number/numeric";
import { toNumber, toText } from "./primitives";
import { nearest } from "./text/nearest";
import { UNKNOWN, type Value, type Values } from "./values";

const doc = { doc: "The text. More of it." };
const attributes = {
  content: required(string, doc),
  kind: optional(oneOf(["Notice", "Vcode"]), doc),
  size: optional(number, doc),
  strict: defaulted(bool, true, doc),
  phones: optional(set(string), doc),
  lines: optional(list(number), doc),
  tags: optional(map(string), doc),
  part: optional(nested("single", { name: required(string, doc), secret: optional(oneOf(["x"]), { ...doc, sensitive: true }) }), doc),
  parts: optional(nested("list", { name: required(string, doc) }), doc),
  timeouts: block(nested("single", { create: optional(string, doc) }), doc),
  id: computed(string, doc),
};
const messagesOf = (values: Values, concealed?: ReadonlySet<string>) =>
  coerceObject(values, attributes, [], concealed).diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);
const coerced = (name: keyof typeof attributes, value: Value) => {
  const { values, diagnostics } = coerceObject({ content: "x", [name]: value }, attributes);
  expect(diagnostics).toEqual([]);
  return values[name];
};

describe("a configuration is made to fit its schema", () => {
  test("what is left out is null, whoever gives the value later", () => {
    expect(coerceObject({ content: "x" }, attributes).values).toEqual({
      ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])),
      content: "x",
    });
  });

  test.each<[keyof typeof attributes, Value, Value]>([
    ["content", 5, "5"],
    ["content", true, "true"],
    ["content", 12345678901234567890n, "12345678901234567890"],
    ["content", 1e-7, "0.0000001"],
    ["size", "12", 12],
    ["size", "9007199254740991", 9007199254740991],
    ["strict", "false", false],
    ["phones", ["b", "a", "b"], ["a", "b"]],
    ["phones", [2, 1], ["1", "2"]],
    ["lines", ["1", 2], [1, 2]],
    ["tags", { a: 1, b: true }, { a: "1", b: "true" }],
    ["part", { name: 1 }, { name: "1", secret: null }],
    ["parts", [{ name: "a" }], [{ name: "a" }]],
    ["timeouts", { create: "5m" }, { create: "5m" }],
    ["timeouts", [{ create: "5m" }], { create: "5m" }],
    ["timeouts", [], null],
  ])("%s = %p becomes %p", (name, given, value) => {
    expect(coerced(name, given)).toEqual(value);
  });

  test.each(Object.keys(attributes).filter((name) => name !== "id") as (keyof typeof attributes)[])("%s may be unknown", (name) => {
    expect(coerced(name, UNKNOWN)).toBe(UNKNOWN);
  });

  test("unknown parts stay where they are, in a set at the end", () => {
    expect(coerced("phones", [UNKNOWN, "b", "a"])).toEqual(["a", "b", UNKNOWN]);
    expect(coerced("part", { name: UNKNOWN })).toEqual({ name: UNKNOWN, secret: null });
  });
});

describe("what does not fit is named", () => {
  test.each<[string, Values, RegExp]>([
    [
      "an unknown attribute",
      { content: "x", contnet: "y" },
      /^Unknown attribute "contnet": There is no attribute "contnet" here\. Did you mean "content"\? Allowed: content, kind, .*timeouts\.$/,
    ],
    [
      "an unknown nested attribute",
      { content: "x", part: { name: "a", nam: 1 } },
      /^Unknown attribute "part\.nam": .* in "part"\. Did you mean "name"\? Allowed: name, secret\.$/,
    ],
    [
      "a missing required attribute",
      {},
      /^Missing attribute "content": "content" is required and must not be null\. Give it a value: The text\.$/,
    ],
    ["a required attribute that is null", { content: null }, /^Missing attribute "content"/],
    ["a missing nested attribute", { content: "x", parts: [{}] }, /^Missing attribute "parts\[0\]\.name"/],
    ["a computed attribute", { content: "x", id: "1" }, /^Attribute "id" cannot be configured: .* Remove it\.$/],
    ["a list for a string", { content: ["x"] }, /^Wrong type of "content": "content" must be a string; given is a list\.$/],
    ["a word for a number", { content: "x", size: "many" }, /must be a number; given is a string that cannot be read as one\.$/],
    [
      "a whole number that would be rounded",
      { content: "x", size: "9007199254740993" },
      /^Too many digits in "size": "size" must be a number of at most 15 digits, or a whole one up to 9007199254740991; given is 9007199254740993\.$/,
    ],
    [
      "a fraction that would be rounded",
      { content: "x", lines: [1, new Decimal("0.12345678901234567890123")] },
      /^Too many digits in "lines\[1\]"/,
    ],
    ["a number for a bool", { content: "x", strict: 1 }, /must be a bool; given is a number that cannot be read as one/],
    ["a string for a set", { content: "x", phones: "1" }, /must be a set of strings; given is a string\. Put the value in brackets/],
    [
      "a list for an object",
      { content: "x", part: [{ name: "a" }] },
      /must be an object; given is a list\. Write it as an attribute with one object: part = \{ … \}/,
    ],
    ["an object for a list", { content: "x", parts: { name: "a" } }, /must be a list of objects; given is an object/],
    ["a wrong element", { content: "x", lines: [1, "b"] }, /^Wrong type of "lines\[1\]"/],
    [
      "a value outside of a closed list",
      { content: "x", kind: "notice" },
      /^Invalid value of "kind": "notice" is not a value of "kind"\. Allowed, in exactly this spelling: "Notice", "Vcode"\. Did you mean "Notice"\?$/,
    ],
  ])("%s", (_title, values, message) => {
    expect(messagesOf(values)).toEqual([expect.stringMatching(message)]);
  });

  test("a secret is not repeated, whether the schema or the configuration calls it one", () => {
    const fromSchema = messagesOf({ content: "x", part: { name: "a", secret: "hunter2" } });
    const fromConfiguration = messagesOf({ content: "x", kind: "hunter2" }, new Set(["kind"]));
    expect(messagesOf({ content: "x", size: 10n ** 20n }, new Set(["size"]))).toEqual([
      expect.stringContaining("given is the value (sensitive)"),
    ]);
    expect([...fromSchema, ...fromConfiguration].map((message) => message.includes("The value (sensitive)"))).toEqual([true, true]);
    expect(JSON.stringify([fromSchema, fromConfiguration])).not.toContain("hunter2");
  });

  test("every mistake is told at once, each with its path", () => {
    const { diagnostics } = coerceObject({ size: "x", part: { other: 1 } }, attributes);
    expect(diagnostics.map(({ path }) => path)).toEqual([["content"], ["size"], ["part", "other"], ["part", "name"]]);
  });
});

describe("conversions", () => {
  test("what a conversion gives, a second one leaves as it is", () => {
    const type = set(list(string));
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()))), (value) => {
        const once = coerce(value, type, []);
        expect(once.diagnostics).toEqual([]);
        expect(coerce(once.value, type, [])).toEqual(once);
      }),
    );
  });

  test("a number survives being written as a string", () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.bigInt()), (value) => {
        const text = toText(value);
        expect(text).not.toMatch(/e/);
        expect(Number(toNumber(text))).toBe(Number(value) + 0);
      }),
    );
  });
});

test("the nearest name is suggested only when it is near", () => {
  expect(nearest("contnet", ["content", "count"])).toBe("content");
  expect(nearest("zzz", ["content", "count"])).toBeUndefined();
});
