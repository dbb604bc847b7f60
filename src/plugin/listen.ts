import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server, ServerCredentials } from "@grpc/grpc-js";

export interface Address {
  readonly network: "unix" | "tcp";
  /** A path, or `host:port`. */
  readonly address: string;
}

/** The longest path that every system takes for a socket (104 bytes with the end mark on macOS and BSD). */
const longestSocketPath = 100;

/**
 * Listens on a unix socket, or where that cannot be, on 127.0.0.1: the folder's name is too long for one, or nothing can be made in it.
 *
 * `PLUGIN_UNIX_SOCKET_DIR`, else the system's temporary folder, holds the socket; `PLUGIN_MIN_PORT` and `PLUGIN_MAX_PORT` bound the port.
 * @throws when no port of the range is free
 */
export async function listen(
  server: Server,
  credentials: ServerCredentials,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Promise<Address> {
  const path = join(
    environment.PLUGIN_UNIX_SOCKET_DIR || environment.TMPDIR || tmpdir(),
    `smsform-${process.pid}-${randomBytes(4).toString("hex")}.sock`,
  );
  if (platform !== "win32" && Buffer.byteLength(path) <= longestSocketPath) {
    const bound = await bind(server, `unix:${path}`, credentials).then(
      () => true,
      () => false,
    );
    if (bound) return { network: "unix", address: path };
  }
  return { network: "tcp", address: `127.0.0.1:${await bindInRange(server, credentials, environment)}` };
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
