/** The protocol's descriptions as gRPC service definitions, with the three services that every plugin offers beside its own. */
import type { ServiceDefinition } from "@grpc/grpc-js";
import type { IConversionOptions, Root, Type } from "protobufjs/light";
import { enums, messages, methods } from "./protocol";

interface Node {
  fields?: Record<string, { type: string; id: number; rule?: "repeated"; keyType?: "string" }>;
  values?: Readonly<Record<string, number>>;
  oneofs?: Record<string, { oneof: string[] }>;
  methods?: Record<string, { requestType: string; responseType: string; requestStream?: true; responseStream?: true }>;
  nested?: Record<string, Node>;
}

const packages = { tfplugin6: providerPackage(), plugin: pluginPackage() };

export const providerService = service("tfplugin6", "Provider");
export const controllerService = service("plugin", "GRPCController");
export const brokerService = service("plugin", "GRPCBroker");
export const stdioService = service("plugin", "GRPCStdio");

function service(home: keyof typeof packages, name: string): ServiceDefinition {
  const methods = packages[home].nested?.[name]?.methods;
  if (!methods) throw new Error(`the protocol has no service ${home}.${name}`);
  const definitions = Object.entries(methods).map(([method, { requestType, responseType, requestStream, responseStream }]) => {
    const [request, response] = [codec(home, requestType), codec(home, responseType)];
    const definition = {
      path: `/${home}.${name}/${method}`,
      requestStream: requestStream ?? false,
      responseStream: responseStream ?? false,
      requestSerialize: request.serialize,
      requestDeserialize: request.deserialize,
      responseSerialize: response.serialize,
      responseDeserialize: response.deserialize,
    };
    return [method, definition] as const;
  });
  return Object.fromEntries(definitions);
}

function codec(home: keyof typeof packages, name: string) {
  const { fields = {} } = nodeAt(packages[home], name);
  return Object.keys(fields).length > 0 ? message(`${home}.${name}`) : withoutFields(message(`${home}.${name}`));
}

/** Nothing is nothing: plugins that are asked for no more than their schema load no codec. */
function withoutFields({ deserialize }: ReturnType<typeof message>): ReturnType<typeof message> {
  return { serialize: () => Buffer.alloc(0), deserialize: (bytes) => (bytes.length === 0 ? {} : deserialize(bytes)) };
}

const shape: IConversionOptions = { longs: Number, enums: String, defaults: true, arrays: true, objects: true };

/** To and from bytes. Nothing is prepared before the first use: the plugin is connected to sooner. */
function message(name: string) {
  let known: Type | undefined;
  const type = () => {
    known ??= protocol().lookupType(name);
    return known;
  };
  return {
    /** What is encoded already goes as it is. */
    serialize(value: object): Buffer {
      if (Buffer.isBuffer(value)) return value;
      const { buffer, byteOffset, byteLength } = type().encode(type().fromObject(value)).finish();
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    deserialize: (bytes: Buffer): object => type().toObject(type().decode(bytes), shape),
  };
}

let root: Root | undefined;

function protocol(): Root {
  const { Root }: typeof import("protobufjs/light") = require("protobufjs/light");
  root ??= Root.fromJSON({ nested: packages });
  return root;
}

function providerPackage(): Node {
  const root: Node = {};
  for (const [name, fields] of Object.entries(messages)) {
    const node = nodeAt(root, name);
    const entries = Object.entries<string>(fields);
    node.fields = Object.fromEntries(entries.map(([field, text]) => [field, fieldOf(text)]));
    // Alone in a group, a scalar has no default: that is how protobuf marks an optional one.
    const optional = entries.filter(([, text]) => text.startsWith("optional ")).map(([field]) => [`_${field}`, { oneof: [field] }]);
    if (optional.length > 0) node.oneofs = Object.fromEntries(optional);
  }
  for (const [name, values] of Object.entries(enums)) nodeAt(root, name).values = values;
  const step = nodeAt(root, "AttributePath.Step");
  step.oneofs = { selector: { oneof: Object.keys(step.fields ?? {}) } };
  nodeAt(root, "Provider").methods = Object.fromEntries(
    methods.map((name) => [name, { requestType: `${name}.Request`, responseType: `${name}.Response` }]),
  );
  return root;
}

function nodeAt(root: Node, name: string): Node {
  return name.split(".").reduce<Node>((node, part) => {
    node.nested ??= {};
    node.nested[part] ??= {};
    return node.nested[part];
  }, root);
}

function fieldOf(text: string) {
  const [type = "", id, ...rest] = text.replace(/^(?:repeated|map|optional) /, "").split(" ");
  if (type === "" || id === undefined || rest.length > 0) throw new Error(`"${text}" is not a field of the protocol`);
  return {
    type,
    id: Number(id),
    ...(text.startsWith("repeated ") && { rule: "repeated" as const }),
    ...(text.startsWith("map ") && { keyType: "string" as const }),
  };
}

/** What HashiCorp's plugin library expects of every plugin: an end, a way to open further connections, redirected output. */
function pluginPackage(): Node {
  return {
    nested: {
      Empty: { fields: {} },
      ConnInfo: {
        fields: { serviceId: { type: "uint32", id: 1 }, network: { type: "string", id: 2 }, address: { type: "string", id: 3 } },
      },
      StdioData: { fields: { channel: { type: "int32", id: 1 }, data: { type: "bytes", id: 2 } } },
      GRPCController: { methods: { Shutdown: { requestType: "Empty", responseType: "Empty" } } },
      GRPCBroker: {
        methods: { StartStream: { requestType: "ConnInfo", responseType: "ConnInfo", requestStream: true, responseStream: true } },
      },
      GRPCStdio: { methods: { StreamStdio: { requestType: "Empty", responseType: "StdioData", responseStream: true } } },
    },
  };
}
