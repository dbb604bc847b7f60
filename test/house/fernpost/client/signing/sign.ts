/** How a request proves who sends it. The emulator checks it with the same lines. */
import { createHmac } from "node:crypto";

export interface Signed {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly time: string;
  readonly body: string | Buffer;
}

/** The value of the `Authorization` header. */
export function authorizationOf(keyId: string, secret: string, { method, path, time, body }: Signed): string {
  const signature = createHmac("sha256", secret).update(`${method}\n${path}\n${time}\n`).update(body).digest("hex");
  return `Fern ${keyId}:${signature}`;
}
