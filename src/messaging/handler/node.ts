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

/** What becomes of a body: one of them is called once. */
interface Arrival {
  arrived(body: Buffer): void;
  /** With a `Refused` for what is too long, or too slow, or `Left`. */
  failed(error: Error): void;
}

export type ReadBody = (request: IncomingMessage, arrival: Arrival) => void;

/** Nearly every body comes with its headers: those that do not are looked after together, and only they have a timer. */
export function bodyReader({ maxBytes, bodyMs, clock }: BodyLimits): ReadBody {
  let coming: Arriving[] = [];
  const lookAfter = () => {
    const since = coming;
    coming = [];
    for (const body of since) body.limit(bodyMs, clock);
  };
  return (request, arrival) => {
    const body = new Arriving(request, arrival, maxBytes);
    if (coming.push(body) === 1) setImmediate(lookAfter);
  };
}

class Arriving {
  #isDone = false;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #enough: AbortController | undefined;

  constructor(
    request: IncomingMessage,
    readonly arrival: Arrival,
    readonly maxBytes: number,
  ) {
    request.on("data", (chunk: Buffer) => this.#take(chunk));
    request.on("end", () => {
      if (this.#isFirst()) arrival.arrived(this.#body());
    });
    const left = () => {
      if (this.#isFirst()) arrival.failed(new Left());
    };
    request.on("error", left);
    request.on("close", left);
  }

  /** From now on it may take so long. */
  limit(bodyMs: number, clock: Clock): void {
    if (this.#isDone) return;
    this.#enough = new AbortController();
    clock.sleep(bodyMs, this.#enough.signal).then(
      () => {
        if (this.#isFirst()) this.arrival.failed(tooSlow(bodyMs));
      },
      () => undefined,
    );
  }

  #take(chunk: Buffer): void {
    // What comes after the answer is let go, and not for ever: see cutOff.
    if (this.#isDone) return;
    this.#bytes += chunk.byteLength;
    this.#chunks.push(chunk);
    if (this.#bytes <= this.maxBytes || !this.#isFirst()) return;
    this.#chunks = [];
    this.arrival.failed(tooLarge(this.maxBytes));
  }

  #body(): Buffer {
    const [only] = this.#chunks;
    return only && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#bytes);
  }

  /** Of what decides what becomes of the body. */
  #isFirst(): boolean {
    if (this.#isDone) return false;
    this.#isDone = true;
    this.#enough?.abort();
    return true;
  }
}

export function respond(response: ServerResponse, status: number, body: string, headers?: Readonly<Record<string, string>>): void {
  if (response.headersSent || response.destroyed) return;
  const own = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  response.writeHead(status, headers ? { ...own, ...headers } : own);
  response.end(body);
}

/** A client that goes on sending after its answer is let finish, so that it reads the answer, but not for long. */
export function cutOff(request: IncomingMessage, { bodyMs, clock }: BodyLimits): void {
  if (request.complete || request.destroyed) return;
  const enough = new AbortController();
  const { socket } = request;
  const stop = () => {
    enough.abort();
    request.off("end", stop);
    socket.off("close", stop);
  };
  request.once("end", stop);
  socket.once("close", stop);
  request.resume();
  clock.sleep(bodyMs, enough.signal).then(
    () => socket.destroy(),
    () => undefined,
  );
}
