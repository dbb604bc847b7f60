import type { Socket } from "node:net";
import type { World } from "../ports/world";
import type { Cloud, ProviderFunction } from "../schema";
import type { Address, Listener } from "./listen";
import { createLog, type Log } from "./log";
import { createServer, type Served } from "./server";
import type { Session } from "./session";

/** Loaded when the first request arrives that needs one: engines ask many plugins for nothing but their schema. */
const loadSession = (): typeof import("./session") => require("./session");
const loadWorld = (): typeof import("../system/world") => require("../system/world");

export interface ServeOptions {
  /** A function is called when the first request arrives: what takes time to load holds up nobody before. */
  readonly clouds: readonly Cloud[] | (() => readonly Cloud[]);
  /** Default: none. */
  readonly functions?: readonly ProviderFunction[] | (() => readonly ProviderFunction[]);
  readonly schema?: Served["schema"];
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

export interface Entrance {
  readonly listener: Listener;
  /** Who gets in. Default: whoever reaches the address. */
  readonly guard?: (admit: (connection: Socket) => void) => (connection: Socket) => void;
}

export interface Serving {
  readonly address: Address;
  /** Ends at once what is left open. */
  close(): Promise<void>;
}

/** Serves the provider to who connects. */
export function serve(options: ServeOptions & Entrance): Serving {
  const { clouds, functions = [], schema, environment = process.env, folder = process.cwd(), world, onShutdown } = options;
  const { listener, guard = (admit) => admit } = options;
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
  const end = async () => {
    listener.close();
    await session?.pending.settle();
  };
  const server = createServer({ log, session: sessionWhenNeeded, schema, end, onShutdown: () => onShutdown?.() });
  listener.onConnection(guard(server.take));
  return {
    address: listener.address,
    close() {
      server.close();
      return end();
    },
  };
}

function loaded<T>(given: readonly T[] | (() => readonly T[])): readonly T[] {
  return typeof given === "function" ? given() : given;
}
