/** What a handler of pushes is told, and what it tells. */
import type { UnreadableReport } from "../../clouds/shared/client/callback-error";
import { OptionError } from "../../http/option-error";
import type { Clock } from "../../ports/clock";
import { systemClock } from "../../system/clock";
import { type PushSources, pushReaders } from "../platforms";
import type { MessagingEvent } from "../receipts/events";
import type { PushReader } from "../receipts/pushes";
import { createReceiptTracker, type TrackerOptions } from "../receipts/tracker";

/** What became of a push, or of the program's work on it, that the program should know. */
export type Problem =
  /** Pushes that were not taken, for what is wrong with them. */
  | { readonly what: "refused"; readonly platform?: string | undefined; readonly status: number; readonly error: Error }
  /** Reports of a push whose others were taken. */
  | { readonly what: "unreadable"; readonly platform: string; readonly reports: readonly UnreadableReport[]; readonly error: Error }
  /** `append` failed, or took too long: the platform was told that the push was not taken. */
  | { readonly what: "not_stored"; readonly platform: string; readonly events: readonly MessagingEvent[]; readonly error: unknown }
  /** `onEvents` failed. */
  | { readonly what: "not_handled"; readonly events: readonly MessagingEvent[]; readonly error: unknown }
  /** A client went away before its body had arrived. */
  | { readonly what: "left"; readonly error: Error }
  /** Something that should not happen while a push was answered. */
  | { readonly what: "not_answered"; readonly error: unknown }
  /** The tracker's store failed; what it could not be asked about was told as it came. */
  | { readonly what: "not_tracked"; readonly error: unknown };

export interface ReceiptHandlerOptions {
  /** Platforms that push here, and how each is known. */
  readonly platforms: PushSources;
  /**
   * The program's own work, after the platform has its answer. Called with what has come meanwhile, one call at a time, so that the order is
   * kept.
   */
  readonly onEvents: (events: readonly MessagingEvent[]) => void | Promise<void>;
  readonly onProblem: (problem: Problem) => void;
  /** Keeps what was pushed before the platform hears that it was taken. */
  readonly store?: EventStore | undefined;
  /** How repetitions are known, and how long is waited for segments. */
  readonly tracking?: TrackerOptions | undefined;
  /** Each platform has its path below this one. Default: `/callbacks`, as in `/callbacks/tencent`. */
  readonly path?: string | undefined;
  /** In the place of the path of a platform. */
  readonly paths?: { readonly [Name in keyof PushSources]?: string | undefined } | undefined;
  /** Takes pushes of all these platforms at `path` itself as well, and tells by the body whose each is. */
  readonly byShape?: boolean | undefined;
  /** Longest body in bytes. Default: 5 000 000. */
  readonly maxBytes?: number | undefined;
  /** How long a body may take to arrive, in milliseconds. Default: 5000. */
  readonly bodyMs?: number | undefined;
  /** Most events that may wait for `onEvents`; more pushes are refused until it comes after. Default: 100 000. */
  readonly mostWaiting?: number | undefined;
  readonly clock?: Clock | undefined;
}

export interface EventStore {
  /** Called once for each push, repetitions as well: `key` tells them. */
  append(events: readonly MessagingEvent[]): void | Promise<void>;
}

/** A path that pushes come to, and the platforms that may push there. */
export type Routes = ReadonlyMap<string, readonly PushReader[]>;

/** @throws OptionError for an option that cannot be */
export function settingsOf(options: ReceiptHandlerOptions) {
  const { maxBytes = 5_000_000, bodyMs = 5000, mostWaiting = 100_000, clock = systemClock, tracking } = options;
  for (const [name, value] of Object.entries({ maxBytes, bodyMs, mostWaiting })) {
    if (!(value > 0)) throw new OptionError(name, `is ${value}; it must be a number above 0.`);
  }
  const tracker = createReceiptTracker({ clock, ...tracking });
  return { routes: routesOf(options), maxBytes, bodyMs, mostWaiting, clock, tracker };
}

export type Settings = ReturnType<typeof settingsOf>;

function routesOf({ platforms, path = "/callbacks", paths = {}, byShape = false }: ReceiptHandlerOptions): Routes {
  const readers = pushReaders(platforms);
  if (readers.length === 0)
    throw new OptionError("platforms", "is empty; name at least one platform that pushes, e.g. { tencent: { addresses: […] } }.");
  const own = new Map(Object.entries(paths));
  const routes = new Map<string, readonly PushReader[]>(byShape ? [[checked("path", path), readers]] : []);
  for (const reader of readers) {
    const place = checked(`paths.${reader.platform}`, own.get(reader.platform) ?? `${withoutSlash(path)}/${reader.platform}`);
    const [other] = routes.get(place) ?? [];
    if (other) {
      const use = "give each its own, or set byShape and let pushes come to path";
      throw new OptionError(`paths.${reader.platform}`, `is ${JSON.stringify(place)}, where ${other.title} pushes already; ${use}.`);
    }
    routes.set(place, [reader]);
  }
  return routes;
}

function checked(option: string, path: string): string {
  if (/^\/[^?#\s]*$/.test(path)) return withoutSlash(path);
  throw new OptionError(option, `is ${JSON.stringify(path)}; it must be a path such as /callbacks, without a query.`);
}

export function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}
