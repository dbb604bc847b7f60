import type { Socket } from "node:net";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Log } from "./log";
import { type Method, methods, type Request, type Response } from "./protocol";
import { brokerService, controllerService, providerService, stdioService } from "./services";
import type { Session } from "./session";

/** Loaded when the first request arrives that needs it: the engine waits for the handshake. */
const loadAnswer = (): typeof import("./answer") => require("./answer");

/** Each command of an engine begins with these questions, and the answers are always the same. */
type SchemaMethod = "GetProviderSchema" | "GetResourceIdentitySchemas";

export interface Served {
  readonly log: Log;
  /** Asked for by each request but those that need none. */
  session(): Session;
  /** The encoded answer to a question for schemas, where it was made before. */
  readonly schema?: ((method: SchemaMethod) => Buffer) | undefined;
  /** Takes no more connections, and resolves when what must survive is written down. */
  end(): Promise<void>;
  /** Called when the engine is done with this process and has its last answer. */
  onShutdown(): void;
}

export interface PluginServer {
  take(connection: Socket): void;
  /** Ends at once what is left open. */
  close(): void;
}

/** The gRPC server of a session. */
export function createServer(served: Served): PluginServer {
  // Plans of large stacks exceed gRPC's default of 4 MiB.
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const silent = silentStreams();
  const closeSoon = () => {
    silent.end();
    server.tryShutdown(served.onShutdown);
    setTimeout(() => server.forceShutdown(), shutdownPatienceMs).unref();
  };
  const handlers = Object.fromEntries(methods.map((method) => [method, handler(served, method)]));
  server.addService(providerService, {
    ...handlers,
    GetProviderSchema: schemaHandler(served, "GetProviderSchema"),
    GetResourceIdentitySchemas: schemaHandler(served, "GetResourceIdentitySchemas"),
  });
  server.addService(controllerService, { Shutdown: shutdownHandler(served, closeSoon) });
  server.addService(brokerService, silent.services);
  server.addService(stdioService, silent.services);
  // Who may connect is decided before.
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return { take: (connection) => injector.injectConnection(connection), close: () => server.forceShutdown() };
}

const shutdownPatienceMs = 500;

function handler<M extends Method>({ session }: Served, method: M): handleUnaryCall<Request<M>, Response<M>> {
  return (call, callback) => {
    const { answer, detailsOf } = loadAnswer();
    answer(session, method, call.request).then(
      (response) => callback(null, response),
      (failure: unknown) => callback({ code: status.INVALID_ARGUMENT, details: detailsOf(method, failure) }),
    );
  };
}

function schemaHandler<M extends SchemaMethod>(served: Served, method: M): handleUnaryCall<Request<M>, Response<M> | Buffer> {
  const answerAnew = handler(served, method);
  let encoded: Buffer | undefined;
  return (call, callback) => {
    encoded ??= served.schema?.(method);
    if (encoded) {
      callback(null, encoded);
      return served.log("trace", "answered as before", { method });
    }
    answerAnew(call, (failure, response) => {
      if (response && !response.diagnostics) encoded = providerService[method]?.responseSerialize(response);
      callback(failure, encoded ?? response);
    });
  };
}

function shutdownHandler({ end }: Served, closeSoon: () => void): handleUnaryCall<object, object> {
  return (_call, callback) => {
    end().finally(() => {
      callback(null, {});
      closeSoon();
    });
  };
}

type Stream = ServerDuplexStream<object, object> | ServerWritableStream<object, object>;

/** Streams that engines open at once and that stay silent: this plugin opens no further connections and has no output to redirect. */
function silentStreams(): { readonly services: UntypedServiceImplementation; end(): void } {
  const open = new Set<Stream>();
  const keep = (stream: Stream) => {
    open.add(stream);
    stream.on("cancelled", () => open.delete(stream));
    stream.on("end", () => stream.end());
    if ("read" in stream) stream.resume();
  };
  return {
    services: { StartStream: keep, StreamStdio: keep },
    end: () => {
      for (const stream of open) stream.end();
    },
  };
}
