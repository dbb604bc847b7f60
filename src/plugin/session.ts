import { setMaxListeners } from "node:events";
import { resolve } from "node:path";
import { createConcurrencyLimit } from "../http/limits/concurrency-limit";
import { createRateLimiter } from "../http/limits/rate-limit";
import { accountKey, createKeys } from "../pending/create-key";
import type { RestoreOwner } from "../pending/entries";
import { dataFolderOf, pendingFileIn } from "../pending/place";
import type { World } from "../ports/world";
import {
  type AccountGuard,
  type Connections,
  configureProvider,
  createProvider,
  type Environment,
  type Provider,
  plannedSoFar,
  type RegistryEntry,
  recordedSoFar,
  settingsOf,
} from "../reconcile";
import {
  type Cloud,
  type DataSource,
  type Diagnostic,
  error,
  type Failure,
  hasErrors,
  nothingPending,
  onceKeyOf,
  type Pending,
  type PendingRestore,
  type ProviderFunction,
  type Resource,
  type RunStore,
  type Values,
} from "../schema";
import { completeRestores } from "./complete-restores";
import type { Log } from "./log";
import { createLull, type Lull } from "./lull";
import { createPendingFile, type PendingFile, PendingFileUnusable, type PendingOperation } from "./pending/pending-file";
import { createSharedSlotRegister } from "./shared-slot-register";

export interface SessionOptions {
  readonly clouds: readonly Cloud[];
  /** Default: none. */
  readonly functions?: readonly ProviderFunction[];
  readonly world: World;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The stack's folder: engines start plugins in it. */
  readonly folder: string;
  readonly log: Log;
}

/** One provider as one engine run uses it: described, configured, stopped. */
export interface Session {
  readonly provider: Provider;
  readonly pending: PendingFile;
  readonly log: Log;
  readonly lull: Lull;
  /** @throws InvalidRequest for a type that the provider does not have */
  resource(type: string): RegistryEntry<Resource>;
  dataSource(type: string): RegistryEntry<DataSource>;
  /** Takes the provider block's settings, restores what earlier runs took, and begins a new run where one was stopped. */
  configure(config: Values): Promise<readonly Diagnostic[]>;
  /** Ends what is in flight. */
  stop(): void;
  /** For planning, which sends nothing, but does not promise what could not be applied: settings may be unknown, not missing. */
  planning(entry: Asked): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] };
  /** For requests to the platform, or why none can be made. */
  acting(entry: Asked, pending?: Pending): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] };
  /** The same where what other objects need is heard first, should it matter. */
  reading(entry: Asked): ReturnType<Session["acting"]>;
  /**
   * What to answer of diagnostics. What is told once a run is left out when it was told before, or cut short where the engine would otherwise
   * take the step for done.
   */
  tell(diagnostics: readonly Diagnostic[], again: "nothing" | "in short"): readonly Diagnostic[];
  /** The port for the create of one object. */
  pendingCreate(entry: RegistryEntry<Resource>, planned: Values): PendingOperation;
  /** When an earlier run began the create that is planned, in milliseconds since 1970. */
  begunEarlier(entry: RegistryEntry<Resource>, planned: Values): number | undefined;
  /** The port for the update or deletion of one object. */
  pendingChange(entry: RegistryEntry<Resource>): PendingOperation;
}

/** What a step is about: an object of a cloud, or the cloud itself. */
interface Asked {
  readonly cloud: Cloud;
  readonly definition?: Pick<Resource, "withoutClient">;
}

interface Reached {
  readonly client?: unknown;
  readonly place?: Values;
  readonly store?: RunStore;
  readonly account: AccountGuard | undefined;
}

/** A request that no engine with this provider's schema sends. */
export class InvalidRequest extends Error {}

const defaultParallelism = 10;

export function createSession({ clouds, functions, world, environment, folder, log }: SessionOptions): Session {
  const provider = createProvider(clouds, functions);
  const { clock, disk } = world;
  const dataFolder = dataFolderOf(folder, environment);
  const pending = createPendingFile({
    path: pendingFileIn(dataFolder),
    clock,
    machine: world,
    log,
    stopping: () => stopping.signal,
    pause: (ms) => clock.sleep(ms),
  });
  const register = createSharedSlotRegister({ folder: resolve(dataFolder, "limits"), world, log });
  const limiter = createRateLimiter({ clock, register });
  const lull = createLull(clock);
  let stopping = stopper();
  let configured: { readonly config: Values; readonly connections: Connections } | undefined;
  /** What is told once a run, and was. */
  let told = new Set<string>();
  /** What could not be restored, by cloud. */
  let pendingRestores: ReadonlyMap<string, readonly PendingRestore[]> = new Map();

  function connections(): Connections {
    if (!configured) throw new InvalidRequest("the provider is not configured yet: ConfigureProvider comes before requests about objects");
    return configured.connections;
  }

  function settings(cloud: Cloud): Values {
    return settingsOf(cloud, configured?.config[cloud.name] ?? null, environment);
  }

  function owner(cloud: Cloud): RestoreOwner {
    return { cloud: cloud.name, account: accountKey(cloud, settings(cloud)) };
  }

  function environmentOf(cloud: Cloud, { client, place, store = connections().store, account }: Reached, port: Pending): Environment {
    return {
      client,
      place,
      store,
      account,
      explain: (failure, action) => explainPending(failure, action) ?? cloud.explain(failure, action),
      clock,
      signal: stopping.signal,
      files: { read: (path, bounds) => disk.readMeanwhile(resolve(folder, path), bounds) },
      pending: port,
      pendingRestores: pendingRestores.get(cloud.name),
      rules: connections().rules(cloud),
      progress: (message) => log("info", message),
      isReviewedAgain: (object) => plannedSoFar(store).isReviewedAgain(object),
      neededBy: async (object) => recordedSoFar(store).neededBy(object, clock.now()),
    };
  }

  function reading(entry: Asked): ReturnType<Session["acting"]> {
    const reached = acting(entry);
    if ("diagnostics" in reached) return reached;
    const { environment } = reached;
    return {
      environment: {
        ...environment,
        async neededBy(object) {
          await lull.reached(environment.signal);
          return recordedSoFar(environment.store).neededBy(object, clock.now());
        },
      },
    };
  }

  function acting({ cloud, definition }: Asked, port: Pending = onlyChanges): ReturnType<Session["acting"]> {
    if (definition?.withoutClient) return { environment: environmentOf(cloud, { account: undefined }, port) };
    const connected = connections().client(cloud);
    return "diagnostics" in connected ? connected : { environment: environmentOf(cloud, connected, port) };
  }

  function tell(diagnostics: readonly Diagnostic[], again: "nothing" | "in short"): readonly Diagnostic[] {
    return diagnostics.flatMap((diagnostic) => {
      if (!diagnostic.once) return [diagnostic];
      if (!told.has(onceKeyOf(diagnostic))) {
        told.add(onceKeyOf(diagnostic));
        return [diagnostic];
      }
      return again === "nothing" ? [] : [{ ...diagnostic, detail: "As told before in full. Nothing was done about this object." }];
    });
  }

  return {
    provider,
    pending,
    log,
    lull,
    resource: (type) => offered(provider.resources, type, "resource"),
    dataSource: (type) => offered(provider.dataSources, type, "data source"),
    async configure(config) {
      const parallelism = parallelismOf(environment);
      if (typeof parallelism !== "number") return [parallelism];
      if (stopping.signal.aborted) stopping = stopper();
      told = new Set();
      await pending.compact();
      const runtime = {
        clock,
        concurrency: createConcurrencyLimit(parallelism),
        limiter,
        random: world.random,
        exchange: world.exchange,
        environment,
        log: (event: object) => log("debug", "HTTP call", { ...event }),
        onWait: (wait: object) => log("info", "waiting", { ...wait }),
      };
      const result = configureProvider(provider, config, runtime);
      configured = { config, connections: result.connections };
      if (hasErrors(result.diagnostics)) return result.diagnostics;
      const taken = await completeRestores(clouds, { pending, owner, acting });
      pendingRestores = taken.pendingRestores;
      return [...result.diagnostics, ...taken.diagnostics];
    },
    stop: () => stopping.abort(),
    planning({ cloud, definition }) {
      if (definition?.withoutClient) return { environment: environmentOf(cloud, { account: undefined }, onlyChanges) };
      const connected = connections().client(cloud);
      const refused = "diagnostics" in connected && !connected.deferred;
      if (refused) return connected;
      const reached = "account" in connected ? { account: connected.account, place: connected.place } : { account: undefined };
      return { environment: environmentOf(cloud, reached, onlyChanges) };
    },
    acting,
    reading,
    tell,
    pendingCreate: ({ cloud, definition }, planned) =>
      pending.create(createKeys(cloud, definition, settings(cloud), planned), owner(cloud)),
    begunEarlier: ({ cloud, definition }, planned) => pending.begunEarlier(() => createKeys(cloud, definition, settings(cloud), planned)),
    pendingChange: ({ cloud }) => pending.change(owner(cloud)),
  };
}

const onlyChanges = nothingPending("something was to survive a crash outside of a change");

/** Everything in flight listens to one signal, so that many listeners are no leak. */
function stopper(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

function offered<Definition>(
  entries: ReadonlyMap<string, RegistryEntry<Definition>>,
  type: string,
  kind: string,
): RegistryEntry<Definition> {
  const entry = entries.get(type);
  if (!entry) throw new InvalidRequest(`this provider has no ${kind} "${type}"; it has ${[...entries.keys()].join(", ")}`);
  return entry;
}

function parallelismOf(environment: SessionOptions["environment"]): number | Diagnostic {
  const text = environment.SMSFORM_PARALLELISM || String(defaultParallelism);
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  return error(
    "SMSFORM_PARALLELISM is not a number of calls",
    `The environment variable SMSFORM_PARALLELISM is "${text}". It bounds the HTTP calls in flight: set an integer from 1 to 99999, ` +
      `or unset it for ${defaultParallelism}.`,
  );
}

function explainPending(failure: unknown, action: string): Failure | undefined {
  if (!(failure instanceof PendingFileUnusable)) return undefined;
  return {
    meaning: "defect",
    summary: `Cannot ${action}: what must survive a crash cannot be written down`,
    detail:
      `${failure.message}. What a lost answer or a crash could lose or double is written there before it is sent, so it was not sent. ` +
      "Make the folder writable, or set TF_DATA_DIR to one that is.",
    unsettled: false,
  };
}
