import { asStateDocument } from "./document";

const instance = { schema_version: 0, attributes: { id: "sms-tmpl-1", tags: ["a"], nested: { x: null } }, sensitive_attributes: [] };
const resource = { mode: "managed", type: "sms_baidu_template", name: "code", provider: "p", instances: [instance] };
const state = { version: 4, terraform_version: "1.6.2", serial: 3, lineage: "l", outputs: {}, resources: [resource], check_results: null };
const withInstance = (change: object) => ({
  ...state,
  resources: [resource, { ...resource, instances: [instance, { ...instance, ...change }] }],
});

describe("the document in a state file", () => {
  it.each([
    ["everything there", state],
    ["no more than it must have", { version: 4, serial: 0, lineage: "l" }],
    ["null where something may be left out", { ...state, outputs: null, resources: null }],
    ["what newer engines add", { ...state, encrypted: false, resources: [{ ...resource, each: "map" }] }],
    ["objects with keys", withInstance({ index_key: "a", deposed: "0f", private: "e30=", dependencies: ["x.y"] })],
  ])("is taken with %s", (_what, document) => {
    expect(asStateDocument(document)).toEqual({ document });
  });

  it.each([
    ["no object", [], "must be an object"],
    ["another version", { ...state, version: 3 }, "version: must be 4"],
    ["no lineage", { ...state, lineage: undefined }, "lineage: must be a string"],
    ["a serial in quotes", { ...state, serial: "3" }, "serial: must be a number"],
    ["an output without a value", { ...state, outputs: { id: { type: "string" } } }, "outputs.id.value: is missing"],
    ["resources by name", { ...state, resources: {} }, "resources: must be a list"],
    ["a mode of its own", { ...state, resources: [{ ...resource, mode: "x" }] }, 'resources.0.mode: must be "managed" or "data"'],
    ["a key that is none", withInstance({ index_key: {} }), "resources.1.instances.1.index_key: must be a number or a string"],
    ["attributes in a list", withInstance({ attributes: [] }), "resources.1.instances.1.attributes: must be an object"],
    ["a dependency that is none", withInstance({ dependencies: ["x.y", 1] }), "resources.1.instances.1.dependencies.1: must be a string"],
  ])("is refused with %s: the message names the place and what is wanted there", (_what, document, problem) => {
    expect(asStateDocument(document)).toEqual({ problem });
  });
});
