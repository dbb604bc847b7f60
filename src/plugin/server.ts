import {
  type handleUnaryCall,
  Server,
  type ServerDuplexStream,
  type ServerWritableStream,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { type Method, methods, type Request, type Response } from "./protocol";
import { brokerService, controllerService, providerService, stdioService } from "./services";
import type { Session } from "./session";

/** Loaded when the first request arrives: the engine waits for the handshake. */
const loadAnswer = (): typeof import("./answer") => require("./answer");

/**
 * The gRPC server of a session, not listening yet.
 * @param session asked for by each request
 * @param onShutdown called when the engine is done with this process and has its last answer
 */
export function createServer(session: () => Session, onShutdown: () => void): Server {
  // Plans of large stacks exceed gRPC's default of 4 MiB.
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const silent = silentStreams();
  const end = () => {
    silent.end();
    server.tryShutdown(onShutdown);
    setTimeout(() => server.forceShutdown(), shutdownPatienceMs).unref();
  };
  server.addService(providerService, Object.fromEntries(methods.map((method) => [method, handler(session, method)])));
  server.addService(controllerService, { Shutdown: shutdownHandler(session, end) });
  server.addService(brokerService, silent.services);
  server.addService(stdioService, silent.services);
  return server;
}

const shutdownPatienceMs = 500;

function handler<M extends Method>(session: () => Session, method: M): handleUnaryCall<Request<M>, Response<M>> {
  return (call, callback) => {
    const { answer, detailsOf } = loadAnswer();
    answer(session, method, call.request).then(
      (response) => callback(null, response),
      (failure: unknown) => callback({ code: status.INVALID_ARGUMENT, details: detailsOf(method, failure) }),
    );
  };
}

function shutdownHandler(session: () => Session, end: () => void): handleUnaryCall<object, object> {
  return (_call, callback) => {
    session()
      .pending.settle()
      .finally(() => {
        callback(null, {});
        end();
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
