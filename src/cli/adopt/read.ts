/** What is there: the lists of the platforms, and objects that somebody names, read as an import reads them. */
import { type Environment, type FoundObject, importedState, listObjects, type ObjectState, readObject } from "../../reconcile";
import { type Cloud, type Diagnostic, error, hasErrors, nothingPending, type Resource, warning } from "../../schema";
import type { Access } from "../platforms/access";
import type { Found } from "./describe";
import type { NamedId } from "./ids";
import type { Identity } from "./model";

export interface Reading {
  readonly found: readonly Found[];
  readonly problems: readonly Diagnostic[];
  /** Everything that lists told, wanted or not. */
  readonly seen: readonly Identity[];
  /** Types that were listed in whole. */
  readonly listed: readonly string[];
}

/** Objects are read for what lists do not show only where they are wanted. */
export interface Wanted {
  readonly ids: readonly NamedId[];
  /** By what a list tells of it: is it to be adopted? */
  readonly isWanted: (object: FoundObject) => boolean;
}

export async function readPlatform(access: Access, wanted: Wanted, rest: Pick<Environment, "clock" | "signal">): Promise<Reading> {
  const environment = readingWith(access, rest);
  const { cloud } = access;
  const own = wanted.ids.filter(({ type }) => cloud.resources.some((resource) => resource.type === type));
  const parts = await Promise.all([
    ...cloud.resources.map((resource) => listedOf(resource, cloud, environment, { ...wanted, ids: own })),
    ...own.map((id) => readOne(id, cloud, environment)),
  ]);
  return together(parts);
}

function together(parts: readonly Partial<Reading>[]): Reading {
  return {
    found: parts.flatMap(({ found = [] }) => found),
    problems: parts.flatMap(({ problems = [] }) => problems),
    seen: parts.flatMap(({ seen = [] }) => seen),
    listed: parts.flatMap(({ listed = [] }) => listed),
  };
}

async function listedOf(resource: Resource, cloud: Cloud, environment: Environment, { ids, isWanted }: Wanted): Promise<Partial<Reading>> {
  const { listing, type, noun } = resource;
  const isNamed = ids.some((id) => id.type === type);
  if (listing === undefined) return nothing;
  const way = `${listing.waysLeft} smsform adopt ${cloud.name} --ids FILE takes them from a file, a line for each: ${type} ID.`;
  if (listing.impossible !== undefined) {
    // What is not reviewed goes with what is.
    return isNamed || !resource.review ? nothing : { problems: [notLooked(cloud, noun, `${listing.impossible}. ${way}`)] };
  }
  const objects: FoundObject[] = [];
  try {
    for await (const page of listObjects(resource, environment)) objects.push(...page);
  } catch (failure) {
    const { summary, detail, meaning } = environment.explain(failure, `list ${noun}s`);
    // A call that the platform has only for some: there is no list then, and nothing is wrong.
    const isNoCall = meaning === "invalid" && listing.caution !== undefined;
    if (isNoCall) return isNamed ? nothing : { problems: [notLooked(cloud, noun, `${listing.caution} ${way}`)] };
    const told = meaning === "denied" ? `${detail} ${way}` : detail;
    return { problems: [isNamed && meaning === "denied" ? warning(summary, told) : error(summary, told)] };
  }
  const parts = await Promise.all(objects.filter(isWanted).map((object) => completed(object, cloud, environment)));
  return { ...together(parts), seen: objects.map(({ id }) => ({ type, id })), listed: [type] };
}

function notLooked({ title }: Cloud, noun: string, detail: string): Diagnostic {
  return warning(`${title}: no ${noun}s were looked for`, detail);
}

/** What the list does not show is read. */
async function completed(object: FoundObject, cloud: Cloud, environment: Environment): Promise<Partial<Reading>> {
  const { resource, importId, links } = object;
  if (object.unshown.length === 0) return { found: [foundAs({ cloud, resource, importId, links }, object.state)] };
  const { state, diagnostics } = await readObject(resource, environment, importedState(resource, importId));
  if (hasErrors(diagnostics)) return { problems: diagnostics };
  // Deleted since it was listed.
  if (!state) return nothing;
  return { found: [foundAs({ cloud, resource, importId, links }, state)] };
}

async function readOne({ type, id, place }: NamedId, cloud: Cloud, environment: Environment): Promise<Partial<Reading>> {
  const resource = cloud.resources.find((each) => each.type === type);
  if (!resource) return nothing;
  const { state, diagnostics } = await readObject(resource, environment, importedState(resource, id));
  if (hasErrors(diagnostics)) return { problems: diagnostics };
  if (!state) {
    const detail = `${cloud.title} has no ${resource.noun} with the id "${id}" in this account and region; ${resource.importId} is wanted. Correct the line, or take it out.`;
    return { problems: [error(`${place}: there is no such ${resource.noun}`, detail)] };
  }
  return { found: [foundAs({ cloud, resource, importId: id, links: [] }, state)] };
}

function foundAs(object: Omit<Found, "values" | "untold">, { values, private: { unobserved = [] } }: ObjectState): Found {
  return { ...object, values, untold: unobserved };
}

const nothing: Partial<Reading> = {};

/** What reading needs, and no more. */
function readingWith({ cloud, client, store, account }: Access, rest: Pick<Environment, "clock" | "signal">): Environment {
  return {
    ...rest,
    client,
    store,
    account,
    explain: cloud.explain,
    files: { read: () => Promise.reject(new Error("reading an object was about to read a file")) },
    pending: nothingPending("reading an object was about to create something"),
    rules: { platform: cloud.name, levels: {} },
    progress: () => {},
  };
}
