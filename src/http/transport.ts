/**
 * The one way out: retry → rate limit → concurrency limit → sign → send. Every try is signed anew, with the time of that try.
 */

import { setMaxListeners } from "node:events";
import type { Clock } from "../ports/clock";
import type { ConcurrencyLimit } from "../ports/concurrency-limit";
import { type Answer, type Exchange, NoAnswer, TimedOut } from "../ports/exchange";
import type { Random } from "../ports/random";
import type { RateLimiter } from "../ports/rate-limiter";
import type { Pause, Wait } from "../ports/wait";
import { systemClock } from "../system/clock";
import { type Agents, networkExchange } from "../system/network/exchange";
import { systemRandom } from "../system/random";
import { type EncodedBody, encodeBody, type Multipart } from "./body";
import { type Counters, createCounters } from "./counters";
import { type Endpoint, parseEndpoint, targetOf } from "./endpoint";
import { CallAborted, PlatformError, type PlatformErrorInit, type Sent } from "./errors";
import { createConcurrencyLimit } from "./limits/concurrency-limit";
import { type Limits, limitsOf } from "./limits/limits";
import { sharedLimiter } from "./limits/rate-limit";
import { describeNoAnswer } from "./network-failures";
import { createRedactor } from "./redact";
import { defaultRetry, type RetryPolicy, withRetry } from "./retry";
import { createTokens, type Token, type Tokens } from "./token";
import { committing } from "./undertaking";

export type { Answer } from "../ports/exchange";
export type { Agents } from "../system/network/exchange";

export interface Request {
  /** Name of the call, for counters, logs and errors. */
  readonly call: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Decoded path, beginning with `/`. */
  readonly path: string;
  /** Decoded pairs; undefined ones are left out. */
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  /** By lower-case name; they go before the transport's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Where it goes instead of the client's own endpoint. */
  readonly endpoint?: Endpoint | undefined;
  /** An object is sent as JSON, texts and bytes as they are, parts as a form with files. */
  readonly body?: object | string | Buffer | Multipart | undefined;
  /**
   * True when a second effect of the request is the same as none: it may be sent again after a lost answer.
   * With `withinMs` only as long as every try is over by then, counted from the start of the first one.
   */
  readonly repeatable: boolean | { readonly withinMs: number };
  /** False for requests without any effect. Default: for all but GET true. */
  readonly changes?: boolean | undefined;
  /**
   * True for messages: a failure inside the platform leaves open whether they went out, also one that names a time to try again, and
   * so does a code that no document has.
   */
  readonly sends?: boolean | undefined;
}

/** The same for every try. */
type Encoded = Omit<Request, "body"> & { readonly body: EncodedBody };

/** A request as it will be sent, for the signer. */
export interface Prepared {
  readonly method: Request["method"];
  /** Decoded path with the endpoint's prefix. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** By lower-case name; `host` is always there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** One line of the log for each try. Neither headers nor bodies. */
export interface LogEvent {
  readonly platform: string;
  readonly call: string;
  readonly try: number;
  readonly ms: number;
  /** Absent when no answer came. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Meaning and code of what went wrong. */
  readonly error?: string | undefined;
}

/** What a client lets its caller bring along, all of it optional. */
export interface TransportSettings {
  readonly clock?: Clock | undefined;
  /** For tokens, nonces and the jitter of retries. */
  readonly random?: Random | undefined;
  /** Default: 5 tries, 10 where the platform is asked too often; 0.5 s doubling up to 20 s, up to 120 s where the platform asks for it. */
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Shared by all clients of a run; default: 10 requests in flight. */
  readonly concurrency?: ConcurrencyLimit | undefined;
  /** Keeps the platform's limits over all clients that share it; default: one for the process. */
  readonly limiter?: RateLimiter | undefined;
  readonly counters?: Counters | undefined;
  readonly log?: ((event: LogEvent) => void) | undefined;
  /** Told whenever a call begins to wait: for its next try, or for a rate limit. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Longest wait for the whole answer to one try, in milliseconds. Default: 30 000. */
  readonly timeoutMs?: number | undefined;
  readonly userAgent?: string | undefined;
  /** Connection pools; default: one pair for the process. */
  readonly agents?: Agents | undefined;
  /** In place of the network. */
  readonly exchange?: Exchange | undefined;
}

export interface TransportOptions extends TransportSettings {
  /** Display name of the platform, for errors and logs. */
  readonly platform: string;
  /** Host or URL; HTTPS unless the URL says otherwise; a path prefix is kept. */
  readonly endpoint: string;
  /** Default: bodies of any length. */
  readonly bodyLimit?: BodyLimit | undefined;
  /** Masked in every error and log line. */
  readonly secrets: readonly (string | undefined)[];
  /** Adds what a platform wants in the request itself, such as a time in its form. Called anew for each try, before `sign`. */
  readonly complete?: ((request: Prepared, nowMs: number, random: Random) => Prepared) | undefined;
  /** The headers to add. Called anew for each try. */
  readonly sign: (request: Prepared, nowMs: number) => Readonly<Record<string, string>>;
  /** Where a token proves who is calling, beside a signature or instead of it. */
  readonly accessToken?: AccessToken | undefined;
  /** Tells what is wrong with an answer; undefined when it is a success. */
  readonly classify: (answer: Answer, nowMs: number) => PlatformErrorInit | undefined;
  /** The platform's id of the request. */
  readonly requestIdOf?: ((answer: Answer) => string | undefined) | undefined;
  /** How often the platform lets itself be called. Default: as often as anybody likes. */
  readonly limits?: Limits | undefined;
}

export interface AccessToken {
  /** @param send sends without a token, under the same limits; the signal aborts when nobody waits for the token any more */
  readonly ask: (send: Transport["send"], signal: AbortSignal) => Promise<Token>;
  /** The headers to add. */
  readonly headers: (token: string) => Readonly<Record<string, string>>;
  /** Whether the platform does not take the token any more. The request is sent once more with a new one: nothing was done. */
  readonly isRefusal: (error: PlatformError) => boolean;
}

/** The longest body that the platform takes. */
export interface BodyLimit {
  readonly mostBytes: number;
  /** Where the platform's document says so. */
  readonly rule: string;
  readonly advice?: string | undefined;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** Awaited when a try is the next to be sent: what it rejects with ends the call, and the try is not sent. */
  readonly onSend?: (() => Promise<unknown>) | undefined;
}

export interface Transport {
  /** @throws PlatformError; CallAborted when the signal aborts */
  send(request: Request, options?: SendOptions): Promise<Answer>;
}

/** @throws OptionError when the endpoint is no URL */
export function createTransport(options: TransportOptions): Transport {
  const {
    platform,
    clock = systemClock,
    random = systemRandom,
    concurrency = createConcurrencyLimit(10),
    counters = createCounters(),
  } = options;
  const { limiter = sharedLimiter(clock) } = options;
  const limits = options.limits && limitsOf(platform, options.limits);
  const { complete = (request: Prepared) => request } = options;
  const { bodyLimit, timeoutMs = 30_000, userAgent = "smsform", exchange = networkExchange(options.agents) } = options;
  const ownEndpoint = parseEndpoint(options.endpoint);
  const policy = { ...defaultRetry, ...options.retry };
  const { accessToken } = options;
  const tokens =
    accessToken &&
    createTokens({ clock, ask: (signal) => accessToken.ask((request, given) => sendWith(undefined, request, given), signal) });
  const secrets = new Set(options.secrets);
  let redact = createRedactor([...secrets]);

  function prepare(request: Encoded, endpoint: Endpoint): Prepared {
    const { body, contentType } = request.body;
    return {
      method: request.method,
      path: endpoint.prefix + request.path,
      query: Object.entries(request.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
      headers: {
        host: endpoint.host,
        accept: "application/json",
        "user-agent": userAgent,
        ...(contentType !== undefined && { "content-type": contentType }),
        ...request.headers,
      },
      body,
    };
  }

  function errorOf(call: string, init: PlatformErrorInit): PlatformError {
    const masked = {
      reason: redact(init.reason),
      code: init.code && redact(init.code),
      requestId: init.requestId && redact(init.requestId),
    };
    return new PlatformError({ platform, call }, { ...init, ...masked, advice: init.advice && redact(init.advice) });
  }

  async function attempt(request: Encoded, token: string | undefined, tryNumber: number, signal: AbortSignal | undefined): Promise<Answer> {
    const { call, endpoint = ownEndpoint } = request;
    const startedAt = clock.now();
    const prepared = complete(prepare(request, endpoint), startedAt, random);
    const proof = { ...(token !== undefined && accessToken?.headers(token)), ...options.sign(prepared, startedAt) };
    const headers = { ...prepared.headers, ...proof };
    const url = endpoint.origin + targetOf(prepared.path, prepared.query);
    counters.tried(call);
    const report = (eventOf: () => Pick<LogEvent, "status" | "requestId" | "error">) =>
      options.log?.({ platform, call, try: tryNumber, ms: clock.now() - startedAt, ...eventOf() });
    const answer = await exchange
      .send({ method: request.method, url, headers, body: prepared.body }, timeoutMs, signal)
      .catch((failure) => {
        counters.unanswered(call);
        if (!(failure instanceof NoAnswer || failure instanceof TimedOut)) {
          report(() => ({ error: "aborted" }));
          throw new CallAborted(call, "unknown");
        }
        const error = errorOf(call, describeNoAnswer(failure, endpoint, timeoutMs));
        report(() => ({ error: summaryOf(error) }));
        throw error;
      });
    counters.answered(call, answer.status);
    const init = proxyFailure(answer) ?? options.classify(answer, clock.now());
    const requestId = init?.requestId ?? options.requestIdOf?.(answer);
    const error =
      init &&
      errorOf(call, {
        ...init,
        ...(request.sends && leavesOpen(init, answer) && doubt),
        status: answer.status,
        requestId,
        retryAfterMs: init.retryAfterMs ?? retryAfterMs(answer, clock),
      });
    report(() => ({ status: answer.status, requestId: requestId && redact(requestId), error: error && summaryOf(error) }));
    if (error) throw error;
    return answer;
  }

  async function tokenFrom(tokens: Tokens, signal: AbortSignal | undefined): Promise<string> {
    try {
      const token = await tokens.get(signal);
      if (!secrets.has(token)) redact = createRedactor([...secrets.add(token)]);
      return token;
    } catch (failure) {
      throw failure instanceof PlatformError ? new NoToken(failure) : failure;
    }
  }

  async function sendWith(tokens: Tokens | undefined, given: Request, sendOptions: SendOptions = {}): Promise<Answer> {
    const request = { ...given, body: encodeBody(given.body) };
    const { signal, onSend } = sendOptions;
    // One signal may stop any number of calls that wait; that many listeners are no leak.
    if (signal) setMaxListeners(0, signal);
    counters.called(request.call);
    const bytes = Buffer.byteLength(request.body.body ?? "");
    if (bodyLimit && bytes > bodyLimit.mostBytes) throw errorOf(request.call, tooLong(bytes, bodyLimit));
    // Before the call takes a turn, so that the first one is not late.
    exchange.open();
    const { call, repeatable, changes = request.method !== "GET" } = request;
    let firstAt: number | undefined;
    // A try may reach the platform up to its time-out after it began.
    const isRepeatable = (atMs: number) =>
      typeof repeatable === "boolean" ? repeatable : firstAt === undefined || atMs + timeoutMs <= firstAt + repeatable.withinMs;
    const onPause = (pause: Pause) => options.onWait?.({ platform, call, ...pause });
    const context = { call, repeatable: isRepeatable, policy, clock, random, signal, onPause };
    const inTurn = async (token: string | undefined, tryNumber: number, sentBefore: Sent): Promise<Answer> => {
      // It may have been given up while it was written down that it is sent.
      signal?.throwIfAborted();
      firstAt ??= clock.now();
      if (sentBefore === "unknown" && !isRepeatable(clock.now())) throw errorOf(call, tooLate);
      const send = () => attempt(request, token, tryNumber, signal);
      const answer = await (changes ? committing(signal, send) : send());
      return sentBefore === "unknown" ? { ...answer, isToRepeat: true as const } : answer;
    };
    const limited = limits?.get(call) ?? [];
    let isRenewed = false;
    const once = async (tryNumber: number, sentBefore: Sent): Promise<Answer> => {
      // Before the turn, so that the call is not late, and no place is taken from the request for the token.
      const token = tokens && (await tokenFrom(tokens, signal));
      let isPrepared = false;
      const prepare = async () => {
        if (!isPrepared) await onSend?.();
        isPrepared = true;
      };
      // Whoever keeps the limits prepares in good time; nothing is sent unprepared.
      const task = async () => {
        await prepare();
        return inTurn(token, tryNumber, sentBefore);
      };
      try {
        return await (limited.length > 0
          ? limiter.run(limited, concurrency, task, { signal, prepare, onPause })
          : concurrency.run(task, signal));
      } catch (failure) {
        if (token === undefined || isRenewed || !(failure instanceof PlatformError) || !accessToken?.isRefusal(failure)) throw failure;
        isRenewed = true;
        tokens?.drop(token);
        return once(tryNumber, sentBefore);
      }
    };
    return withRetry(once, context).catch((failure: unknown) => {
      if (failure instanceof CallAborted && !changes) throw failure.withoutEffect();
      throw failure instanceof NoToken ? failure.cause : failure;
    });
  }

  return { send: (request, sendOptions) => sendWith(tokens, request, sendOptions) };
}

/** The token could not be had: that request was tried again already, and this one was not sent. */
class NoToken extends Error {
  constructor(override readonly cause: PlatformError) {
    super(cause.message);
  }
}

const tooLate: PlatformErrorInit = {
  meaning: "unavailable",
  reason: "an answer was lost, and the time in which a repeat is safe ran out while the request waited for its turn",
  sent: "no",
  lasting: true,
};

function tooLong(bytes: number, { mostBytes, rule, advice }: BodyLimit): PlatformErrorInit {
  return { meaning: "invalid", reason: `${rule}: the request has ${bytes} bytes; at most ${mostBytes} are taken`, advice, sent: "no" };
}

const doubt = { sent: "unknown" } as const;

function leavesOpen({ isDocumented }: PlatformErrorInit, { status }: Answer): boolean {
  return status >= 500 || isDocumented === false;
}

/** A proxy that wants a password answers in the platform's place. */
function proxyFailure({ status }: Answer): PlatformErrorInit | undefined {
  if (status !== 407) return undefined;
  const advice = "Put user and password into HTTPS_PROXY or HTTP_PROXY, or name the endpoint in NO_PROXY.";
  return { meaning: "unavailable", reason: "the proxy asks for a user and a password", advice, sent: "no", lasting: true };
}

/** The `Retry-After` header: seconds or an HTTP date. */
function retryAfterMs({ headers }: Answer, clock: Clock): number | undefined {
  const value = headers["retry-after"]?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - clock.now());
}

function summaryOf({ meaning, code }: PlatformError): string {
  return code ? `${meaning}: ${code}` : meaning;
}
