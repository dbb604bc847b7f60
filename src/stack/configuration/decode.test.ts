import { block, computed, nested, oneOf, optional, required, set, string, UNKNOWN, type Value } from "../../schema";
import { EvaluationError, type EvaluationScope, type Json } from "../expression";
import { readConfiguration } from "./configuration";
import { decodeBody } from "./decode";

const doc = { doc: "A text." };
const attributes = {
  name: required(string, doc),
  content: optional(string, { ...doc, platformText: true }),
  kind: optional(oneOf(["Notice"]), doc),
  phones: optional(set(string), doc),
  part: optional(nested("list", { text: optional(string, { ...doc, platformText: true }) }), doc),
  timeouts: block(nested("single", { create: optional(string, doc) }), doc),
  id: computed(string, doc),
};
const known: Readonly<Record<string, { value: Value; sensitive: boolean }>> = {
  "var.name": { value: "code", sensitive: false },
  "var.secret": { value: "hunter2", sensitive: true },
  "var.later": { value: UNKNOWN, sensitive: false },
};
const scope: EvaluationScope = {
  resolve: (blockAddress) => {
    const found = known[blockAddress];
    if (found) return found;
    throw new EvaluationError("No value", `"${blockAddress}" has none.`);
  },
};

async function decode(body: Json) {
  const variable = { name: {}, secret: {}, later: {}, broken: {} };
  const source = { name: "s", folder: "/s", files: [{ path: "cdk.tf.json", body: { variable, resource: { sms_x: { a: body } } } }] };
  const { configuration, diagnostics } = await readConfiguration(source);
  const resource = configuration?.resources.get("sms_x.a");
  if (!resource) throw new Error(JSON.stringify(diagnostics));
  const decoded = decodeBody(resource.body, attributes, scope);
  return { ...decoded, messages: decoded.diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`) };
}

test("attributes are evaluated and made to fit the schema", async () => {
  const { values, messages } = await decode({
    name: "${var.name}",
    content: "$${code} ${var.name}",
    phones: ["2", 1, "${var.name}"],
    timeouts: [{ create: "5m" }],
    kind: "${var.later}",
  });
  expect(messages).toEqual([]);
  expect(values).toEqual({
    name: "code",
    content: "${code} code",
    phones: ["1", "2", "code"],
    timeouts: { create: "5m" },
    kind: UNKNOWN,
    part: null,
    id: null,
  });
});

test("attributes made of something sensitive are named, and messages do not repeat their values", async () => {
  const { sensitive, messages } = await decode({ name: "x ${var.secret}", kind: "${var.secret}", content: "${var.name}" });
  expect([...sensitive.keys()]).toEqual(["name", "kind"]);
  expect(messages).toHaveLength(1);
  expect(messages.join()).not.toContain("hunter2");
});

test.each<[string, Json, string]>([
  [
    "an unescaped ${1}",
    { name: "x", content: "您的验证码是${1}, ${2}" },
    'Unescaped variable in "content": cdk.tf.json, sms_x.a: ${1}, ${2} stands for a value of the stack, not for a variable of the platform\'s text. Write $${1}, $${2} in the stack; in CDKTF, text("…") writes it so.',
  ],
  [
    "an unescaped ${1} in a nested text",
    { name: "x", part: [{ text: "${1}" }] },
    'Unescaped variable in "part.text": cdk.tf.json, sms_x.a: ${1} stands',
  ],
  [
    "an unknown attribute",
    { name: "x", contnt: "y" },
    'Unknown attribute "contnt": cdk.tf.json, sms_x.a: There is no attribute "contnt" here. Did you mean "content"?',
  ],
  ["a misspelt lifecycle", { name: "x", lifecycl: {} }, 'There is no attribute "lifecycl" here. Did you mean "lifecycle"?'],
  ["a missing attribute", {}, 'Missing attribute "name": cdk.tf.json, sms_x.a: "name" is required'],
  ["a wrong type", { name: ["x"] }, 'Wrong type of "name": cdk.tf.json, sms_x.a: "name" must be a string; given is a list.'],
  ["a computed attribute", { name: "x", id: "1" }, 'Attribute "id" cannot be configured: cdk.tf.json, sms_x.a: '],
  ["a value that cannot be evaluated", { name: "${var.broken}" }, 'No value: cdk.tf.json, sms_x.a.name: "var.broken" has none.'],
  ["an attribute of a string", { name: "${var.name.x}" }, 'No such attribute: cdk.tf.json, sms_x.a.name: "var.name.x" goes into a string'],
])("%s is one message", async (_title, body, message) => {
  const { messages, diagnostics } = await decode(body);
  expect(messages).toEqual([expect.stringContaining(message)]);
  expect(diagnostics[0]?.path?.length).toBeGreaterThan(0);
});

test("a number in braces is no variable where the text is not the platform's", async () => {
  expect((await decode({ name: "${1}" })).values.name).toBe("1");
});
