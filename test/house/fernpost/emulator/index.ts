/** An invented platform that is added from outside: senders and texts under review, written with the emulator's frame alone. */
import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { settingsKind } from "../../src/emulator/admin/kinds/settings";
import { submissionsKind } from "../../src/emulator/admin/kinds/submissions";
import type { ObjectAction, Platform, PlatformModule, World } from "../../src/emulator/platform";
import { decide, reviewSteps } from "../../src/emulator/review/review";
import type { Submission } from "../../src/emulator/review/stored-submissions";
import { createSubmissions, type Submissions } from "../../src/emulator/review/submissions";
import { partsOf } from "../../src/emulator/server/paths";
import { Refusal } from "../../src/emulator/server/refusal";
import { type Answer, decodePath, decodeQuery, decodeText, type WireRequest } from "../../src/emulator/server/wire";
import { createSettings } from "../../src/emulator/stores/settings";
import { createTally } from "../../src/emulator/stores/tally";
import { createTokens } from "../../src/emulator/stores/tokens";
import { parseOrExplain } from "../../src/emulator/values/validation";

const statuses = ["waiting", "granted", "refused"] as const;
type Status = (typeof statuses)[number];

const hourMs = 60 * 60 * 1000;
const secondMs = 1000;
const writesPerSecond = 5;
const pageSize = 50;
const clockToleranceMs = 5 * 60 * 1000;

const senderSchema = z.strictObject({ name: z.string().min(1) });
const textSchema = z.strictObject({ name: z.string().min(1), body: z.string().min(1) });
const accountSchema = z.strictObject({ status: z.enum(["open", "closed"]) });

/** Carries a call out for an account; the id is empty where the path has none. */
type Handler = (account: string, id: string, request: WireRequest) => object;

export const fernpost: PlatformModule = { name: "fernpost", switches: {}, open };

function open(world: World): Platform {
  const now = world.clock.now;
  const submitted = { world, statuses, ready: "granted" } as const;
  const senders = createSubmissions({ ...submitted, parseFields: (fields) => parseOrExplain(senderSchema, fields, "Sender") });
  const texts = createSubmissions({ ...submitted, parseFields: (fields) => parseOrExplain(textSchema, fields, "Text") });
  const accounts = createSettings({
    schema: accountSchema,
    exists: (account) => world.credentials.has(account),
    initial: () => ({ status: "open" as const }),
  });
  const tokens = createTokens({
    clock: world.clock,
    windowMs: () => hourMs,
    mismatch: () => new Refusal(409, "key_reused", "The Idempotency-Key came with another request."),
  });
  const writes = createTally(secondMs);
  const stores = { senders, texts, accounts, tokens, writes };

  const submit = <Fields>(submission: Submission<Status, Fields>): void => {
    decide(submission, "waiting", "");
    submission.steps = reviewSteps(world.review, now(), { approval: ["granted"], approvalReply: "", rejection: "refused" });
  };
  const act = <Fields>(submission: Submission<Status, Fields>, action: ObjectAction, reply: string | undefined): void => {
    if (action === "approve") decide(submission, "granted", reply ?? "");
    else if (action === "reject") decide(submission, "refused", reply ?? world.review.reply);
    else throw new Error(`To ${action} is not possible on this platform. Allowed: approve, reject.`);
  };
  const managed = <Fields extends object>(store: Submissions<Status, Fields>) =>
    submissionsKind({ world, store, act, submit, timeText: (epochMs) => new Date(epochMs).toISOString() });

  const shown = <Fields extends object>({ id, status, review, fields }: Submission<Status, Fields>) => ({
    id,
    status,
    note: review,
    ...fields,
  });

  const calls = <Fields extends object>(noun: string, prefix: string, store: Submissions<Status, Fields>, isFixed: boolean) => {
    const owned = (account: string, id: string): Submission<Status, Fields> => {
      const submission = store.owned(account, id);
      if (submission === undefined) throw new Refusal(404, "not_found", `There is no ${noun} ${id}.`);
      return submission;
    };
    const fieldsOf = (request: WireRequest): Fields => {
      try {
        return store.parseFields(JSON.parse(decodeText(request.body ?? Buffer.alloc(0)) ?? ""));
      } catch (problem) {
        throw new Refusal(422, "bad_body", problem instanceof Error ? problem.message : "");
      }
    };
    const create: Handler = (account, _id, request) => {
      const fields = fieldsOf(request);
      const make = () => {
        const made = store.create({ id: `${prefix}_${world.random.uuid()}`, account, fields, status: "waiting" });
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
    const list: Handler = (account, _id, request) => {
      const page = Number(new Map(decodeQuery(request.rawQuery)).get("page") ?? 1);
      const own = [...store.all()].filter((submission) => store.owned(account, submission.id) !== undefined);
      return { data: own.slice((page - 1) * pageSize, page * pageSize).map(shown), more: own.length > page * pageSize };
    };
    const change: Handler = (account, id, request) => {
      const submission = owned(account, id);
      if (isFixed && submission.status === "granted") throw new Refusal(409, "immutable", `The ${noun} ${id} is granted.`);
      submission.fields = fieldsOf(request);
      submit(submission);
      return { data: shown(submission) };
    };
    const remove: Handler = (account, id) => {
      store.remove(owned(account, id));
      return {};
    };
    return { create, list, change, remove, get: ((account, id) => ({ data: shown(owned(account, id)) })) satisfies Handler };
  };

  const sender = calls("sender", "snd", senders, false);
  const text = calls("text", "txt", texts, true);
  const routes: readonly { method: string; path: string; call: string; run: Handler }[] = [
    { method: "POST", path: "/fernpost/senders", call: "createSender", run: sender.create },
    { method: "GET", path: "/fernpost/senders", call: "listSenders", run: sender.list },
    { method: "GET", path: "/fernpost/senders/{id}", call: "getSender", run: sender.get },
    { method: "PUT", path: "/fernpost/senders/{id}", call: "changeSender", run: sender.change },
    { method: "DELETE", path: "/fernpost/senders/{id}", call: "deleteSender", run: sender.remove },
    { method: "POST", path: "/fernpost/texts", call: "createText", run: text.create },
    { method: "GET", path: "/fernpost/texts", call: "listTexts", run: text.list },
    { method: "GET", path: "/fernpost/texts/{id}", call: "getText", run: text.get },
    { method: "PUT", path: "/fernpost/texts/{id}", call: "changeText", run: text.change },
    { method: "DELETE", path: "/fernpost/texts/{id}", call: "deleteText", run: text.remove },
  ];
  const routeOf = ({ method, rawPath }: WireRequest) => {
    const path = decodePath(rawPath) ?? rawPath;
    for (const route of routes) {
      const parts = route.method === method ? partsOf(route.path, path) : undefined;
      if (parts !== undefined) return { ...route, id: parts.id ?? "" };
    }
    return undefined;
  };

  const authenticated = ({ method, rawPath, headers, body }: WireRequest): string => {
    const [, key = "", signature = ""] = /^Fern ([^:]+):([0-9a-f]{64})$/.exec(headers.authorization ?? "") ?? [];
    const time = headers["x-fern-time"] ?? "";
    const credential = world.credentials.get(key);
    const isTimely = Math.abs(Number(time) - now()) <= clockToleranceMs;
    const expected = credential && signatureOf(credential.secret, { method, path: rawPath, time, body: body ?? Buffer.alloc(0) });
    if (expected !== signature || !isTimely) throw new Refusal(401, "unauthorised", "Key, time or signature is wrong.");
    if (accounts.of(key).status === "closed") throw new Refusal(403, "closed", "The account is closed.");
    return key;
  };

  const limitWrites = (account: string): void => {
    const recent = writes.times(account, now() - secondMs + 1, now());
    if (world.rateLimits === "documented" && recent.length >= writesPerSecond) throw tooMany((recent[0] ?? now()) + secondMs - now());
    writes.add(account, now());
  };

  return {
    calls: routes.map(({ call }) => call),
    fileFields: [],
    stores,
    kinds: {
      senders: managed(senders),
      texts: managed(texts),
      accounts: settingsKind({ schema: accountSchema, settings: accounts, show: (settings, account) => ({ ...settings, account }) }),
    },
    callOf: (request) => (request.rawPath.startsWith("/fernpost/") ? (routeOf(request)?.call ?? "unknown") : undefined),
    answer: (request) => {
      const account = authenticated(request);
      const route = routeOf(request);
      if (route === undefined) throw new Refusal(404, "no_route", "There is no such call.");
      if (request.method !== "GET") limitWrites(account);
      return json(200, route.run(account, route.id, request));
    },
    refused: ({ status, code, message, details }) => ({ ...json(status, { error: { code, message, ...details } }), refusal: code }),
    throttled: () => tooMany(secondMs),
  };
}

export function signatureOf(
  secret: string,
  { method, path, time, body }: { method: string; path: string; time: string; body: Buffer },
): string {
  return createHmac("sha256", secret).update(`${method}\n${path}\n${time}\n`).update(body).digest("hex");
}

function tooMany(retryAfterMs: number): Refusal {
  return new Refusal(429, "too_many", `At most ${writesPerSecond} writes a second.`, { retry_after_ms: retryAfterMs });
}

function json(status: number, body: object): Answer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
