/** Senders and texts are called alike: what differs is a path and what they hold. */
import { readAnswer } from "../../../../src/clouds/shared/client/answers";
import {
  type Contents,
  type Decoder,
  type Fields,
  field,
  filled,
  flag,
  lenient,
  list,
  object,
  text,
} from "../../../../src/clouds/shared/client/decoding";
import { refusal } from "../../../../src/clouds/shared/client/failures";
import { pathPieceProblem } from "../../../../src/http/endpoint";
import type { Request, Transport } from "../../../../src/http/transport";

export const platform = "Fernpost";

/** How long Fernpost knows an `Idempotency-Key`. */
export const keyLifetimeMs = 60 * 60 * 1000;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** How a review stands, beside what is reviewed. */
const review = { id: filled, status: filled, note: lenient(text) };
export type Review = Contents<typeof review>;
export type Reviewed<F extends Fields> = Contents<F & typeof review>;

export interface Records<F extends Fields> {
  create(fields: Contents<F>, options: CallOptions & { readonly idempotencyKey: string }): Promise<Reviewed<F>>;
  get(id: string, options?: CallOptions): Promise<Reviewed<F>>;
  change(id: string, fields: Contents<F>, options?: CallOptions): Promise<Reviewed<F>>;
  remove(id: string, options?: CallOptions): Promise<void>;
  /** Page by page, as long as somebody wants more. */
  all(options?: CallOptions): AsyncGenerator<Reviewed<F>>;
}

export interface RecordKind<F extends Fields> {
  /** As the calls are named after it: `createText`. */
  readonly noun: "Sender" | "Text";
  readonly path: string;
  readonly fields: F;
}

type Call = Pick<Request, "method" | "body" | "headers" | "query"> & { readonly verb: string; readonly id?: string };

export function recordsOf<F extends Fields>(transport: Transport, { noun, path, fields }: RecordKind<F>): Records<F> {
  async function send<T>({ verb, id, ...request }: Call, { signal }: CallOptions, decode: Decoder<T>): Promise<T> {
    const call = `${verb}${noun}`;
    const problem = id === undefined ? undefined : pathPieceProblem(id);
    if (problem) throw refusal({ platform, call }, `the id is ${JSON.stringify(id)}; ${problem}`);
    const repeatable = verb === "create" ? { withinMs: keyLifetimeMs } : true;
    const answer = await transport.send({ ...request, call, path: id === undefined ? path : `${path}/${id}`, repeatable }, { signal });
    return readAnswer(answer, decode, {
      platform,
      vendor: platform,
      call,
      changes: request.method !== "GET",
      requestIdOf: () => undefined,
    });
  }

  const one = object({ ...fields, ...review });
  const page = object({ data: list(one), more: lenient(flag) });

  return {
    create: (body, { idempotencyKey, ...options }) =>
      send({ verb: "create", method: "POST", body, headers: { "idempotency-key": idempotencyKey } }, options, field("data", one)),
    get: (id, options = {}) => send({ verb: "get", method: "GET", id }, options, field("data", one)),
    change: (id, body, options = {}) => send({ verb: "change", method: "PUT", id, body }, options, field("data", one)),
    remove: async (id, options = {}) => void (await send({ verb: "delete", method: "DELETE", id }, options, object({}))),
    async *all(options = {}) {
      for (let number = 1, goesOn = true; goesOn; number += 1) {
        const { data, more = false } = await send({ verb: "list", method: "GET", query: { page: String(number) } }, options, page);
        yield* data;
        goesOn = more;
      }
    },
  };
}
