/**
 * One request, one answer: the only place that opens connections.
 */
import { isUtf8 } from "node:buffer";
import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { isNativeError } from "node:util/types";
import { type Answer, type Exchange, NoAnswer, notUtf8, type Peer, TimedOut, type WireRequest } from "../../ports/exchange";
import { longestTimerMs } from "../clock";

/** Pools of open connections. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

interface Network {
  readonly library: typeof import("./library");
  readonly agents: Agents;
}

let network: Network | undefined;

/** Once. It takes a tenth of a second: a program that sends none starts twice as fast without. */
function openNetwork(): Network {
  network ??= loadNetwork();
  return network;
}

function loadNetwork(): Network {
  const library: typeof import("./library") = require("./library");
  const http: typeof import("node:http") = require("node:http");
  const https: typeof import("node:https") = require("node:https");
  // Idle connections do not keep the process alive. How many are in flight is the concurrency limit's business.
  const pool = { keepAlive: true, maxSockets: 256 };
  return {
    library,
    agents: { http: new http.Agent(pool), https: new https.Agent(pool) },
  };
}

const largestAnswer = 64 * 1024 * 1024;

/**
 * The real network. The proxy variables of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are honoured; HTTPS goes through CONNECT.
 * @param agents default: one pair for the process
 */
export function networkExchange(agents?: Agents): Exchange {
  return { open: openNetwork, send: (request, timeoutMs, signal) => exchange(request, timeoutMs, signal, agents) };
}

async function exchange(
  request: WireRequest,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  agents: Agents | undefined,
): Promise<Answer> {
  signal?.throwIfAborted();
  const { library, agents: ownAgents } = openNetwork();
  const { http, https } = agents ?? ownAgents;
  const stop = new Stop();
  let late = false;
  // One deadline over connecting, sending and reading: an answer that trickles must end, too.
  const deadline = setTimeout(
    () => {
      late = true;
      stop.abort();
    },
    Math.min(timeoutMs, longestTimerMs),
  );
  const giveUp = () => stop.abort();
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    const { status, headers, data } = await library.send({
      method: request.method,
      url: request.url,
      headers: new library.Headers(request.headers),
      ...(request.body !== undefined && { data: request.body }),
      httpAgent: http,
      httpsAgent: https,
      signal: stop,
      maxRedirects: 0,
      maxBodyLength: Number.POSITIVE_INFINITY,
      maxContentLength: largestAnswer,
      validateStatus: () => true,
      responseType: "arraybuffer",
    });
    return { status, headers: textHeaders(headers), text: textOf(data, status) };
  } catch (error) {
    signal?.throwIfAborted();
    // The library's own error holds the request with its headers: only its codes go on.
    const isUnsent = wasConnecting(error);
    throw late ? new TimedOut(isUnsent) : new NoAnswer(textField(error, "code"), textField(error, "syscall"), peerOf(error), isUnsent);
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** As much of a signal as the library listens to, for one request: one that the platform makes costs more than all else here. */
class Stop {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: string, listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}

/** @throws NoAnswer for an answer that would count and cannot be read: what replaced its characters would be taken for the platform's word */
function textOf(data: unknown, status: number): string {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
  if (status < 300 && !isUtf8(bytes)) throw new NoAnswer(notUtf8, undefined);
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}

function textHeaders(headers: object): Record<string, string> {
  const texts: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    texts.push([name.toLowerCase(), Array.isArray(value) ? value.join(", ") : String(value)]);
  }
  return Object.fromEntries(texts);
}

/** Had the connection of a failed request not come about? Nothing is sent before it is there, and before it is encrypted where it is to be. */
function wasConnecting(error: unknown): boolean {
  const request = field(error, "request");
  const socket = partOf(request, "socket");
  return partOf(socket, "connecting") === true || partOf(socket, "secureConnecting") === true;
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === "object" && whole !== null ? Reflect.get(whole, name) : undefined;
}

function peerOf(error: unknown): Peer {
  const port = field(error, "port");
  return { host: textField(error, "hostname") ?? textField(error, "address"), port: typeof port === "number" ? port : undefined };
}

function textField(error: unknown, name: "code" | "syscall" | "hostname" | "address"): string | undefined {
  const value = field(error, name);
  return typeof value === "string" ? value : undefined;
}

/** A field of an error, of its cause, or of the first of several addresses that were tried. */
function field(error: unknown, name: string): unknown {
  if (!isNativeError(error)) return undefined;
  const tried: unknown = Reflect.get(error, "errors");
  return Reflect.get(error, name) ?? field(error.cause, name) ?? field(Array.isArray(tried) ? tried[0] : undefined, name);
}
