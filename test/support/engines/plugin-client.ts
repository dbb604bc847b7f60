/** A gRPC client for the plugin, as an engine would be one. */
import { type ChannelCredentials, Client, credentials, type ServiceError } from "@grpc/grpc-js";
import type { Address } from "../../../src/plugin/listen";
import type { Incoming, Method, Outgoing } from "../../../src/plugin/protocol";
import { controllerService, providerService } from "../../../src/plugin/services";

export interface PluginClient {
  call<M extends Method>(method: M, request: Outgoing<`${M}.Request`>): Promise<Incoming<`${M}.Response`>>;
  /** Any bytes to any method: what no engine sends. Resolves with the answer's bytes. */
  raw(path: string, bytes: Buffer): Promise<Buffer>;
  shutdown(): Promise<void>;
  close(): void;
}

export function connectPlugin({ network, address }: Address, channel: ChannelCredentials = credentials.createInsecure()): PluginClient {
  const client = new Client(network === "unix" ? `unix:${address}` : address, channel, {
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
    "grpc.ssl_target_name_override": "localhost",
    "grpc.default_authority": "localhost",
  });
  const unary = <T>(path: string, serialize: (value: object) => Buffer, deserialize: (bytes: Buffer) => T, request: object): Promise<T> =>
    new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, serialize, deserialize, request, (failure: ServiceError | null, response?: T) => {
        if (failure) reject(failure);
        else resolve(response as T);
      });
    });
  return {
    async call(method, request) {
      const definition = providerService[method];
      if (!definition) throw new Error(`no method ${method}`);
      return (await unary(definition.path, definition.requestSerialize, definition.responseDeserialize, request)) as never;
    },
    raw: (path, bytes) =>
      unary(
        path,
        (value) => value as Buffer,
        (answer) => answer,
        bytes,
      ),
    async shutdown() {
      const definition = controllerService.Shutdown;
      if (!definition) throw new Error("no method Shutdown");
      await unary(definition.path, definition.requestSerialize, definition.responseDeserialize, {});
    },
    close: () => client.close(),
  };
}
