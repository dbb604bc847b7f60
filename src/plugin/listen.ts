import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Server, ServerCredentials } from "@grpc/grpc-js";

export interface Address {
  readonly network: "unix" | "tcp";
  /** A path, or `host:port`. */
  readonly address: string;
}

/** The longest path that every system takes for a socket (104 bytes with the end mark on macOS and BSD). */
const longestSocketPath = 100;

export interface Listening {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Nothing but the address keeps other users out: on a port of this machine everybody could connect. Windows has nothing else. */
  readonly isOpen: boolean;
  /** Default: this one. */
  readonly platform?: NodeJS.Platform;
}

/**
 * Listens on a unix socket in a folder that only this user can enter, or where that cannot be, on 127.0.0.1: the folder's name is too long for
 * one, or nothing can be made in it.
 *
 * `PLUGIN_UNIX_SOCKET_DIR`, else the system's temporary folder, holds that folder; `PLUGIN_MIN_PORT` and `PLUGIN_MAX_PORT` bound the port.
 * @throws when no port of the range is free, or none may be used
 */
export async function listen(server: Server, credentials: ServerCredentials, listening: Listening): Promise<Address> {
  const { environment, isOpen, platform = process.platform } = listening;
  const home = environment.PLUGIN_UNIX_SOCKET_DIR || environment.TMPDIR || tmpdir();
  if (platform !== "win32") {
    const path = await bindSocket(server, credentials, home);
    if (path !== undefined) return { network: "unix", address: path };
    if (isOpen) {
      throw new Error(
        `no socket can be made in ${home}: its name is too long, or it cannot be written to. On a port every user of this machine could connect. ` +
          "Set PLUGIN_UNIX_SOCKET_DIR to a folder of yours with a short name",
      );
    }
  }
  return { network: "tcp", address: `127.0.0.1:${await bindInRange(server, credentials, environment)}` };
}

/** Takes away what listening has left on the disk. */
export function removeSocket({ network, address }: Address): void {
  if (network === "unix") rmSync(dirname(address), { recursive: true, force: true });
}

/** @returns the socket's path; undefined where none can be made */
async function bindSocket(server: Server, credentials: ServerCredentials, home: string): Promise<string | undefined> {
  const folder = folderIn(home);
  if (folder === undefined) return undefined;
  const path = join(folder, "plugin.sock");
  try {
    if (Buffer.byteLength(path) > longestSocketPath) throw new RangeError("too long");
    await bind(server, `unix:${path}`, credentials);
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
  credentials: ServerCredentials,
  { PLUGIN_MIN_PORT, PLUGIN_MAX_PORT }: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const first = Number(PLUGIN_MIN_PORT || 0);
  const last = Number(PLUGIN_MAX_PORT || first);
  for (let port = first; port <= last; port += 1) {
    try {
      return await bind(server, `127.0.0.1:${port}`, credentials);
    } catch (failure) {
      if (port === last) throw failure;
    }
  }
  throw new RangeError(
    `PLUGIN_MIN_PORT=${PLUGIN_MIN_PORT} and PLUGIN_MAX_PORT=${PLUGIN_MAX_PORT} hold no port; the first must not exceed the second`,
  );
}

function bind(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (failure, port) => (failure ? reject(failure) : resolve(port)));
  });
}
