import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import * as fc from "fast-check";
import { Notebook, notebookCloud } from "../../test/support/clouds/notebook-cloud";
import { connectPlugin, type PluginClient } from "../../test/support/engines/plugin-client";
import { functions } from "../clouds";
import { createProvider } from "../reconcile";
import { required, string, UNKNOWN, type Values } from "../schema";
import { encodeObject, encodeValue } from "./codec/dynamic-value";
import { type Method, methods, type Outgoing } from "./protocol";
import { startProvider } from "./reattach";
import type { Serving } from "./serve";
import { brokerService, providerService, stdioService } from "./services";

const typeName = "sms_notebook_note";
const provider = createProvider([notebookCloud(new Notebook())]);
const attributes = provider.resources.get(typeName)?.definition.attributes ?? {};
const dataAttributes = provider.dataSources.get(typeName)?.definition.attributes ?? {};

const config: Values = {
  title: "a",
  kind: "MEMO",
  text: UNKNOWN,
  tags: ["b"],
  parts: [{ name: "p", weight: 0.5 }],
  limits: { daily: 2n ** 60n },
};
const state: Values = { ...config, text: "t", id: "note-1", status: "IN_REVIEW", usable: false, pages: 1 };
const object = (values: Values | null) => encodeObject(attributes, values);
const identity = { identityData: encodeObject({ id: required(string, { doc: "" }) }, { id: "note-1" }) };
const text = (value: string) => encodeValue(string, value);

/** What an engine could send, one request of each method. */
const requests: { readonly [M in Method]: Outgoing<`${M}.Request`> } = {
  GetMetadata: {},
  GetProviderSchema: {},
  GetResourceIdentitySchemas: {},
  GetFunctions: {},
  CallFunction: { name: "text", arguments: [text("您的验证码是{code}。"), text("baidu")] },
  ValidateProviderConfig: { config: encodeObject(provider.attributes, { notebook: { key: "k" }, rules: { N1: "warn" } }) },
  ValidateResourceConfig: { typeName, config: object(config) },
  ValidateDataResourceConfig: { typeName, config: encodeObject(dataAttributes, { id: "note-1" }) },
  ConfigureProvider: { terraformVersion: "1.11.4", config: encodeObject(provider.attributes, { notebook: { key: "k", secret: "s" } }) },
  StopProvider: {},
  UpgradeResourceState: { typeName, rawState: { json: Buffer.from('{"id":"note-1","title":"a","limits":{"daily":9007199254740993}}') } },
  UpgradeResourceIdentity: { typeName, rawIdentity: { json: Buffer.from('{"id":"note-1"}') } },
  ReadResource: { typeName, currentState: object(state), private: Buffer.from('{"unobserved":["text"]}'), currentIdentity: identity },
  PlanResourceChange: {
    typeName,
    priorState: object(state),
    proposedNewState: object(config),
    config: object(config),
    priorIdentity: identity,
  },
  ApplyResourceChange: { typeName, priorState: object(null), plannedState: object({ ...config, text: "t" }), config: object(config) },
  ImportResourceState: { typeName, identity },
  MoveResourceState: { targetTypeName: typeName, sourceTypeName: "other_note", sourceState: { json: Buffer.from('{"id":"note-1"}') } },
  ReadDataSource: { typeName, config: encodeObject(dataAttributes, { id: "note-1" }) },
};

const bytes = fc.uint8Array({ maxLength: 200 });

/** What happens to a request on its way. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant("changed" as const), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat() }),
  fc.record({ kind: fc.constant("put in" as const), at: fc.nat(), bytes }),
  fc.record({ kind: fc.constant("left out" as const), at: fc.nat(), count: fc.integer({ min: 1, max: 20 }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(message: Buffer, damages: readonly Damage[]): Buffer {
  return damages.reduce<Buffer>((current, done) => {
    const at = done.at % (current.length + 1);
    const [before, after] = [current.subarray(0, at), current.subarray(at)];
    if (done.kind === "changed") return Buffer.concat([before, Buffer.from([done.byte]), after.subarray(1)]);
    if (done.kind === "put in") return Buffer.concat([before, done.bytes, after]);
    return done.kind === "left out" ? Buffer.concat([before, after.subarray(done.count)]) : Buffer.from(before);
  }, message);
}

jest.setTimeout(120_000);

describe("garbage", () => {
  let folder: string;
  let serving: Serving;
  let client: PluginClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-fuzz-"));
    serving = await startProvider({
      clouds: [notebookCloud(new Notebook())],
      functions,
      environment: { NOTEBOOK_KEY: "k", NOTEBOOK_SECRET: "s" },
      folder,
      log: () => undefined,
    });
    client = connectPlugin(serving.address);
  });
  beforeEach(async () => {
    // Damaged calls may have stopped the provider or taken its key.
    await client.call("ConfigureProvider", requests.ConfigureProvider);
  });
  afterAll(async () => {
    client.close();
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** An answer is one of the method's own, or says that the request was none. */
  async function isAnswered(method: Method, request: Buffer): Promise<void> {
    const definition = providerService[method];
    if (!definition) throw new Error(`no method ${method}`);
    try {
      definition.responseDeserialize(await client.raw(definition.path, request));
    } catch (failure) {
      expect([status.INTERNAL, status.INVALID_ARGUMENT]).toContain((failure as ServiceError).code);
    }
  }

  const servesOn = async () => expect((await client.call("GetMetadata", {})).resources).toEqual([{ typeName }]);

  function serialized(method: Method, request: object = requests[method]): Buffer {
    const definition = providerService[method];
    if (!definition) throw new Error(`no method ${method}`);
    return definition.requestSerialize(request);
  }

  describe.each(methods)("sent to %s is answered, and the next call is served", (method) => {
    it("when it is any bytes", async () => {
      await fc.assert(
        fc.asyncProperty(bytes, (request) => isAnswered(method, Buffer.from(request))),
        { numRuns: 30 },
      );
      await servesOn();
    });

    it("when it is a request that was damaged", async () => {
      const message = serialized(method);
      const property = fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) =>
        isAnswered(method, damaged(message, damages)),
      );
      await fc.assert(property, { numRuns: 60 });
      await servesOn();
    });

    it("when the values in a request were damaged", async () => {
      const property = fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) =>
        isAnswered(method, serialized(method, withDamagedBytes(requests[method], damages))),
      );
      await fc.assert(property, { numRuns: 60 });
      await servesOn();
    });

    it("when it is nested deeper than any stack", async () => {
      // A group of field 1 begins: a million times, and none ends.
      await isAnswered(method, Buffer.alloc(1_000_000, 0x0b));
      await servesOn();
    });
  });

  it("sent to the broker and to the streams of output hurts nothing", async () => {
    const { address, network } = serving.address;
    const engine = new Client(network === "unix" ? `unix:${address}` : address, credentials.createInsecure());
    const raw = (value: Buffer) => value;
    const broker = engine.makeBidiStreamRequest(brokerService.StartStream?.path ?? "", raw, raw);
    const output = engine.makeServerStreamRequest(stdioService.StreamStdio?.path ?? "", raw, raw, Buffer.from([0xff, 0x01]));
    const refusals = [broker, output].map(
      (stream) =>
        new Promise<number>((resolve) => stream.on("data", () => undefined).once("error", ({ code }: ServiceError) => resolve(code))),
    );
    broker.write(Buffer.from([0xff, 0x01]));
    for (const refusal of refusals) expect([status.INTERNAL, status.INVALID_ARGUMENT]).toContain(await refusal);
    await servesOn();
    engine.close();
  });

  it("instead of HTTP/2 ends that connection alone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), async (noise, greeted) => {
        const socket = connect(serving.address.address);
        const ended = new Promise<void>((resolve) => socket.on("error", () => undefined).once("close", () => resolve()));
        if (greeted) socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        socket.end(noise);
        socket.resume();
        await ended;
      }),
      { numRuns: 100 },
    );
    await servesOn();
  });
});

/** A request in which every value was damaged, and nothing around the values. */
function withDamagedBytes(part: object, damages: readonly Damage[]): object {
  if (part instanceof Uint8Array) return damaged(Buffer.from(part), damages);
  if (Array.isArray(part)) return part.map((item: object) => withDamagedBytes(item, damages));
  const entries = Object.entries(part).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "object" && value !== null ? withDamagedBytes(value, damages) : value,
  ]);
  return Object.fromEntries(entries);
}
