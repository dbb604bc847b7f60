/** Requests that go straight to where their URL says. */
import type { ClientRequest, Agent as HttpAgent, IncomingMessage, RequestOptions } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { WireRequest } from "../../ports/exchange";
import { largestAnswer, type Received, textHeaders } from "./received";

/** Pools of open connections. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export function sendStraight({ method, url, headers, body }: WireRequest, agents: Agents, signal: AbortSignal): Promise<Received> {
  const target = new URL(url);
  const isPlain = target.protocol === "http:";
  const { request }: { request(url: URL, options: RequestOptions): ClientRequest } = isPlain ? require("node:http") : require("node:https");
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(target, {
      method,
      headers: { "accept-encoding": "gzip, deflate, br", ...headers, ...length },
      agent: isPlain ? agents.http : agents.https,
      signal,
    });
    sent.on("error", reject);
    sent.on("response", (answer) => read(answer).then(resolve, reject));
    sent.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Received> {
  const headers = textHeaders(answer.headers);
  const bytes = await unpacked(await bytesOf(answer), headers["content-encoding"]);
  return { status: answer.statusCode ?? 0, headers, bytes };
}

/** By events: to iterate over a stream takes several times as long. */
function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on("error", reject);
    answer.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestAnswer) answer.destroy(new RangeError("The answer is too large."));
      else chunks.push(chunk);
    });
    answer.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  });
}

type Unpack = (bytes: Buffer, limits: { readonly maxOutputLength: number }, done: (failure: Error | null, plain: Buffer) => void) => void;

/** @throws zlib's error for what is not packed as it says, and for what would be too large */
async function unpacked(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || bytes.length === 0) return bytes;
  const { brotliDecompress, gunzip, inflate }: typeof import("node:zlib") = require("node:zlib");
  const ways = new Map<string, Unpack>([
    ["gzip", gunzip],
    ["x-gzip", gunzip],
    ["deflate", inflate],
    ["br", brotliDecompress],
  ]);
  const unpack = ways.get(encoding.trim().toLowerCase());
  if (!unpack) return bytes;
  return new Promise((resolve, reject) => {
    unpack(bytes, { maxOutputLength: largestAnswer }, (failure, plain) => (failure ? reject(failure) : resolve(plain)));
  });
}
