import { ServerCredentials } from "@grpc/grpc-js";
import type { World } from "../ports/world";
import { providerAddress } from "../reconcile/schema-document";
import type { Cloud, ProviderFunction } from "../schema";
import { systemWorld } from "../system/world";
import { protocolVersion } from "./handshake";
import { type Address, listen, removeSocket } from "./listen";
import { createLog, type Log } from "./log";
import { createServer } from "./server";
import { createSession, type Session } from "./session";

export interface ServeOptions {
  /** A function is called when the first request arrives: what takes time to load holds up nobody before. */
  readonly clouds: readonly Cloud[] | (() => readonly Cloud[]);
  /** Default: none. */
  readonly functions?: readonly ProviderFunction[] | (() => readonly ProviderFunction[]);
  /** Default: this process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The stack's folder, where files are looked for. Default: the current one. */
  readonly folder?: string;
  /** Default: the real one. */
  readonly world?: World;
  readonly log?: Log;
  /** Called when the engine ends the plugin. */
  readonly onShutdown?: () => void;
}

export interface Serving {
  readonly address: Address;
  /** Ends at once what is left open. */
  close(): Promise<void>;
}

/** Serves the provider on an address of its own. */
export async function serve(
  options: ServeOptions & { readonly credentials: ServerCredentials; readonly isOpen?: boolean },
): Promise<Serving> {
  const {
    clouds,
    functions = [],
    credentials,
    environment = process.env,
    folder = process.cwd(),
    world = systemWorld,
    onShutdown,
    isOpen = false,
  } = options;
  const log = options.log ?? createLog(environment);
  let session: Session | undefined;
  const sessionWhenNeeded = () => {
    session ??= createSession({ clouds: loaded(clouds), functions: loaded(functions), world, environment, folder, log });
    return session;
  };
  const server = createServer(sessionWhenNeeded, () => onShutdown?.());
  const address = await listen(server, credentials, { environment, isOpen });
  return {
    address,
    async close() {
      server.forceShutdown();
      removeSocket(address);
      await session?.pending.settle();
    },
  };
}

function loaded<T>(given: readonly T[] | (() => readonly T[])): readonly T[] {
  return typeof given === "function" ? given() : given;
}

/** The value of `TF_REATTACH_PROVIDERS` for engines that are to use a running provider, by provider address. */
export type Reattach = Readonly<Record<string, object>>;

/**
 * Starts the provider within this process, for tests and for developing: engines attach to it through `TF_REATTACH_PROVIDERS`.
 * There is no TLS: only this user can reach the address; on Windows, where it is a port of 127.0.0.1, every user of the machine can.
 *
 * @example
 * const { reattach, close } = await startProvider({ clouds: [baidu] });
 * spawn("tofu", ["plan"], { env: { ...process.env, TF_REATTACH_PROVIDERS: JSON.stringify(reattach) } });
 */
export async function startProvider(options: ServeOptions): Promise<{ readonly reattach: Reattach; close(): Promise<void> }> {
  const { address, close } = await serve({ ...options, credentials: ServerCredentials.createInsecure(), isOpen: true });
  const entry = {
    Protocol: "grpc",
    ProtocolVersion: protocolVersion,
    Pid: process.pid,
    Test: true,
    Addr: { Network: address.network, String: address.address },
  };
  const openTofuAddress = providerAddress.replace("registry.terraform.io", "registry.opentofu.org");
  return { reattach: { [providerAddress]: entry, [openTofuAddress]: entry }, close };
}
