import type { Diagnostic } from "../../schema";
import type { Method, Request, Response } from "../protocol";
import type { Session } from "../session";

/** How one call of the protocol is answered. */
export interface Rpc<M extends Method> {
  answer(session: Session, request: Request<M>): Response<M> | Promise<Response<M>>;
  /** What an answer must still carry when it failed unexpectedly, so that the engine loses nothing. */
  salvage?(request: Request<M>): Response<M>;
  /** The answer to an unexpected failure, where answers of this kind have no place for diagnostics. */
  failed?(problem: Diagnostic): Response<M>;
}
