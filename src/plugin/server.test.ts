import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials, status } from "@grpc/grpc-js";
import { Notebook, NotebookError, notebookCloud } from "../../test/support/clouds/notebook-cloud";
import { connectPlugin, type PluginClient } from "../../test/support/engines/plugin-client";
import { createProvider } from "../reconcile";
import { UNKNOWN, type Values } from "../schema";
import { decodeObject, encodeObject } from "./codec/dynamic-value";
import { startProvider } from "./reattach";
import type { ServeOptions, Serving } from "./serve";

const typeName = "sms_notebook_note";
const provider = createProvider([notebookCloud(new Notebook())]);
const attributes = provider.resources.get(typeName)?.definition.attributes ?? {};
const dataAttributes = provider.dataSources.get(typeName)?.definition.attributes ?? {};
const config = { title: "a", kind: "MEMO" };

describe("the plugin, asked by gRPC", () => {
  let notebook: Notebook;
  let folder: string;
  let serving: Serving;
  let client: PluginClient;
  let shutdowns: number;

  async function start(options: Partial<ServeOptions> = {}): Promise<void> {
    notebook = new Notebook();
    shutdowns = 0;
    serving = await startProvider({
      clouds: [notebookCloud(notebook)],
      environment: { NOTEBOOK_KEY: "k", NOTEBOOK_SECRET: "s" },
      folder,
      log: () => undefined,
      onShutdown: () => {
        shutdowns += 1;
      },
      ...options,
    });
    client = connectPlugin(serving.address);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-plugin-"));
    await start();
  });
  afterEach(async () => {
    client.close();
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  });

  const configure = (values: Values = {}) => client.call("ConfigureProvider", { config: encodeObject(provider.attributes, values) });
  const object = (values: Values | null) => encodeObject(attributes, values);
  const plan = (wanted: Values | null, prior: Values | null = null) =>
    client.call("PlanResourceChange", { typeName, priorState: object(prior), proposedNewState: object(wanted), config: object(wanted) });
  const create = async (wanted: Values = config) => {
    const { plannedState, plannedPrivate } = await plan(wanted);
    return client.call("ApplyResourceChange", { typeName, priorState: object(null), plannedState, plannedPrivate, config: object(wanted) });
  };

  it("tells what it offers, before it is configured", async () => {
    const metadata = await client.call("GetMetadata", {});
    expect(metadata).toMatchObject({
      resources: [{ typeName }],
      dataSources: [{ typeName }],
      serverCapabilities: { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true },
    });
    const schema = await client.call("GetProviderSchema", {});
    const block = schema.resourceSchemas[typeName]?.block;
    expect(schema.provider?.block?.blockTypes).toMatchObject([{ typeName: "notebook", nesting: "SINGLE" }]);
    expect(block?.blockTypes.map((nested) => nested.typeName)).toEqual(["limits"]);
    expect(block?.attributes.find(({ name }) => name === "pages")).toMatchObject({ optional: true, computed: true, required: false });
    expect(block?.attributes.find(({ name }) => name === "secret")).toMatchObject({ sensitive: true, descriptionKind: "MARKDOWN" });
    expect(block?.attributes.find(({ name }) => name === "tags")?.type.toString()).toBe('["set","string"]');
    expect(block?.attributes.find(({ name }) => name === "parts")?.nestedType).toMatchObject({ nesting: "LIST" });
    expect(await client.call("GetFunctions", {})).toEqual({ functions: {}, diagnostics: [] });
  });

  it("plans without a client, leaving open what only the platform can tell", async () => {
    await configure();
    const { plannedState, diagnostics } = await plan({ ...config, text: UNKNOWN });
    expect(diagnostics).toEqual([]);
    expect(decodeObject(attributes, plannedState)).toMatchObject({ title: "a", text: UNKNOWN, id: UNKNOWN, pages: 1, status: UNKNOWN });
    expect(notebook.calls).toEqual([]);
  });

  it("takes a provider block whose values are not known yet, and asks for them only when an object is reached for", async () => {
    await configure({ notebook: { key: UNKNOWN, secret: "s" } });
    expect((await plan(config)).diagnostics).toEqual([]);
    const applied = await create();
    expect(applied.diagnostics).toMatchObject([{ severity: "ERROR", summary: "Settings of Notebook are not known yet: key" }]);
    expect(decodeObject(attributes, applied.newState)).toBeNull();
  });

  it("checks the provider block's closed lists, with the key at fault", async () => {
    const { diagnostics } = await client.call("ValidateProviderConfig", {
      config: encodeObject(provider.attributes, { rules: { N1: "loud" } }),
    });
    expect(diagnostics).toMatchObject([{ attribute: { steps: [{ attributeName: "rules" }, { elementKeyString: "N1" }] } }]);
  });

  it("refuses a parallelism that is none", async () => {
    await serving.close();
    client.close();
    await start({ environment: { SMSFORM_PARALLELISM: "many" } });
    expect((await configure()).diagnostics).toMatchObject([
      { severity: "ERROR", detail: expect.stringContaining('SMSFORM_PARALLELISM is "many"') },
    ]);
  });

  it("reads stored states of older versions, and refuses those of newer ones", async () => {
    const upgrade = (version: number, json: string) =>
      client.call("UpgradeResourceState", { typeName, version, rawState: { json: Buffer.from(json) } });
    const { upgradedState } = await upgrade(0, '{"id":"n1","pages":9007199254740993,"gone":1}');
    expect(decodeObject(attributes, upgradedState)).toMatchObject({ id: "n1", pages: 9007199254740993n, title: null });
    expect((await upgrade(0, '{"id":"n1","pages":"many"}')).diagnostics).toMatchObject([
      { severity: "ERROR", detail: expect.stringContaining("In it, pages must be a number, not a string. Restore the state") },
    ]);
    expect((await upgrade(1, "{}")).diagnostics).toMatchObject([{ severity: "ERROR", summary: expect.stringContaining("newer version") }]);
  });

  it("keeps the prior state when an update fails, when a deletion fails and when no client can be made", async () => {
    await configure();
    const made = decodeObject(attributes, (await create()).newState) ?? {};
    const update = {
      typeName,
      priorState: encodeObject(attributes, made),
      plannedState: encodeObject(attributes, { ...made, title: "b" }),
    };
    notebook.failNext("update", new NotebookError("denied", "no"));
    const failed = await client.call("ApplyResourceChange", update);
    expect(failed.diagnostics).toHaveLength(1);
    expect(decodeObject(attributes, failed.newState)).toEqual(made);
    notebook.failNext("delete", new NotebookError("throttled", "later"));
    const kept = await client.call("ApplyResourceChange", { ...update, plannedState: object(null) });
    expect(decodeObject(attributes, kept.newState)).toEqual(made);
    await configure({ notebook: { key: UNKNOWN } });
    expect(decodeObject(attributes, (await client.call("ApplyResourceChange", update)).newState)).toEqual(made);
  });

  it("imports by id, and refuses an empty one", async () => {
    const { importedResources } = await client.call("ImportResourceState", { typeName, id: "n1" });
    expect(decodeObject(attributes, importedResources[0]?.state ?? null)).toMatchObject({ id: "n1", title: null });
    expect((await client.call("ImportResourceState", { typeName, id: " " })).diagnostics).toMatchObject([
      { detail: expect.stringContaining("the note's id") },
    ]);
  });

  it("reads a data source, or says why not", async () => {
    await configure();
    const { id } = notebook.create("t", { title: "x", kind: "MEMO", text: null, rest: {} });
    const read = (id: string) => client.call("ReadDataSource", { typeName, config: encodeObject(dataAttributes, { id }) });
    expect(decodeObject(dataAttributes, (await read(id)).state)).toEqual({ id, title: "x", status: "IN_REVIEW" });
    expect((await read("none")).diagnostics).toMatchObject([{ severity: "ERROR", summary: "Cannot read the note" }]);
  });

  it("ends what is in flight when it is stopped, and works again when it is configured anew", async () => {
    await configure();
    notebook.holdNext("create", new Promise(() => undefined));
    const pending = create();
    while (!notebook.calls.includes("create")) await new Promise(setImmediate);
    expect(await client.call("StopProvider", {})).toEqual({ Error: "" });
    expect((await pending).diagnostics).toMatchObject([{ severity: "ERROR", detail: expect.stringContaining("stopped on request") }]);
    await configure();
    expect((await create()).diagnostics).toEqual([]);
  });

  it("makes a diagnostic of an unexpected failure, and loses no state by it", async () => {
    await configure();
    const stored = { ...(decodeObject(attributes, (await create()).newState) ?? {}), id: null };
    const read = await client.call("ReadResource", {
      typeName,
      currentState: encodeObject(attributes, stored),
      private: Buffer.from('{"unobserved":["text"]}'),
    });
    expect(read.diagnostics).toMatchObject([{ severity: "ERROR" }]);
    expect(decodeObject(attributes, read.newState)).toMatchObject({ title: "a" });
    expect(read.private.toString()).toContain("unobserved");
  });

  it("refuses garbage as a gRPC error and serves on", async () => {
    const badMessage = client.raw("/tfplugin6.Provider/ReadResource", Buffer.from([0xff, 0xff, 0xff]));
    await expect(badMessage).rejects.toMatchObject({ code: status.INTERNAL });
    await expect(client.call("ReadResource", { typeName, currentState: { msgpack: Buffer.from([0xc1]) } })).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
    });
    await expect(client.call("ReadResource", { typeName: "sms_no_such" })).rejects.toThrow(
      'no resource "sms_no_such"; it has sms_notebook_note',
    );
    await expect(client.call("ReadResource", { typeName, currentState: encodeObject(attributes, { id: "x" }) })).rejects.toThrow(
      "not configured yet",
    );
    expect((await client.call("GetMetadata", {})).resources).toHaveLength(1);
  });

  it.each([
    "ValidateEphemeralResourceConfig",
    "OpenEphemeralResource",
    "RenewEphemeralResource",
    "CloseEphemeralResource",
    "ValidateListResourceConfig",
    "ListResource",
    "PlanAction",
    "InvokeAction",
    "ValidateActionConfig",
    "ValidateStateStoreConfig",
    "ConfigureStateStore",
    "GenerateResourceConfig",
    "SomethingOfTheFuture",
  ])("answers %s, which it does not serve, as unimplemented", async (method) => {
    const call = client.raw(`/tfplugin6.Provider/${method}`, Buffer.alloc(0));
    await expect(call).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it("takes and gives messages larger than gRPC's default of 4 MiB", async () => {
    await configure();
    const text = "x".repeat(6 * 1024 * 1024);
    expect(decodeObject(attributes, (await plan({ ...config, text })).plannedState)?.text).toHaveLength(text.length);
  });

  it("ends when the engine shuts it down, after the answer", async () => {
    await client.shutdown();
    while (shutdowns === 0) await new Promise(setImmediate);
    const late = connectPlugin(serving.address, credentials.createInsecure());
    await expect(late.call("GetMetadata", {})).rejects.toMatchObject({ code: status.UNAVAILABLE });
    late.close();
  });
});
