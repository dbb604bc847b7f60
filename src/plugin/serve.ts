import type { ServerCredentials } from "@grpc/grpc-js";
import type { World } from "../ports/world";
import type { Cloud, ProviderFunction } from "../schema";
import { type Address, listen, removeSocket } from "./listen";
import { createLog, type Log } from "./log";
import { createServer } from "./server";
import type { Session } from "./session";

/** Loaded when the first request arrives: the engine waits for the handshake. */
const loadSession = (): typeof import("./session") => require("./session");
const loadWorld = (): typeof import("../system/world") => require("../system/world");

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
    world,
    onShutdown,
    isOpen = false,
  } = options;
  const log = options.log ?? createLog(environment);
  let session: Session | undefined;
  const sessionWhenNeeded = () => {
    session ??= loadSession().createSession({
      clouds: loaded(clouds),
      functions: loaded(functions),
      world: world ?? loadWorld().systemWorld,
      environment,
      folder,
      log,
    });
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
