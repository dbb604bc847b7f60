/** Fernpost in memory: what it holds, what its reviewer does, and how a request is answered. */

import { z } from "zod";
import { settingsKind } from "../../../../src/emulator/admin/kinds/settings";
import { submissionsKind } from "../../../../src/emulator/admin/kinds/submissions";
import type { ObjectAction, Platform, PlatformModule, World } from "../../../../src/emulator/platform";
import { decide, reviewSteps } from "../../../../src/emulator/review/review";
import type { Submission } from "../../../../src/emulator/review/stored-submissions";
import { createSubmissions, type Submissions } from "../../../../src/emulator/review/submissions";
import { Refusal } from "../../../../src/emulator/server/refusal";
import { createSettings } from "../../../../src/emulator/stores/settings";
import { createTally } from "../../../../src/emulator/stores/tally";
import { createTokens } from "../../../../src/emulator/stores/tokens";
import { parseOrExplain } from "../../../../src/emulator/values/validation";
import { callerBy } from "../../../../src/emulator/world/credentials";
import { type Status, statuses } from "../client/enumerations";
import { callsOf, type Noun, prefix, routeOf } from "./calls";
import { json, keyIdOf, tooMany, writesPerSecond } from "./wire";

const hourMs = 60 * 60 * 1000;
const secondMs = 1000;

const senderSchema = z.strictObject({ name: z.string().min(1) });
const textSchema = z.strictObject({ name: z.string().min(1), body: z.string().min(1) });
const accountSchema = z.strictObject({ status: z.enum(["open", "closed"]) });

export const fernpost: PlatformModule = { name: "fernpost", switches: {}, open };

function open(world: World): Platform {
  const { now } = world.clock;
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

  const submit = <Fields>(submission: Submission<Status, Fields>): void => {
    decide(submission, "waiting", "");
    submission.steps = reviewSteps(world.review, now(), { approval: ["granted"], approvalReply: "", rejection: "refused" });
  };
  const act = <Fields>(submission: Submission<Status, Fields>, action: ObjectAction, reply: string | undefined): void => {
    if (action === "approve") decide(submission, "granted", reply ?? "");
    else if (action === "reject") decide(submission, "refused", reply ?? world.review.reply);
    else throw new Error(`To ${action} is not possible on this platform. Allowed: approve, reject.`);
  };
  const nextId = (noun: Noun) => `${noun === "sender" ? "snd" : "txt"}_${world.random.uuid()}`;
  const managed = <Fields extends object>(noun: Noun, store: Submissions<Status, Fields>) =>
    submissionsKind({
      world,
      store,
      decisions: { waiting: "pending", granted: "approved", refused: "rejected" },
      act,
      submit,
      timeText: (epochMs) => new Date(epochMs).toISOString(),
      made: { noun, nextId: () => nextId(noun) },
    });

  const limitWrites = (account: string): void => {
    const [earliest = now(), ...others] = writes.times(account, now() - secondMs + 1, now());
    if (world.rateLimits === "documented" && others.length + 1 >= writesPerSecond) throw tooMany(earliest + secondMs - now());
    writes.add(account, now());
  };

  const common = { tokens, submit, nextId };
  const routes = [
    ...callsOf({ ...common, noun: "sender", store: senders, isFixed: () => false }),
    ...callsOf({ ...common, noun: "text", store: texts, isFixed: ({ status }) => status === "granted" }),
  ];

  return {
    calls: routes.map(({ call }) => call),
    reads: routes.filter(({ method }) => method === "GET").map(({ call }) => call),
    callerOf: ({ headers }) => callerBy(world.credentials, /^Fern ([^:]+):/.exec(headers.authorization ?? "")?.[1]),
    fileFields: [],
    stores: { senders, texts, accounts, tokens, writes },
    kinds: {
      senders: managed("sender", senders),
      texts: managed("text", texts),
      accounts: settingsKind({ schema: accountSchema, settings: accounts, show: (settings, account) => ({ ...settings, account }) }),
    },
    callOf: (request) => (request.rawPath.startsWith(prefix) ? (routeOf(routes, request)?.call ?? "unknown") : undefined),
    answer: (request) => {
      const account = keyIdOf(request, world.credentials, now());
      if (accounts.of(account).status === "closed") throw new Refusal(403, "closed", "The account is closed.");
      const route = routeOf(routes, request);
      if (route === undefined) throw new Refusal(404, "no_route", "There is no such call.");
      if (request.method !== "GET") limitWrites(account);
      return json(200, route.run({ account, id: route.id, request }));
    },
    refused: ({ status, code, message, details }) => ({
      ...json(status, { error: { code, message, ...details } }),
      refusal: { code, reason: message },
    }),
    throttled: () => tooMany(secondMs),
  };
}
