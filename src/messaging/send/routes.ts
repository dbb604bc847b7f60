/** The ways on which a message may go: by which platform, and with which of its texts. */
import type { Random } from "../../ports/random";
import { didYouMean } from "../../schema/text/nearest";
import type { Audience, Catalogue, Version } from "../catalogue/catalogue";
import { type ReadVersion, readVersion, render, type Values } from "../catalogue/texts";
import { MessagingError } from "../errors";
import type { ConnectedPlatform } from "../platforms/platform";
import type { Reach } from "./numbers";
import type { Segments } from "./results";
import { lengthOf } from "./segments";
import type { Value } from "./sender";
import { checkValues } from "./values";

export interface Route {
  readonly platform: ConnectedPlatform;
  readonly version: Version;
  readonly values: readonly Value[];
  /** As recipients read it, without its signature. */
  readonly text: string;
  readonly signature: string;
  readonly segments: Segments;
  /** What each segment holds, the signature in the first one. */
  readonly parts: readonly string[];
}

/** For numbers of the mainland and for all others, in the catalogue's order. */
export type Routes = Readonly<Record<Reach, readonly Route[]>>;

/** @throws MessagingError where nothing can be sent, or not these values */
export function routesOf(catalogue: Catalogue, key: string, values: Values, connected: readonly ConnectedPlatform[]): Routes {
  const { messages } = catalogue;
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (!message) {
    const keys = Object.keys(messages);
    throw new MessagingError(`There is no message "${key}" in the catalogue; it has ${keys.join(", ") || "none"}.${didYouMean(key, keys)}`);
  }
  checkValues(key, message, values);
  const usable = message.on.filter((version) => version.usable && connected.some(({ name }) => name === version.platform));
  if (usable.length === 0) throw new MessagingError(nothingUsable(key, message.on, connected));
  const to = (reach: Reach) =>
    usable.filter(({ audience }) => reaches(audience, reach)).flatMap((version) => routeOf(version, reach, key, values, connected));
  return { domestic: to("domestic"), international: to("international") };
}

function reaches(audience: Audience, reach: Reach): boolean {
  return audience === "global" || audience === reach;
}

function nothingUsable(key: string, on: readonly Version[], connected: readonly ConnectedPlatform[]): string {
  const why = on.map(({ platform, template }) => {
    const isConnected = connected.some(({ name }) => name === platform);
    return `${platform}'s ${template} ${isConnected ? "is not usable" : "is of a platform that the program has no settings for"}`;
  });
  return `The message "${key}" cannot be sent: ${why.join(", ")}. Wait for a review and write the catalogue again, or give the messenger the platform.`;
}

function routeOf(version: Version, reach: Reach, key: string, values: Values, connected: readonly ConnectedPlatform[]): readonly Route[] {
  const platform = connected.find(({ name }) => name === version.platform);
  const read = platform && readVersion(version, platform.text);
  // A catalogue was read with the same rules: what they do not allow is not in it.
  if (!platform || !read || "problem" in read) return [];
  const tooLong = read.variables.find(
    ({ parameter, longest = Number.POSITIVE_INFINITY }) => [...(values[parameter] ?? "")].length > longest,
  );
  if (tooLong) {
    const { parameter, longest } = tooLong;
    throw new MessagingError(
      `The message "${key}" cannot be sent: the value of "${parameter}" is longer than ${platform.name}'s text allows, ${longest} characters.`,
    );
  }
  const text = render(read, values);
  const signature = platform.signatureOf(version);
  const { segments, parts, length = 0, longest = length } = lengthOf(platform, reach, signature, text);
  if (length > longest)
    throw new MessagingError(
      `The message "${key}" cannot be sent: with these values it has ${length} characters on ${platform.name}; at most ${longest} are sent.`,
    );
  return [{ platform, version, values: wireValues(read, values), text, signature, segments, parts }];
}

function wireValues({ variables }: ReadVersion, values: Values): readonly Value[] {
  return variables.map(({ name, parameter }) => ({ name, value: values[parameter] ?? "" }));
}

/**
 * Which platform sends, and which ones after it refused what another can mend: in this order, or in one that is drawn for each call,
 * the larger a weight the likelier first.
 */
export type Failover<Name extends string> = readonly Name[] | { readonly [Platform in Name]?: number };

/** @throws MessagingError for a platform that the program has no settings for, and for a weight that is none */
export function checkFailover(failover: Failover<string>, connected: readonly ConnectedPlatform[]): void {
  const names = connected.map(({ name }) => name);
  const given = isOrder(failover) ? failover : Object.keys(failover);
  const stray = given.find((name) => !names.includes(name));
  if (stray !== undefined)
    throw new MessagingError(`failover names "${stray}"; the messenger's platforms are ${names.join(", ")}.${didYouMean(stray, names)}`);
  if (given.length === 0) throw new MessagingError("failover is empty; leave it out, or name platforms in it.");
  if (new Set(given).size < given.length) throw new MessagingError(`failover names a platform twice: ${given.join(", ")}.`);
  if (isOrder(failover)) return;
  const [odd] = Object.entries(failover).filter(([, weight]) => !(Number.isFinite(weight) && Number(weight) > 0));
  if (odd) throw new MessagingError(`The weight of ${odd[0]} in failover is ${odd[1]}; it must be a number above 0.`);
}

/** Without failover it is the first one that the catalogue names, and no other after it. */
export function orderedRoutes(routes: readonly Route[], failover: Failover<string> | undefined, random: Random): readonly Route[] {
  if (failover === undefined) return routes.slice(0, 1);
  const order = isOrder(failover) ? failover : drawn(failover, random);
  return order.flatMap((name) => routes.find(({ platform }) => platform.name === name) ?? []);
}

function isOrder(failover: Failover<string>): failover is readonly string[] {
  return Array.isArray(failover);
}

function drawn(weights: { readonly [name: string]: number | undefined }, random: Random): readonly string[] {
  // Efraimidis and Spirakis: the smallest of these is drawn first with a chance that is its weight.
  const keyed = Object.entries(weights).map(([name, weight = 1]) => ({ name, key: -Math.log(1 - random.fraction()) / weight }));
  return keyed.sort((one, other) => one.key - other.key).map(({ name }) => name);
}
