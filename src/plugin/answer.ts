import { error, visible } from "../schema";
import { encodeDiagnostics } from "./codec/diagnostics";
import { MalformedValue } from "./codec/tree";
import type { Method, Request, Response } from "./protocol";
import { rpcs } from "./rpc";
import type { Rpc } from "./rpc/rpc";
import { InvalidRequest, type Session } from "./session";

/** A failure that nobody foresaw becomes a diagnostic; a request that makes no sense is refused. */
export async function answer<M extends Method>(sessionWhenNeeded: () => Session, method: M, request: Request<M>): Promise<Response<M>> {
  const rpc: Rpc<M> = rpcs[method];
  const session = sessionWhenNeeded();
  const started = performance.now();
  try {
    const response = await session.lull.during(async () => rpc.answer(session, request));
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

/** What the engine is told of a request that was refused. */
export function detailsOf(method: Method, failure: unknown): string {
  return visible(`${method}: ${messageOf(failure)}`);
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
