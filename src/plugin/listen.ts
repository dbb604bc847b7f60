import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Address {
  readonly network: "unix" | "tcp";
  /** A path, or `host:port`. */
  readonly address: string;
}

/** The longest path that every system takes for a socket (104 bytes with the end mark on macOS and BSD). */
const longestSocketPath = 100;

export interface ListenOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Nothing but the address keeps other users out: on a port of this machine everybody could connect. Windows has nothing else. */
  readonly isOpen: boolean;
  /** Default: this one. */
  readonly platform?: NodeJS.Platform;
}

/** Whoever connects waits until there is somebody who takes connections. */
export interface Listener {
  readonly address: Address;
  /** To be called within the turn in which listening began. */
  onConnection(take: (connection: Socket) => void): void;
  /** Takes no more, and takes away what listening has left on the disk. */
  close(): void;
}

/**
 * Listens on a unix socket in a folder that only this user can enter, or where that cannot be, on 127.0.0.1: the folder's name is too long for
 * one, or nothing can be made in it.
 *
 * `PLUGIN_UNIX_SOCKET_DIR`, else the system's temporary folder, holds that folder; `PLUGIN_MIN_PORT` and `PLUGIN_MAX_PORT` bound the port.
 * @throws when no port of the range is free, or none may be used
 */
export async function listen({ environment, isOpen, platform = process.platform }: ListenOptions): Promise<Listener> {
  const home = environment.PLUGIN_UNIX_SOCKET_DIR || environment.TMPDIR || tmpdir();
  const server = createServer();
  if (platform !== "win32") {
    const path = await bindSocket(server, home);
    if (path !== undefined) return listener(server, { network: "unix", address: path });
    if (isOpen) {
      throw new Error(
        `no socket can be made in ${home}: its name is too long, or it cannot be written to. On a port every user of this machine could connect. ` +
          "Set PLUGIN_UNIX_SOCKET_DIR to a folder of yours with a short name",
      );
    }
  }
  return listener(server, { network: "tcp", address: `127.0.0.1:${await bindInRange(server, environment)}` });
}

function listener(server: Server, address: Address): Listener {
  return {
    address,
    onConnection: (take) => server.on("connection", take),
    close() {
      server.close();
      removeSocket(address);
    },
  };
}

function removeSocket({ network, address }: Address): void {
  if (network === "unix") rmSync(dirname(address), { recursive: true, force: true });
}

/** @returns the socket's path; undefined where none can be made */
async function bindSocket(server: Server, home: string): Promise<string | undefined> {
  const folder = folderIn(home);
  if (folder === undefined) return undefined;
  const path = join(folder, "plugin.sock");
  try {
    if (Buffer.byteLength(path) > longestSocketPath) throw new RangeError("too long");
    await bind(server, { path });
    return path;
  } catch {
    removeSocket({ network: "unix", address: path });
    return undefined;
  }
}

function folderIn(home: string): string | undefined {
  try {
    return mkdtempSync(join(home, "smsform-"));
  } catch {
    return undefined;
  }
}

async function bindInRange(
  server: Server,
  { PLUGIN_MIN_PORT, PLUGIN_MAX_PORT }: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const first = Number(PLUGIN_MIN_PORT || 0);
  const last = Number(PLUGIN_MAX_PORT || first);
  for (let port = first; port <= last; port += 1) {
    try {
      await bind(server, { host: "127.0.0.1", port });
      const bound = server.address();
      return typeof bound === "object" && bound ? bound.port : port;
    } catch (failure) {
      if (port === last) throw failure;
    }
  }
  throw new RangeError(
    `PLUGIN_MIN_PORT=${PLUGIN_MIN_PORT} and PLUGIN_MAX_PORT=${PLUGIN_MAX_PORT} hold no port; the first must not exceed the second`,
  );
}

function bind(server: Server, address: { readonly path: string } | { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
