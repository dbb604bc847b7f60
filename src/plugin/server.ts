import {
  type handleUnaryCall,
  Server,
  type ServerDuplexStream,
  type ServerWritableStream,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { error, visible } from "../schema";
import { encodeDiagnostics } from "./codec/diagnostics";
import { MalformedValue } from "./codec/tree";
import { type Method, methods, type Request, type Response } from "./protocol";
import { rpcs } from "./rpc";
import type { Rpc } from "./rpc/rpc";
import { brokerService, controllerService, providerService, stdioService } from "./services";
import { InvalidRequest, type Session } from "./session";

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
  const rpc: Rpc<M> = rpcs[method];
  return (call, callback) => {
    answer(rpc, session, call.request, method).then(
      (response) => callback(null, response),
      (failure: unknown) => callback({ code: status.INVALID_ARGUMENT, details: visible(`${method}: ${messageOf(failure)}`) }),
    );
  };
}

/** A failure that nobody foresaw becomes a diagnostic; a request that makes no sense is refused. */
async function answer<M extends Method>(
  rpc: Rpc<M>,
  sessionWhenNeeded: () => Session,
  request: Request<M>,
  method: M,
): Promise<Response<M>> {
  const session = sessionWhenNeeded();
  const started = performance.now();
  try {
    const response = await rpc.answer(session, request);
    session.log("trace", "answered", { method, ms: Math.round(performance.now() - started) });
    return response;
  } catch (failure) {
    if (failure instanceof MalformedValue || failure instanceof InvalidRequest) throw failure;
    session.log("error", "unexpected failure", { method, stack: failure instanceof Error ? failure.stack : String(failure) });
    const problem = error(
      `The sms provider failed unexpectedly in ${method}`,
      `${messageOf(failure)}\nThis is a defect of smsform. Run again with TF_LOG_PROVIDER=debug and report the log; no secrets are in it.`,
    );
    if (rpc.failed) return rpc.failed(problem);
    const response: object = { ...rpc.salvage?.(request), diagnostics: encodeDiagnostics([problem], {}) };
    return response as Response<M>;
  }
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

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
