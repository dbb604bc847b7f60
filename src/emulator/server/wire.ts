/** What a platform sees of an HTTP request, and what it gives back. Nothing here belongs to one platform. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Largest body that is kept, in bytes: more than any platform takes (Tencent: 10 MB; Huawei: 12 MB of signed requests). */
export const bodyLimit = 16 * 1024 * 1024;

/** Most bytes of a request's line and headers: twice what any platform takes there (Tencent: queries of 32 KB). */
export const headerLimit = 64 * 1024;

export interface WireRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly rawPath: string;
  /** Query as sent, without the `?`. */
  readonly rawQuery: string;
  /** Values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `undefined` when the body was larger than {@link bodyLimit}. */
  readonly body: Buffer | undefined;
}

/** A number that a send does not reach, and why. */
export interface RefusedNumber {
  readonly number: string;
  readonly code: string;
  readonly reason: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for an answer without a body. */
  readonly body: string;
  /** The platform's error code and why, where the answer refuses the call: some platforms say so in the body alone. */
  readonly refusal?: { readonly code: string; readonly reason: string };
  /** Of a send that was answered, or refused because of them. */
  readonly refusedNumbers?: readonly RefusedNumber[];
  /** What follows bit by bit, for as long as it is wanted, in place of a body. */
  readonly chunks?: AsyncIterable<string>;
}

/** Reads a request to its end; a body over the limit is consumed and forgotten, so that the connection stays usable. */
export async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return {
    method: incoming.method ?? "GET",
    ...targetIn(incoming.url ?? "/"),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
    ),
    body: size <= bodyLimit ? Buffer.concat(chunks) : undefined,
  };
}

/** @param target of a request's line; clients that take this for their proxy name the whole address (RFC 9112, 3.2.2) */
export function targetIn(target: string): Pick<WireRequest, "rawPath" | "rawQuery"> {
  const [rawPath = "/", ...rest] = originForm(target).split("?");
  return { rawPath, rawQuery: rest.join("?") };
}

function originForm(target: string): string {
  const [, path] = /^https?:\/\/[^/?]*(.*)$/i.exec(target) ?? [];
  if (path === undefined) return target;
  return path.startsWith("/") ? path : `/${path}`;
}

/** @param signal ends what follows bit by bit, as when the client goes away */
export async function writeAnswer(response: ServerResponse, { status, headers, body, chunks }: Answer, signal: AbortSignal): Promise<void> {
  if (chunks === undefined) {
    response.writeHead(status, { ...headers, ...(status !== 204 && { "Content-Length": Buffer.byteLength(body) }) });
    response.end(body);
    return;
  }
  response.writeHead(status, headers);
  response.flushHeaders();
  for await (const chunk of chunks) {
    // A client that reads slowly is waited for, so that nothing piles up.
    if (!response.write(chunk)) await once(response, "drain", { signal }).catch(() => {});
  }
  response.end();
}

/** The decoded path, or `undefined` when its percent-encoding is broken. */
export function decodePath(rawPath: string): string | undefined {
  return decode(rawPath);
}

/**
 * The decoded query pairs in the order sent, or `undefined` when their percent-encoding is broken.
 * A `+` is a plus sign (RFC 3986), not a blank: form decoding would hide a client that signs one and sends the other.
 */
export function decodeQuery(rawQuery: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (const piece of rawQuery.split("&").filter((text) => text !== "")) {
    const [rawName = "", ...rest] = piece.split("=");
    const name = decode(rawName);
    const value = decode(rest.join("="));
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

/** The pairs of a form, or `undefined` when its percent-encoding is broken. Here a `+` is a blank. */
export function decodeForm(text: string): [string, string][] | undefined {
  return decodeQuery(text.replaceAll("+", "%20"));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The text of a body, or `undefined` when it is not UTF-8. */
export function decodeText(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
