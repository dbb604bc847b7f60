/** A request that is not taken, with the HTTP status to answer. The message quotes neither secret nor body. */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function tooLarge(maxBytes: number): Refused {
  return new Refused(413, `the body is longer than ${maxBytes} bytes`);
}

export function tooSlow(bodyMs: number): Refused {
  return new Refused(408, `the body has not arrived within ${bodyMs} ms`, { connection: "close" });
}

interface Asked {
  readonly method: string | undefined;
  header(name: string): string | null | undefined;
  /** Somebody took the body before. */
  readonly isRead: boolean;
  readonly maxBytes: number;
}

/** What can be said of a request before its body is read. @throws Refused */
export function admit({ method, header, isRead, maxBytes }: Asked): void {
  if (method !== "POST") throw new Refused(405, "pushes come by POST", { allow: "POST" });
  const encoding = header("content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") {
    throw new Refused(415, "the body is compressed; no platform does that", { "accept-encoding": "identity" });
  }
  if (isRead) throw new Refused(500, "the body was read before; let pushes come to this handler before anything that parses bodies");
  if (Number(header("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
}
