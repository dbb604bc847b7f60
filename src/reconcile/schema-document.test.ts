import {
  type Attributes,
  block,
  bool,
  type Cloud,
  computed,
  type DataSource,
  defaulted,
  defineFunction,
  derived,
  list,
  nested,
  number,
  optional,
  type ProviderFunction,
  parameter,
  type Resource,
  required,
  set,
  string,
} from "../schema";
import { createProvider } from "./provider";
import { platformTexts, schemaDocument } from "./schema-document";

const doc = "words";

function providerWith(attributes: Attributes, dataAttributes: Attributes = {}) {
  const resource: Resource = {
    type: "sms_test_thing",
    noun: "thing",
    doc: "A thing.",
    attributes,
    schemaVersion: 3,
    title: () => undefined,
    importId: "its id",
    read: async () => undefined,
    creation: { by: "repetition", create: async () => ({ seen: {} }) },
    delete: async () => {},
  };
  const dataSource: DataSource = {
    type: "sms_test_thing",
    noun: "thing",
    doc: "Reads it.",
    attributes: dataAttributes,
    read: async () => ({}),
  };
  const cloud: Cloud = {
    name: "test",
    title: "Test",
    doc: "Access to the test cloud.",
    settings: { key: optional(string, { doc: "A key.", sensitive: true }) },
    needs: {},
    connect: () => ({}),
    explain: () => ({ meaning: "defect", summary: "", detail: "", unsettled: false }),
    resources: [resource],
    dataSources: [dataSource],
  };
  return createProvider([cloud]);
}

test("functions carry their parameters and what they return; a provider without any has no word of them", () => {
  const count = defineFunction({
    name: "count",
    summary: "Counts",
    doc: "Counts things.",
    parameters: [parameter("things", set(string), "What to count.")],
    rest: parameter("more", number, "And these."),
    returns: number,
    call: ([things]) => things.length,
  });
  const functionsOf = (...functions: ProviderFunction[]) =>
    schemaDocument(createProvider([], functions)).provider_schemas["registry.terraform.io/smsform/sms"].functions;
  expect(functionsOf(count)).toEqual({
    count: {
      description: "Counts things.",
      summary: "Counts",
      return_type: "number",
      parameters: [{ name: "things", description: "What to count.", type: ["set", "string"] }],
      variadic_parameter: { name: "more", description: "And these.", type: "number" },
    },
  });
  expect(functionsOf()).toBeUndefined();
});

function documentOf(attributes: Attributes, dataAttributes?: Attributes) {
  return schemaDocument(providerWith(attributes, dataAttributes)).provider_schemas["registry.terraform.io/smsform/sms"];
}

function attributeOf(attributes: Attributes, name: string) {
  return documentOf(attributes).resource_schemas.sms_test_thing?.block.attributes?.[name];
}

test("who gives a value is said by required, optional and computed, and only what is true is written", () => {
  const flags = (presence: Attributes[string]) => {
    const { required, optional, computed } = attributeOf({ it: presence }, "it") ?? {};
    return { ...(required && { required }), ...(optional && { optional }), ...(computed && { computed }) };
  };
  expect(flags(required(string, { doc }))).toEqual({ required: true });
  expect(flags(optional(string, { doc }))).toEqual({ optional: true });
  expect(flags(defaulted(bool, true, { doc }))).toEqual({ optional: true, computed: true });
  expect(flags(derived(string, { doc }))).toEqual({ optional: true, computed: true });
  expect(flags(computed(string, { doc }))).toEqual({ computed: true });
});

test("an attribute carries its type in Terraform's notation, its Markdown description and whether it is a secret", () => {
  expect(attributeOf({ phones: required(set(string), { doc: "Numbers.", sensitive: true }) }, "phones")).toEqual({
    type: ["set", "string"],
    description: "Numbers.",
    description_kind: "markdown",
    required: true,
    sensitive: true,
  });
});

test("objects are nested types, and object types where they are elements", () => {
  const part = { name: required(string, { doc }), size: computed(number, { doc }) };
  expect(attributeOf({ parts: optional(nested("list", part), { doc }) }, "parts")).toMatchObject({
    nested_type: {
      nesting_mode: "list",
      attributes: { name: { type: "string", required: true }, size: { type: "number", computed: true } },
    },
  });
  expect(attributeOf({ parts: computed(list(nested("single", part)), { doc }) }, "parts")?.type).toEqual([
    "list",
    ["object", { name: "string", size: "number" }],
  ]);
});

test("a block stands among the block types and not among the attributes", () => {
  const timeouts = block(nested("single", { create: optional(string, { doc: "How long." }) }), { doc: "Times." });
  const thing = documentOf({ id: computed(string, { doc }), timeouts }).resource_schemas.sms_test_thing?.block;
  expect(Object.keys(thing?.attributes ?? {})).toEqual(["id"]);
  expect(thing?.block_types?.timeouts).toMatchObject({
    nesting_mode: "single",
    block: { description: "Times.", attributes: { create: { type: "string", optional: true } } },
  });
});

test("the provider has one block per cloud and the levels of the text rules", () => {
  const { block } = documentOf({}).provider;
  expect(block.block_types?.test?.block.attributes?.key).toMatchObject({ type: "string", optional: true, sensitive: true });
  expect(block.attributes?.rules?.type).toEqual(["map", "string"]);
});

test("resources carry their schema version and description, data sources stand apart", () => {
  const document = documentOf({ id: computed(string, { doc }) }, { other: required(string, { doc }) });
  expect(document.resource_schemas.sms_test_thing).toMatchObject({
    version: 3,
    block: { description: "A thing.", description_kind: "markdown", attributes: { id: {} } },
  });
  expect(document.data_source_schemas.sms_test_thing).toMatchObject({ version: 0, block: { attributes: { other: { required: true } } } });
});

test("platform texts are listed by resource type, types without any are left out", () => {
  expect(platformTexts(providerWith({ content: required(string, { doc, platformText: true }), name: required(string, { doc }) }))).toEqual({
    sms_test_thing: ["content"],
  });
  expect(platformTexts(providerWith({ name: required(string, { doc }) }))).toEqual({});
});
