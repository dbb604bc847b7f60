/** Senders and texts are called alike: what differs is a path and what they hold. */
import { type Json, jsonObject, objectsIn, readFields, Unreadable } from "../../../../src/clouds/shared/client/answers";
import { foreignAnswer, refusal } from "../../../../src/clouds/shared/client/failures";
import { pathPieceProblem } from "../../../../src/http/endpoint";
import type { Request, Transport } from "../../../../src/http/transport";

export const platform = "Fernpost";

/** How long Fernpost knows an `Idempotency-Key`. */
export const keyLifetimeMs = 60 * 60 * 1000;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What is reviewed, with how that stands. */
export type Reviewed<Fields> = Fields & { readonly id: string; readonly status: string; readonly note?: string | undefined };

export interface Records<Fields> {
  create(fields: Fields, options: CallOptions & { readonly idempotencyKey: string }): Promise<Reviewed<Fields>>;
  get(id: string, options?: CallOptions): Promise<Reviewed<Fields>>;
  change(id: string, fields: Fields, options?: CallOptions): Promise<Reviewed<Fields>>;
  remove(id: string, options?: CallOptions): Promise<void>;
  /** Page by page, as long as somebody wants more. */
  all(options?: CallOptions): AsyncGenerator<Reviewed<Fields>>;
}

export interface RecordKind<Fields> {
  /** As the calls are named after it: `createText`. */
  readonly noun: "Sender" | "Text";
  readonly path: string;
  /** @throws Unreadable where one is missing */
  readonly fieldsIn: (json: Json) => Fields;
}

type Call = Pick<Request, "method" | "body" | "headers" | "query"> & { readonly verb: string; readonly id?: string };

export function recordsOf<Fields extends object>(transport: Transport, { noun, path, fieldsIn }: RecordKind<Fields>): Records<Fields> {
  async function send<T>({ verb, id, ...request }: Call, { signal }: CallOptions, read: (json: Json) => T): Promise<T> {
    const call = `${verb}${noun}`;
    const problem = id === undefined ? undefined : pathPieceProblem(id);
    if (problem) throw refusal({ platform, call }, `the id is ${JSON.stringify(id)}; ${problem}`);
    const repeatable = verb === "create" ? { withinMs: keyLifetimeMs } : true;
    const answer = await transport.send({ ...request, call, path: id === undefined ? path : `${path}/${id}`, repeatable }, { signal });
    const { status, text } = answer;
    try {
      const json = jsonObject(text);
      if (!json) throw new Unreadable("the answer is no JSON object");
      return read(json);
    } catch (failure) {
      if (!(failure instanceof Unreadable)) throw failure;
      const { message: reason } = failure;
      const changes = request.method !== "GET";
      throw foreignAnswer({ platform, call }, { vendor: platform, reason, status, requestId: undefined, changes });
    }
  }

  const one = (json: Json): Reviewed<Fields> => ({ ...fieldsIn(json), ...readFields(json, ["id", "status"], ["note"]) });
  const oneIn = ({ data }: Json) => {
    const [only] = objectsIn([data], "data");
    if (!only) throw new Unreadable("the answer has no data");
    return one(only);
  };

  return {
    create: (body, { idempotencyKey, ...options }) =>
      send({ verb: "create", method: "POST", body, headers: { "idempotency-key": idempotencyKey } }, options, oneIn),
    get: (id, options = {}) => send({ verb: "get", method: "GET", id }, options, oneIn),
    change: (id, body, options = {}) => send({ verb: "change", method: "PUT", id, body }, options, oneIn),
    remove: (id, options = {}) => send({ verb: "delete", method: "DELETE", id }, options, () => undefined),
    async *all(options = {}) {
      for (let page = 1, more = true; more; page += 1) {
        const { data, ...answer } = await send({ verb: "list", method: "GET", query: { page: String(page) } }, options, (json) => json);
        yield* objectsIn(data, "data").map(one);
        more = answer.more === true;
      }
    },
  };
}
