/** From recipients, as many as there may be, to calls of platforms: each number once, and as many in a call as its platform takes. */
import type { Random } from "../../ports/random";
import type { Values } from "../catalogue/texts";
import { MessagingError } from "../errors";
import type { CountMessage } from "./ceilings";
import { deliver, type Recipient } from "./deliver";
import type { Before } from "./interceptors";
import { createNumberSet } from "./number-set";
import { type Reach, readNumber } from "./numbers";
import { type Refusal, refusal } from "./refusals";
import type { RefusalCause, Result } from "./results";
import { type Failover, orderedRoutes, type Route, type Routes } from "./routes";

export type Recipients = string | Iterable<string> | AsyncIterable<string>;

interface Sending {
  readonly key: string;
  readonly values: Values;
  readonly routes: Routes;
  readonly failover: Failover<string> | undefined;
  readonly random: Random;
  readonly signal: AbortSignal | undefined;
  readonly count: CountMessage | undefined;
  readonly before: Before | undefined;
  /** Called with all results of a job before it ends. */
  readonly told: (results: readonly Result[]) => Promise<void>;
  readonly newer: (route: Route, reach: Reach) => Promise<Route | undefined>;
}

export type Job = () => Promise<readonly Result[]>;

/** Recipients of one call. */
interface Batch {
  readonly reach: Reach;
  readonly routes: readonly [Route, ...Route[]];
  readonly recipients: Recipient[];
}

/** Recipients that are taken at once, and results that are held back. */
const chunk = 100;

export async function* jobsOf(recipients: Recipients, sending: Sending): AsyncGenerator<Job> {
  const { signal } = sending;
  const seen = createNumberSet();
  const open = new Map<Reach, Batch>();
  let refused: Result[] = [];

  for await (const given of inChunks(recipients)) {
    for (const to of given) {
      signal?.throwIfAborted();
      const taken = take(to);
      if ("outcome" in taken) {
        refused.push(taken);
        if (refused.length >= chunk) yield refusals();
      } else if (taken.recipients.length >= taken.routes[0].platform.sender.mostNumbers) {
        open.delete(taken.reach);
        yield ended(() => sendBatch(taken, sending));
      }
    }
  }
  if (refused.length > 0) yield refusals();
  for (const batch of open.values()) {
    signal?.throwIfAborted();
    yield ended(() => sendBatch(batch, sending));
  }

  function refusals(): Job {
    const results = refused;
    refused = [];
    return ended(async () => results);
  }

  function ended(job: Job): Job {
    return async () => {
      const results = await job();
      await sending.told(results);
      return results;
    };
  }

  /** The batch that the recipient is in now. */
  function take(to: string): Batch | Result {
    const read = readNumber(to);
    if ("problem" in read) return refusedHere({ to }, "number", read.problem);
    const { number, reach } = read;
    if (!seen.add(Number(number)))
      return refusedHere({ to, number }, "number", "The number stands in this send before.", { cause: "number", helps: [] });
    const batch = open.get(reach) ?? begin(reach);
    if (!batch) return refusedHere({ to, number }, "destination", noRoute(sending.key, reach));
    open.set(reach, batch);
    batch.recipients.push({ to, number });
    return batch;
  }

  function begin(reach: Reach): Batch | undefined {
    const [first, ...others] = orderedRoutes(sending.routes[reach], sending.failover, sending.random);
    return first && { reach, routes: [first, ...others], recipients: [] };
  }
}

/** To wait for each one of a list would take longer than to send to it. */
async function* inChunks(recipients: Recipients): AsyncGenerator<readonly string[]> {
  if (typeof recipients === "string") yield [recipients];
  else if (typeof recipients !== "object" || recipients === null) throw new MessagingError(noRecipients);
  else if (Symbol.iterator in recipients) {
    let taken: string[] = [];
    for (const to of recipients) {
      taken.push(to);
      if (taken.length < chunk) continue;
      yield taken;
      taken = [];
    }
    yield taken;
  } else if (Symbol.asyncIterator in recipients) {
    for await (const to of recipients) yield [to];
  } else throw new MessagingError(noRecipients);
}

const noRecipients = 'There are no recipients. Give a number such as "+8613800138000", a list of them, or something that yields them.';

async function sendBatch({ reach, routes, recipients }: Batch, sending: Sending): Promise<readonly Result[]> {
  const { signal, newer } = sending;
  const [first] = routes;
  const sendTo = (allowed: readonly Recipient[]) => deliver(allowed, { routes, signal, newer: (route) => newer(route, reach) });
  if (!sending.before && !sending.count) return sendTo(recipients);
  const checked = await Promise.all(recipients.map((recipient) => forbiddenBy(recipient, first, sending)));
  const forbidden = checked.filter((each) => each !== undefined);
  const allowed = forbidden.length === 0 ? recipients : recipients.filter((_, i) => checked[i] === undefined);
  return allowed.length === 0 ? forbidden : [...forbidden, ...(await sendTo(allowed))];
}

/** What this program itself has against the message. Who cannot be asked forbids it: a ceiling that does not hold is none. */
async function forbiddenBy(recipient: Recipient, route: Route, { key, values, before, count }: Sending): Promise<Result | undefined> {
  const { platform, text, segments } = route;
  try {
    const reason = before && (await before({ key, values, ...recipient, platform: platform.name, text, segments }));
    if (typeof reason === "string") return refusedHere(recipient, "intercepted", reason);
  } catch (failure) {
    return refusedHere(recipient, "intercepted", `The interceptor failed: ${wordsOf(failure)}`);
  }
  try {
    const reason = count && (await count(recipient.number));
    return reason === undefined ? undefined : refusedHere(recipient, "number_limit", reason);
  } catch (failure) {
    return refusedHere(recipient, "not_sent", `The store of the ceilings failed: ${wordsOf(failure)}`);
  }
}

function wordsOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

function refusedHere(
  recipient: { readonly to: string; readonly number?: string },
  cause: RefusalCause,
  reason: string,
  { helps }: Refusal = refusal(cause),
): Result {
  return { outcome: "refused", ...recipient, before: [], cause, reason, helps };
}

function noRoute(key: string, reach: Reach): string {
  const kind = reach === "domestic" ? "mainland numbers" : "numbers outside the mainland";
  return `The message "${key}" has no text for ${kind} that the messenger's platforms may send.`;
}
