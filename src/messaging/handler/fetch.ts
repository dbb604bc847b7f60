/** Pushes that come as a `Request` of the fetch standard. */
import type { Clock } from "../../ports/clock";
import { tooLarge, tooSlow } from "./refused";

interface BodyLimits {
  readonly maxBytes: number;
  readonly bodyMs: number;
  readonly clock: Clock;
}

/** What a framework knows beside the request. */
export interface FetchContext {
  /** Keeps the program running until the promise is settled; from an `ExecutionContext`, or Next's `waitUntil`. */
  waitUntil?(work: Promise<unknown>): void;
  /** The other end of the connection. */
  readonly remoteAddress?: string | undefined;
}

/** @throws Refused for what is too long, or too slow; what the stream throws */
export async function bodyOf(request: Request, { maxBytes, bodyMs, clock }: BodyLimits): Promise<Buffer> {
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const enough = new AbortController();
  const late = clock.sleep(bodyMs, enough.signal).then(
    () => "late" as const,
    () => "late" as const,
  );
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === "late") throw tooSlow(bodyMs);
      if (next.done) return Buffer.concat(chunks);
      bytes += next.value.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      chunks.push(next.value);
    }
  } finally {
    enough.abort();
    void reader.cancel().catch(() => undefined);
  }
}
