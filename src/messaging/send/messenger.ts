/** Sends the messages of a catalogue. */
import type { Clock } from "../../ports/clock";
import type { Disk } from "../../ports/disk";
import type { Random } from "../../ports/random";
import { systemClock } from "../../system/clock";
import { systemDisk } from "../../system/disk";
import { systemRandom } from "../../system/random";
import type { Audience, Catalogue } from "../catalogue/catalogue";
import { catalogueSource } from "../catalogue/source";
import type { Values } from "../catalogue/texts";
import { MessagingError } from "../errors";
import { connectedPlatforms, type PlatformName, type PlatformSettings, platforms } from "../platforms";
import { jobsOf, type Recipients } from "./batches";
import { type Ceilings, countBy } from "./ceilings";
import { inFlight } from "./in-flight";
import type { After, Before } from "./interceptors";
import type { Reach } from "./numbers";
import { oneByOne } from "./one-by-one";
import type { Result, Segments } from "./results";
import { checkFailover, type Failover, type Route, type Routes, routesOf } from "./routes";

/** The values of each message by its key, as `{ otp: { code: string } }`. */
export type MessagesLike<M> = { readonly [Key in keyof M]: { readonly [Name in keyof M[Key]]: string } };
/** Any key and any values: they are checked when a message is sent. */
export type AnyMessages = Readonly<Record<string, Values>>;
/** The messages of a catalogue that is written in the program: `MessagesOf<typeof catalogue>`. */
export type MessagesOf<C extends Pick<Catalogue, "messages">> = {
  readonly [Key in keyof C["messages"]]: { readonly [Name in keyof C["messages"][Key]["variables"]]: string };
};

export interface MessengerOptions {
  /** The path of a file, which is read again when it has changed, or what would stand in it. */
  readonly catalogue: string | Catalogue;
  /** Clients of the platforms that messages may go through, and what only sending needs. */
  readonly platforms: PlatformSettings;
  /**
   * Which platform sends, and which ones after it, when it definitely refused for a reason that only it has: an order, or weights. Default:
   * the first of the catalogue's that is usable, and no other.
   */
  readonly failover?: Failover<PlatformName> | undefined;
  /** Default: none. */
  readonly ceilings?: Ceilings | undefined;
  /** Asked before each message to a number; the reason that it gives refuses it. */
  readonly before?: Before | undefined;
  /** Told of each result before it is yielded. What it throws is thrown after the last result, so that none is lost. */
  readonly after?: After | undefined;
  /** Calls of platforms at the same time. Default: 10. */
  readonly calls?: number | undefined;
  /** Told of what goes on but needs somebody's look. Default: a warning of the process. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  readonly clock?: Clock | undefined;
  readonly disk?: Disk | undefined;
  readonly random?: Random | undefined;
}

export interface SendOptions {
  /** Nothing more is sent when it aborts; what was sent is still told. */
  readonly signal?: AbortSignal | undefined;
}

/** What a message reads like on one platform. */
export interface Preview {
  readonly platform: string;
  readonly title: string;
  readonly audience: Audience;
  readonly template: string;
  readonly signature: string;
  readonly text: string;
  readonly segments: Segments;
  /** What each segment holds, the signature in the first one. */
  readonly parts: readonly string[];
}

export interface Messenger<Messages extends MessagesLike<Messages> = AnyMessages> {
  /**
   * Sends a message to each recipient and yields what became of it, as it becomes known. Nothing is sent before somebody asks for the first
   * result, and not faster than results are taken.
   * @throws MessagingError, before anything is sent, for a message or values that cannot be
   */
  send<Key extends keyof Messages & string>(
    key: Key,
    recipients: Recipients,
    values: Messages[Key],
    options?: SendOptions,
  ): AsyncGenerator<Result, void, undefined>;
  /** Sends a message to one recipient. @throws MessagingError */
  sendOne<Key extends keyof Messages & string>(key: Key, recipient: string, values: Messages[Key], options?: SendOptions): Promise<Result>;
  /** What would be sent, by each platform that may send it; sends nothing. @throws MessagingError */
  preview<Key extends keyof Messages & string>(key: Key, values: Messages[Key]): Promise<readonly Preview[]>;
}

/**
 * @throws MessagingError for options that cannot be used
 *
 * @example
 * const messenger = createMessenger({
 *   catalogue: "messages.json",
 *   platforms: { tencent: { client: new TencentSms({ secretId, secretKey }), smsSdkAppId: "1400006666" } },
 * });
 * const result = await messenger.sendOne("otp", "13800138000", { code: "482913" });
 */
export function createMessenger<Messages extends MessagesLike<Messages> = AnyMessages>(options: MessengerOptions): Messenger<Messages> {
  const { clock = systemClock, disk = systemDisk, random = systemRandom, onWarning = (warning) => process.emitWarning(warning) } = options;
  const { failover, ceilings, before, after, calls = 10 } = options;
  const connected = connectedPlatforms(options.platforms);
  if (connected.length === 0) throw new MessagingError(noPlatform());
  if (failover) checkFailover(failover, connected);
  if (!Number.isSafeInteger(calls) || calls < 1) throw new MessagingError(`calls is ${calls}; it must be an integer from 1.`);
  const count = ceilings && countBy(ceilings, clock);
  const source = catalogueSource(options.catalogue, disk, onWarning);

  const send = (...what: Parameters<typeof results>) => oneByOne(results(...what));

  /** As they become known: those of a call together. */
  async function* results(key: string, recipients: Recipients, values: Values, { signal }: SendOptions = {}) {
    const routes = await routesNow(key, values);
    const failures: unknown[] = [];
    const jobs = jobsOf(recipients, {
      key,
      values,
      routes,
      failover,
      random,
      signal,
      count,
      before,
      newer: (route, reach) => newer(route, reach, key, values),
      async told(results) {
        if (!after) return;
        const ends = await Promise.allSettled(results.map(async (result) => after(result, { key })));
        failures.push(...ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : [])));
      },
    });
    yield* inFlight(jobs, calls);
    if (failures.length > 0) throw failures[0];
  }

  async function routesNow(key: string, values: Values): Promise<Routes> {
    return routesOf(await source.read(), key, values, connected);
  }

  /** What the catalogue has in the place of a route now, where that is another one. */
  async function newer(route: Route, reach: Reach, key: string, values: Values): Promise<Route | undefined> {
    try {
      const routes = await routesNow(key, values);
      return routes[reach].find((other) => other.platform === route.platform && isOther(other, route));
    } catch (failure) {
      onWarning(failure instanceof Error ? failure.message : String(failure));
      return undefined;
    }
  }

  return {
    send,
    async sendOne(key, recipient, values, sending) {
      let last: Result | undefined;
      for await (const result of send(key, [recipient], values, sending)) last = result;
      if (!last) throw new MessagingError(`The message "${key}" was not sent: there is no recipient.`);
      return last;
    },
    async preview(key, values) {
      const { domestic, international } = routesOf(await source.read(), key, values, connected);
      const routes = [...domestic, ...international.filter(({ version: { audience } }) => audience !== "global")];
      return routes.map(previewOf);
    },
  };
}

function previewOf({ platform: { name, title }, version: { audience, template }, signature, text, segments, parts }: Route): Preview {
  return { platform: name, title, audience, template, signature, text, segments, parts };
}

function isOther(one: Route, other: Route): boolean {
  return one.version.template !== other.version.template || one.version.sender !== other.version.sender || one.text !== other.text;
}

function noPlatform(): string {
  const choices = platforms.map(({ example }) => `  ${example}`).join("\n");
  return `No platform is given to send by. Give one or more of these in platforms:\n${choices}`;
}
