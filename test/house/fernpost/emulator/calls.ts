/** The calls: senders and texts have the same five. */
import { createHash } from "node:crypto";
import type { Submission } from "../../../../src/emulator/review/stored-submissions";
import type { Submissions } from "../../../../src/emulator/review/submissions";
import { partsOf } from "../../../../src/emulator/server/paths";
import { Refusal } from "../../../../src/emulator/server/refusal";
import { decodePath, decodeQuery, decodeText, type WireRequest } from "../../../../src/emulator/server/wire";
import type { Tokens } from "../../../../src/emulator/stores/tokens";
import type { Status } from "../client/enumerations";

export const prefix = "/fernpost/";
const pageSize = 50;

/** A call of an account; the id is empty where the path has none. */
interface Call {
  readonly account: string;
  readonly id: string;
  readonly request: WireRequest;
}

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly call: string;
  run(call: Call): object;
}

export type Noun = "sender" | "text";

export interface Kind<Fields> {
  readonly noun: Noun;
  readonly tokens: Tokens;
  readonly store: Submissions<Status, Fields>;
  nextId(noun: Noun): string;
  submit(submission: Submission<Status, Fields>): void;
  isFixed(submission: Submission<Status, Fields>): boolean;
}

export function callsOf<Fields extends object>({ noun, tokens, store, nextId, submit, isFixed }: Kind<Fields>): Route[] {
  const shown = ({ id, status, review, fields }: Submission<Status, Fields>) => ({ id, status, note: review, ...fields });
  const owned = ({ account, id }: Call): Submission<Status, Fields> => {
    const submission = store.owned(account, id);
    if (submission === undefined) throw new Refusal(404, "not_found", `There is no ${noun} ${id}.`);
    return submission;
  };
  const fieldsOf = ({ request }: Call): Fields => {
    try {
      return store.parseFields(JSON.parse(decodeText(request.body ?? Buffer.alloc(0)) ?? ""));
    } catch (problem) {
      throw new Refusal(422, "bad_body", problem instanceof Error ? problem.message : "");
    }
  };
  const create = (call: Call) => {
    const { account, request } = call;
    const fields = fieldsOf(call);
    const make = () => {
      const made = store.create({ id: nextId(noun), account, fields, status: "waiting" });
      submit(made);
      return shown(made);
    };
    const token = request.headers["idempotency-key"];
    const digest = createHash("sha256")
      .update(`${request.rawPath}\n`)
      .update(request.body ?? "")
      .digest("hex");
    return { data: token === undefined ? make() : tokens.once({ account, token, request: digest }, make) };
  };
  const list = ({ account, request }: Call) => {
    const page = Number(new Map(decodeQuery(request.rawQuery)).get("page") ?? 1);
    const own = [...store.all()].filter((submission) => store.owned(account, submission.id) !== undefined);
    return { data: own.slice((page - 1) * pageSize, page * pageSize).map(shown), more: own.length > page * pageSize };
  };
  const change = (call: Call) => {
    const submission = owned(call);
    if (isFixed(submission)) throw new Refusal(409, "immutable", `The ${noun} ${call.id} is granted.`);
    submission.fields = fieldsOf(call);
    submit(submission);
    return { data: shown(submission) };
  };
  const remove = (call: Call) => {
    store.remove(owned(call));
    return {};
  };
  const [all, one, named] = [`${prefix}${noun}s`, `${prefix}${noun}s/{id}`, noun === "sender" ? "Sender" : "Text"];
  return [
    { method: "POST", path: all, call: `create${named}`, run: create },
    { method: "GET", path: all, call: `list${named}`, run: list },
    { method: "GET", path: one, call: `get${named}`, run: (call) => ({ data: shown(owned(call)) }) },
    { method: "PUT", path: one, call: `change${named}`, run: change },
    { method: "DELETE", path: one, call: `delete${named}`, run: remove },
  ];
}

export function routeOf(routes: readonly Route[], { method, rawPath }: WireRequest) {
  const path = decodePath(rawPath) ?? rawPath;
  for (const route of routes) {
    const parts = route.method === method ? partsOf(route.path, path) : undefined;
    if (parts !== undefined) return { ...route, id: parts.id ?? "" };
  }
  return undefined;
}
