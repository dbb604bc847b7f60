/** One text to some numbers, by the first platform and, after what only it refused, by the next ones. */
import { mendsElsewhere } from "./refusals";
import type { Refused, Result } from "./results";
import type { Route } from "./routes";
import type { Told } from "./sender";

export interface Recipient {
  /** As it was given. */
  readonly to: string;
  /** E.164. */
  readonly number: string;
}

export interface Delivery {
  readonly routes: readonly Route[];
  readonly signal?: AbortSignal | undefined;
  /** Of the same platform and numbers, by the catalogue as it stands now; undefined where that is no other one. */
  readonly newer: (route: Route) => Promise<Route | undefined>;
}

type Before = readonly (Refused & { readonly platform: string })[];

const nobody: Before = [];

/** A result for each, in any order. */
export async function deliver(recipients: readonly Recipient[], { routes, signal, newer }: Delivery): Promise<readonly Result[]> {
  const results: Result[] = [];
  /** What refused them so far: of nearly all nothing did. */
  const before = new Map<string, Before>();
  let pending = recipients;
  for (const [index, route] of routes.entries()) {
    const mayGoOn = index + 1 < routes.length;
    const refused: Recipient[] = [];
    for (const each of chunksOf(pending, route.platform.sender.mostNumbers)) {
      for (const { recipient, told, by } of await sendBy(route, each)) {
        const { number } = recipient;
        const { name: platform } = by.platform;
        const earlier = before.get(number) ?? nobody;
        if (mayGoOn && !signal?.aborted && told.outcome === "refused" && mendsElsewhere(told)) {
          before.set(number, [...earlier, { ...told, platform }]);
          refused.push(recipient);
        } else results.push(resultOf(recipient, earlier, told, by));
      }
    }
    if (refused.length === 0) break;
    pending = refused;
  }
  return results;

  /** Where the platform knows no such template, the catalogue may know a newer one. */
  async function sendBy(route: Route, given: readonly Recipient[]): Promise<readonly Sent[]> {
    const sent = await sendOnce(route, given);
    const unknownTemplate = sent.filter(({ told }) => told.outcome === "refused" && told.cause === "template");
    const other = unknownTemplate.length > 0 && !signal?.aborted ? await newer(route) : undefined;
    if (!other) return sent;
    const again = await sendOnce(
      other,
      unknownTemplate.map(({ recipient }) => recipient),
    );
    return [...sent.filter((each) => !unknownTemplate.includes(each)), ...again];
  }

  async function sendOnce(route: Route, given: readonly Recipient[]): Promise<readonly Sent[]> {
    const { platform, version, values } = route;
    const numbers = given.map(({ number }) => number);
    const told = await platform.sender.send({ version, values, numbers, signal });
    return given.map((recipient, i) => ({ recipient, told: told[i] ?? silent, by: route }));
  }
}

interface Sent {
  readonly recipient: Recipient;
  readonly told: Told;
  readonly by: Route;
}

const silent: Told = { outcome: "unknown", reason: "The answer says nothing of this number." };

/** Written out: that many copies by `...` take as long as all else that is done with a recipient. */
function resultOf(
  { to, number }: Recipient,
  before: Before,
  told: Told,
  { platform: { name: platform }, segments: reckoned }: Route,
): Result {
  if (told.outcome !== "accepted") return { ...told, to, number, platform, before };
  const { outcome, messageId, segments: count } = told;
  const segments = count === undefined ? reckoned : ({ count, by: "answer" } as const);
  if (messageId === undefined) return { outcome, segments, to, number, platform, before };
  return { outcome, messageId, segments, to, number, platform, before };
}

function chunksOf<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  if (all.length <= most) return [all];
  return Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));
}
