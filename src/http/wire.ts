/**
 * One request, one answer: the only place that opens connections.
 */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { AxiosHeaders } from "axios";
import { NoAnswer, TimedOut } from "./network-failures";

export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Pools of open connections. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Idle connections do not keep the process alive. How many are in flight is the gate's business. */
export const sharedAgents: Agents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 256 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 256 }),
};

/** The library's way to the network alone: its defaults, merging and transformations cost a third more, and nothing here uses them. */
const overHttp = axios.getAdapter("http");

const largestAnswer = 64 * 1024 * 1024;

/**
 * Sends the request and waits for the whole answer, whatever its status; redirects are answers too.
 * The proxy variables of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are honoured; HTTPS goes through CONNECT.
 * @throws NoAnswer, TimedOut; the signal's reason when the caller gave up
 */
export async function exchange(request: WireRequest, agents: Agents, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
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
    const response = await overHttp({
      method: request.method,
      url: request.url,
      headers: new AxiosHeaders(request.headers),
      ...(request.body !== undefined && { data: request.body }),
      httpAgent: agents.http,
      httpsAgent: agents.https,
      signal: stop.signal,
      maxRedirects: 0,
      maxBodyLength: Number.POSITIVE_INFINITY,
      maxContentLength: largestAnswer,
      validateStatus: () => true,
      responseType: "text",
    });
    return { status: response.status, headers: textHeaders(response.headers), text: String(response.data ?? "") };
  } catch (error) {
    signal?.throwIfAborted();
    // The library's own error holds the request with its headers: only its codes go on.
    throw late ? new TimedOut() : new NoAnswer(textField(error, "code"), textField(error, "syscall"));
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener("abort", giveUp);
  }
}

function textHeaders(headers: object): Record<string, string> {
  const pairs = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(", ") : String(value)]));
}

/** A text field of an error or of its cause. */
function textField(error: unknown, name: "code" | "syscall"): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : textField(error.cause, name);
}
