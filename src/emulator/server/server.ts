/** The emulator on a port, and the emulator that is asked in process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Admin } from "../admin/admin";
import type { Inbox } from "../inbox/inbox";
import { createEmulatorCore, type EmulatorCore } from "./emulator";
import { type EmulatorOptions, resolveOptions } from "./options";
import { headerLimit, readRequest, writeAnswer } from "./wire";

export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly admin: Admin;
  /** What was sent. */
  readonly inbox: Inbox;
  /** Ends all connections and writes the data file. */
  close(): Promise<void>;
}

/**
 * The emulator without a port: requests are handed in, and answers come back. Nothing listens.
 * @throws Error for a bad option, an unknown switch, or a broken data or seed file.
 */
export function createEmulator(options: EmulatorOptions = {}): Promise<EmulatorCore> {
  return createEmulatorCore(resolveOptions(options));
}

/**
 * Starts the emulator and resolves when it listens.
 * @throws Error for a bad option, an unknown switch, a broken data or seed file, or a port in use.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveOptions(options);

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { answer } = await core;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const outcome = await answer(await readRequest(incoming), incoming.socket.localAddress, gone.signal);
    if (outcome === "reset") incoming.socket.resetAndDestroy();
    else if (outcome === "dropped") incoming.socket.destroy();
    else await writeAnswer(response, outcome, gone.signal);
  };

  const server = createServer({ maxHeaderSize: headerLimit }, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // A client that went away while sending is no failure of ours.
      if (response.destroyed || (incoming.destroyed && !incoming.complete)) return;
      response.writeHead(500, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ error: `The emulator failed: ${error instanceof Error ? error.message : String(error)}` }));
    });
  });
  // Longer than any client keeps an idle connection, so that the server never closes one that is about to be used.
  server.keepAliveTimeout = 120_000;
  const listening = listen(server, settings.port, settings.host);
  // Only with the port is the data file ours: where it is in use, another emulator may be writing that file.
  const core = listening.then(() => createEmulatorCore(settings));
  const { admin, inbox, close } = await core.catch(async (error: unknown) => {
    await stop(server);
    throw error;
  });
  const port = await listening;
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;

  return {
    url: `http://${host}:${port}`,
    port,
    admin,
    inbox,
    close: async () => {
      await stop(server);
      await close();
    },
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(`Port ${port} on ${host} is in use. Stop the program that holds it, or choose another port (0 takes any free one).`);
}
