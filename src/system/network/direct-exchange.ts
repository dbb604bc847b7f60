/** The network without proxies, for what is sent to programs of one's own. */
import { type Exchange, NoAnswer } from "../../ports/exchange";

/** Bytes of an answer that are read: more cannot matter. */
const longestAnswer = 64 * 1024;

export const directExchange: Exchange = {
  open: () => {},
  async send({ method, url, headers, body }, timeoutMs, signal) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const limit = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body !== undefined && { body: String(body) }),
        redirect: "manual",
        signal: limit,
      });
      const answered: Record<string, string> = {};
      response.headers.forEach((value, name) => {
        answered[name] = value;
      });
      return { status: response.status, headers: answered, text: await beginningOf(response) };
    } catch {
      signal?.throwIfAborted();
      throw new NoAnswer(undefined, undefined);
    }
  },
};

async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader !== undefined && size <= longestAnswer) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(chunks).toString("utf8");
}
