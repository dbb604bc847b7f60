/** The admin interface over HTTP: JSON under `/_emulator/`. Each route is one method of {@link Admin}. */
import { z } from "zod";
import { eventStream, pageOf, wantsStream } from "../inbox/http";
import type { Inbox } from "../inbox/inbox";
import { ChangedMeanwhile, UnknownObject } from "../platform";
import { decisions } from "../review/review";
import { faultRuleSchema } from "../server/faults";
import { partsOf } from "../server/paths";
import { type Answer, decodePath, decodeQuery, decodeText, type WireRequest } from "../server/wire";
import { parseOrExplain } from "../values/validation";
import { refusalOf } from "./access";
import { type Admin, actionNamed, clockChangeSchema, type ObjectRef, reviewChangeSchema, switchChangeSchema } from "./admin";
import { type Paging, pageHeaders, pageShape, partOf } from "./paging";

export const adminPrefix = "/_emulator";

interface Input {
  /** Values of the `{…}` parts of the route. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  /** Parsed JSON; an empty object without a body. */
  readonly body: unknown;
}

/** A part of a list. */
interface Listed {
  readonly body: unknown;
  readonly paging: Paging;
  /** Of the whole list. */
  readonly total: number;
}

type Route = { readonly method: string; readonly path: string; readonly does: string } & (
  | { run(admin: Admin, input: Input): unknown }
  | { list(admin: Admin, query: Input["query"]): Listed }
);

/** What the admin interface answers from. */
interface Parts {
  readonly admin: Admin;
  readonly inbox: Inbox;
  /** Names of the emulator beside those of this machine. */
  readonly own: readonly string[];
}

const messages = {
  method: "GET",
  path: "/messages",
  does: "what was sent, of ?to= &match= &template= &platform= &account= &search= &since= &limit= &offset= &order=newest; &wait=10s waits for it, Accept: text/event-stream streams it",
} as const;

const replySchema = z.strictObject({ reply: z.string().optional() });
const decisionSchema = replySchema.extend({ expected: z.record(z.string(), z.unknown()).optional() });
const page = { ...pageShape, limit: pageShape.limit.optional() };
const text = z.string().optional();
const objectsSchema = z.strictObject({ platform: text, kind: text, account: text, search: text });
const listedObjectsSchema = objectsSchema.extend({ decision: z.enum(decisions).optional(), ...page });
const refused = z.enum(["true", "false"]).transform((word) => word === "true");
const listedCallsSchema = z.strictObject({ platform: text, call: text, account: text, refused: refused.optional(), search: text, ...page });
const editSchema = z.looseObject({ resubmit: z.boolean().optional() });
const fieldsSchema = z.record(z.string(), z.unknown());
const kindPath = "/{platform}/{kind}";
const objectPath = `${kindPath}/{id}`;

const routes: readonly Route[] = [
  {
    method: "GET",
    path: "/",
    does: "this list",
    run: () => ({ routes: [...routes, messages].map(({ method, path, does }) => ({ route: `${method} ${adminPrefix}${path}`, does })) }),
  },
  {
    method: "GET",
    path: "/objects",
    does: "objects of all platforms, or of ?platform= &kind= &account= &decision=pending &search=; in parts with &limit= &offset= &order=newest",
    list: (admin, query) => {
      const { limit, offset, order, ...filter } = parseOrExplain(listedObjectsSchema, Object.fromEntries(query), "Query of objects");
      return listOf(admin.listed(filter), { limit, offset, order }, (part) => part.map((show) => show()));
    },
  },
  {
    method: "POST",
    path: "/objects/approve",
    does: "approve all that wait for it, or those of ?platform= &kind= &account= &search=: {reply?}",
    run: (admin, { query, body }) => {
      const filter = parseOrExplain(objectsSchema, Object.fromEntries(query), "Query of objects");
      return admin.approveAll(filter, parseOrExplain(replySchema, body, "Approval").reply);
    },
  },
  { method: "GET", path: "/platforms", does: "the platforms, their kinds of objects and their calls", run: (admin) => admin.platforms() },
  { method: "GET", path: "/accounts", does: "the keys that are accepted, without their secrets", run: (admin) => admin.accounts() },
  { method: "GET", path: "/clock", does: "the emulator's time", run: (admin) => admin.clock() },
  {
    method: "PUT",
    path: "/clock",
    does: "set the time: {now | advanceMs | offsetMs, frozen?}",
    run: (admin, { body }) => admin.setClock(parseOrExplain(clockChangeSchema, body, "Clock")),
  },
  { method: "GET", path: "/faults", does: "fault rules and what they hit", run: (admin) => admin.faults() },
  {
    method: "POST",
    path: "/faults",
    does: "add one rule or a list: {platform?, call?, method?, nth?, probability?, times?, action}",
    run: (admin, { body }) => admin.addFaults(...[body].flat().map((rule) => parseOrExplain(faultRuleSchema, rule, "Fault rule"))),
  },
  { method: "DELETE", path: "/faults", does: "remove all fault rules", run: (admin) => admin.clearFaults() },
  {
    method: "GET",
    path: "/calls",
    does: "call counters and request log, the log of ?platform= &call= &account= &refused=true &search=; in parts with &limit= &offset= &order=newest",
    list: (admin, query) => {
      const { limit, offset, order, ...filter } = parseOrExplain(listedCallsSchema, Object.fromEntries(query), "Query of calls");
      const { log, ...report } = admin.calls(filter);
      return listOf(log, { limit, offset, order }, (part) => ({ ...report, log: part }));
    },
  },
  { method: "DELETE", path: "/calls", does: "start counting anew", run: (admin) => admin.clearCalls() },
  { method: "GET", path: "/switches", does: "switches, their values and meaning", run: (admin) => admin.switches() },
  {
    method: "PUT",
    path: "/switches",
    does: "set switches: {NAME: VALUE, …}",
    run: (admin, { body }) => admin.setSwitches(parseOrExplain(switchChangeSchema, body, "Switches")),
  },
  { method: "GET", path: "/review", does: "how reviews end", run: (admin) => admin.review() },
  {
    method: "PUT",
    path: "/review",
    does: "how reviews that begin from now on end: {mode?, delayMs?, reply?}",
    run: (admin, { body }) => admin.setReview(parseOrExplain(reviewChangeSchema, body, "Review")),
  },
  { method: "POST", path: "/reset", does: "back to the contents and settings of a fresh start", run: (admin) => admin.reset() },
  {
    method: "POST",
    path: kindPath,
    does: "add one as the console, a recipient or a carrier would: {FIELD: VALUE, …}",
    run: (admin, { parts, body }) => admin.create(refOf(parts), parseOrExplain(fieldsSchema, body, "Object")),
  },
  { method: "GET", path: objectPath, does: "one object", run: (admin, { parts }) => admin.object(refOf(parts)) },
  {
    method: "PATCH",
    path: objectPath,
    does: "edit as the console would: {FIELD: VALUE, …, status?, review?, resubmit?}",
    run: (admin, { parts, body }) => {
      const { resubmit, ...changes } = parseOrExplain(editSchema, body, "Edit");
      return admin.edit(refOf(parts), changes, { resubmit });
    },
  },
  { method: "DELETE", path: objectPath, does: "delete as the console would", run: (admin, { parts }) => admin.remove(refOf(parts)) },
  {
    method: "POST",
    path: `${objectPath}/{action}`,
    does: "approve {reply?}, reject {reply?}, hold {reply?}, abort or deprecate; with expected: {FIELD: VALUE, …} only while it has these values",
    run: (admin, { parts, body }) => {
      const { reply, expected } = parseOrExplain(decisionSchema, body, "Action");
      return admin.act(refOf(parts), actionNamed(parts.action ?? ""), reply, { expected });
    },
  },
];

/**
 * Answers any request under {@link adminPrefix}: 200, 400 for bad input, 404 for an unknown object or route, 409 for an object that is not as
 * expected, 403 and 415 for a request that a web page may have sent.
 * @param signal ends a wait
 */
export async function answerAdmin({ admin, inbox, own }: Parts, request: WireRequest, signal: AbortSignal): Promise<Answer> {
  const refusal = refusalOf(request, own);
  if (refusal !== undefined) return jsonAnswer(refusal.status, { error: refusal.error });
  try {
    const path = decodePath(request.rawPath)?.slice(adminPrefix.length) || "/";
    if (request.method === messages.method && path === messages.path) {
      const query = queryOf(request, admin);
      const asked = { headers: request.headers, query, signal };
      if (wantsStream(asked)) return eventStream(inbox, asked);
      const found = await pageOf(inbox, asked);
      if (found === undefined) return noContent;
      const { page, list } = found;
      return jsonAnswer(200, page, list && pageHeaders({ path: request.rawPath, query }, list.paging, list.total));
    }
    for (const route of routes) {
      const parts = route.method === request.method ? partsOf(route.path, path) : undefined;
      if (parts === undefined) continue;
      const query = queryOf(request, admin);
      if ("run" in route) return jsonAnswer(200, route.run(admin, { parts, query, body: bodyOf(request) }));
      const { body, paging, total } = route.list(admin, query);
      return jsonAnswer(200, body, pageHeaders({ path: request.rawPath, query }, paging, total));
    }
    const known = [...routes, messages].map(({ method, path: each }) => `${method} ${adminPrefix}${each}`).join(", ");
    return jsonAnswer(404, { error: `There is no route ${request.method} ${request.rawPath}. Routes: ${known}.` });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const status = error instanceof UnknownObject ? 404 : error instanceof ChangedMeanwhile ? 409 : 400;
    return jsonAnswer(status, { error: message });
  }
}

/** Whoever asks for a part of something is not given, or shown to change, the whole of it because the question is not understood. */
function queryOf({ rawQuery }: WireRequest, admin: Admin): ReadonlyMap<string, string> {
  const pairs = decodeQuery(rawQuery);
  if (pairs === undefined) throw new Error("The query cannot be decoded.");
  const query = new Map(pairs);
  const [twice] = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at) ?? [];
  if (twice !== undefined) throw new Error(`The query names ${twice} more than once.`);
  const platform = query.get("platform");
  const known = admin.platforms().map(({ name }) => name);
  if (platform !== undefined && !known.includes(platform)) throw new Error(`Unknown platform "${platform}". Allowed: ${known.join(", ")}.`);
  return query;
}

/** @param body the answer with a part of the list */
function listOf<Item>(all: readonly Item[], paging: Paging, body: (part: readonly Item[]) => unknown): Listed {
  return { body: body(partOf(all, paging)), paging, total: all.length };
}

function refOf({ platform = "", kind = "", id = "" }: Readonly<Record<string, string>>): ObjectRef {
  return { platform, kind, id };
}

function bodyOf({ body }: WireRequest): unknown {
  if (body === undefined) throw new Error("The body is too large.");
  if (body.length === 0) return {};
  const text = decodeText(body);
  if (text === undefined) throw new Error("The body is not UTF-8.");
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("The body is not JSON.");
  }
}

const unkept = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
const noContent: Answer = { status: 204, headers: unkept, body: "" };

function jsonAnswer(status: number, result: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "application/json;charset=UTF-8", ...unkept, ...headers },
    body: `${JSON.stringify(result ?? {}, null, 1)}\n`,
  };
}
