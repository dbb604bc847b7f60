import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Recorded {
  readonly method: string;
  /** As sent: path and query, still encoded. */
  readonly target: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or buffer is sent as it is, anything else as JSON; absent: an empty body. */
  readonly body?: unknown;
}

/** What to do with a request: answer it, cut the connection, or never answer. */
export type Reaction = Reply | "drop" | "hang";

export interface RecordingServer {
  readonly url: string;
  readonly host: string;
  readonly requests: Recorded[];
  /** How many connections were opened so far. */
  connections(): number;
  /** Resolves as soon as so many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A real HTTP server on 127.0.0.1 that keeps what it receives and reacts as told. */
export async function startRecordingServer(
  react: (request: Recorded, index: number) => Reaction | Promise<Reaction>,
): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const url = new URL(incoming.url ?? "/", "http://server");
    const request: Recorded = {
      method: incoming.method ?? "",
      target: incoming.url ?? "",
      path: decodeURIComponent(url.pathname),
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      text: Buffer.concat(chunks).toString("utf8"),
    };
    const index = requests.push(request) - 1;
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    const reaction = await react(request, index);
    if (reaction === "hang") return;
    if (reaction === "drop") {
      incoming.socket.destroy();
      return;
    }
    const { status = 200, headers = {}, body } = reaction;
    outgoing.writeHead(status, headers);
    outgoing.end(
      body === undefined || body === null ? "" : typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    );
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error) => outgoing.destroy(error));
  });
  let connections = 0;
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    connections: () => connections,
    arrived: (count) => new Promise((resolve) => (requests.length >= count ? resolve() : waiting.push({ count, resolve }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
