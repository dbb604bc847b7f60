/**
 * One request, one answer: the only place that opens connections to platforms.
 */
import { isUtf8 } from "node:buffer";
import { isNativeError } from "node:util/types";
import { type Answer, type Exchange, NoAnswer, notUtf8, type Peer, TimedOut, type WireRequest } from "../../ports/exchange";
import { loadLibrary, sendByProxy } from "./proxied";
import { isProxied, mayBeProxied } from "./proxy";
import type { Received } from "./received";
import { type Agents, sendStraight } from "./straight";

export type { Agents } from "./straight";

let pools: Agents | undefined;

/** Of the process. */
function ownAgents(): Agents {
  pools ??= makeAgents();
  return pools;
}

function makeAgents(): Agents {
  const http: typeof import("node:http") = require("node:http");
  const https: typeof import("node:https") = require("node:https");
  // Idle connections do not keep the process alive. How many are in flight is the concurrency limit's business.
  const pool = { keepAlive: true, maxSockets: 256 };
  return { http: new http.Agent(pool), https: new https.Agent(pool) };
}

/**
 * The real network. The proxy variables of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are honoured; HTTPS goes through CONNECT.
 * @param agents default: one pair for the process
 */
export function networkExchange(agents?: Agents): Exchange {
  return {
    open() {
      ownAgents();
      if (mayBeProxied()) loadLibrary();
    },
    send: (request, timeoutMs, signal) => exchange(request, timeoutMs, signal, agents ?? ownAgents()),
  };
}

async function exchange(request: WireRequest, timeoutMs: number, signal: AbortSignal | undefined, agents: Agents): Promise<Answer> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  let late = false;
  // One deadline over connecting, sending and reading: an answer that trickles must end, too.
  const deadline = setTimeout(() => {
    late = true;
    stop.abort();
  }, timeoutMs);
  const giveUp = () => stop.abort();
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    const send = isProxied(request.url) ? sendByProxy : sendStraight;
    const received = await send(request, agents, stop.signal);
    return { status: received.status, headers: received.headers, text: textOf(received) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoAnswer) throw error;
    // Errors of libraries hold the request with its headers: only their codes go on.
    throw late ? new TimedOut() : new NoAnswer(textField(error, "code"), textField(error, "syscall"), peerOf(error));
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** @throws NoAnswer for an answer that would count and cannot be read: what replaced its characters would be taken for the platform's word */
function textOf({ status, bytes }: Received): string {
  if (status < 300 && !isUtf8(bytes)) throw new NoAnswer(notUtf8, undefined);
  return bytes.toString("utf8").replace(/^\ufeff/, "");
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
