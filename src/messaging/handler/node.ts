/** Pushes that come through a server of `node:http`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../ports/clock";
import type { Push } from "../receipts/pushes";
import { tooLarge, tooSlow } from "./refused";

/** The client went away before its body had arrived: there is nobody to answer. */
export class Left extends Error {
  override readonly name = "Left";

  constructor() {
    super("the client went away before its body had arrived");
  }
}

interface BodyLimits {
  readonly maxBytes: number;
  readonly bodyMs: number;
  readonly clock: Clock;
}

export function pushOf(request: IncomingMessage, url: string, body: Buffer): Push {
  return { url, headers: request.headers, body, remoteAddress: request.socket.remoteAddress };
}

/** Frameworks that pass a part of the path on keep the whole one here. */
export function urlOf(request: IncomingMessage): string {
  if ("originalUrl" in request && typeof request.originalUrl === "string") return request.originalUrl;
  return request.url ?? "/";
}

/** @throws Refused for what is too long, or too slow; Left */
export function bodyOf(request: IncomingMessage, { maxBytes, bodyMs, clock }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isDone = false;
    let enough: AbortController | undefined;
    const end = (finish: () => void) => {
      if (isDone) return;
      isDone = true;
      enough?.abort();
      finish();
    };
    request.on("data", (chunk: Buffer) => {
      // What comes after the answer is let go, and not for ever: see cutOff.
      if (isDone) return;
      bytes += chunk.byteLength;
      if (bytes > maxBytes) end(() => reject(tooLarge(maxBytes)));
      else chunks.push(chunk);
    });
    request.on("end", () => end(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))));
    request.on("error", () => end(() => reject(new Left())));
    request.on("close", () => end(() => reject(new Left())));
    // Mostly the body has come with the headers.
    setImmediate(() => {
      if (isDone) return;
      enough = new AbortController();
      clock.sleep(bodyMs, enough.signal).then(
        () => end(() => reject(tooSlow(bodyMs))),
        () => undefined,
      );
    });
  });
}

export function respond(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** A client that goes on sending after its answer is let finish, so that it reads the answer, but not for long. */
export function cutOff(request: IncomingMessage, { bodyMs, clock }: BodyLimits): void {
  if (request.complete || request.destroyed) return;
  const enough = new AbortController();
  request.once("close", () => enough.abort());
  request.resume();
  clock.sleep(bodyMs, enough.signal).then(
    () => request.socket.destroy(),
    () => undefined,
  );
}
