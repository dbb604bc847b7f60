/** What of an account is to be adopted: all that is meant and that nothing here has yet. */
import type { Environment, FoundObject } from "../reconcile";
import type { ConnectedCloud } from "../reconcile/provider";
import { type Cloud, type Diagnostic, type Resource, toldOnce, warning } from "../schema";
import { accountOf, foreignAccount } from "./account";
import { describe, linked, type Wants } from "./describe";
import type { NamedId } from "./ids";
import type { ListedObject } from "./inventory/listed";
import { addressIn, type Recorded } from "./inventory/recorded";
import { type AdoptedObject, keyOf } from "./model";
import { readPlatform } from "./read";
import type { Adoption } from "./record";

export interface Found {
  /** What is new here. */
  readonly objects: readonly AdoptedObject[];
  /** How many were looked at. */
  readonly seen: number;
  readonly problems: readonly Diagnostic[];
}

export interface Sought extends Wants {
  /** Every cloud that there is. */
  readonly clouds: readonly Cloud[];
  readonly kindsOf: (cloud: Cloud) => readonly Resource[];
  /** Objects that somebody has named. */
  readonly ids: readonly NamedId[];
  readonly isWanted: (object: ListedObject) => boolean;
  /** What was adopted here before. */
  readonly adoption: Adoption;
  /** In states here. */
  readonly recorded: readonly Recorded[];
}

/** Everything on the platforms that is meant and new here. */
export async function look(
  accesses: readonly ConnectedCloud[],
  wanted: Sought,
  rest: Pick<Environment, "clock" | "signal">,
): Promise<Found> {
  const { recorded, clouds, ids } = wanted;
  const adopted = wanted.adoption.files.flatMap(({ objects }) => objects);
  const isAdopted = new Set(adopted.map(keyOf));
  const addressOf = addressIn(recorded, clouds);
  const listedIn =
    ({ name, title }: Cloud) =>
    (object: FoundObject): ListedObject => ({
      ...object,
      platform: { name, title },
      address: addressOf(object),
    });
  const isNew = ({ resource: { type }, id, address }: ListedObject) => address === undefined && !isAdopted.has(keyOf({ type, id }));
  const isWanted = (object: ListedObject) => isNew(object) && wanted.isWanted(object);
  const readings = await Promise.all(
    accesses.map(async (access) => {
      const { cloud } = access;
      const asListed = listedIn(cloud);
      const own = { kinds: wanted.kindsOf(cloud), ids, isWanted: (object: FoundObject) => isWanted(asListed(object)) };
      const reading = await readPlatform(access, own, rest);
      const account = await accountOf(access, recorded, rest);
      const foreign = foreignAccount(cloud, account, recorded, reading, adopted);
      const found = foreign ? [] : distinctOf(reading.found.map(asListed));
      return {
        described: found.filter(isWanted).map((object) => ({ object, described: describe(object, cloud, wanted) })),
        seen: [...reading.seen, ...found.map(({ resource: { type }, id }) => ({ type, id }))].map(keyOf),
        problems: [...reading.problems, ...(foreign ? [foreign] : [])],
      };
    }),
  );
  const all = readings.flatMap(({ described }) => described);
  const objects = linked(all.flatMap(({ described }) => ("problem" in described ? [] : [described])));
  const left = all.flatMap(({ object, described }) => ("problem" in described ? [leftOut(object, described.problem)] : []));
  const seen = new Set(readings.flatMap((reading) => reading.seen));
  return { objects, seen: seen.size, problems: [...toldOnce(readings.flatMap(({ problems }) => problems)), ...left] };
}

/** One that a list told and a file names as well is adopted as the list tells it, with its links. */
function distinctOf(objects: readonly ListedObject[]): readonly ListedObject[] {
  const known = new Map<string, ListedObject>();
  for (const object of objects) {
    const key = keyOf({ type: object.resource.type, id: object.id });
    if (!known.has(key)) known.set(key, object);
  }
  return [...known.values()];
}

function leftOut({ platform, resource: { noun }, importId }: ListedObject, problem: string): Diagnostic {
  return warning(
    `${platform.title}: ${noun} ${importId} was left out`,
    `${problem}. Write its block by hand, and import it with smsform import.`,
  );
}
