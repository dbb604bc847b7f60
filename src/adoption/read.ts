/** What is there: the lists of the platforms, and objects that somebody names, read as an import reads them. */
import { type Environment, type FoundObject, foundObject, importedState, readObject } from "../reconcile";
import type { ConnectedCloud } from "../reconcile/provider";
import { type Cloud, type Diagnostic, error, hasErrors, nothingPending, type Resource, warning } from "../schema";
import type { NamedId } from "./ids";
import { type Stock, takeStock } from "./inventory/stock";
import type { Identity } from "./model";

export interface Reading {
  readonly found: readonly FoundObject[];
  readonly problems: readonly Diagnostic[];
  /** Everything that lists told, wanted or not. */
  readonly seen: readonly Identity[];
  /** Types that were listed in whole. */
  readonly listed: readonly string[];
}

export interface Wanted {
  /** The kinds that are listed. */
  readonly kinds: readonly Resource[];
  readonly ids: readonly NamedId[];
  /** Is an object to be adopted? Others are not read for what their list does not show. */
  readonly isWanted: (object: FoundObject) => boolean;
}

export async function readPlatform(
  access: ConnectedCloud,
  { kinds, ids, isWanted }: Wanted,
  rest: Pick<Environment, "clock" | "signal">,
): Promise<Reading> {
  const environment = readingWith(access, rest);
  const { cloud } = access;
  const own = ids.filter(({ type }) => cloud.resources.some((resource) => resource.type === type));
  const parts = await Promise.all([
    ...kinds.map(async (resource) => {
      const stock = await takeStock({ cloud, resource, scope: environment, asked: {} });
      const completed = await Promise.all(stock.objects.filter(isWanted).map((object) => completedBy(object, environment)));
      const seen = stock.objects.map(({ id }) => ({ type: resource.type, id }));
      const isWhole = !stock.problem && !stock.unlisted;
      const problems = problemsOf(
        stock,
        own.some(({ type }) => type === resource.type),
      );
      return together([...completed, { problems, seen, listed: isWhole ? [resource.type] : [] }]);
    }),
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

/** Where somebody names objects of the kind by their ids, no list is missed. */
function problemsOf({ cloud, resource: { noun, type, review }, unlisted, problem }: Stock, isNamed: boolean): readonly Diagnostic[] {
  const way = `smsform adopt ${cloud.name} --ids FILE takes them from a file, a line for each: ${type} ID.`;
  if (problem?.once) return [problem];
  if (problem) return [{ ...problem, severity: isNamed ? "warning" : "error", detail: `${problem.detail}\n${way}` }];
  // What is not reviewed goes with what is.
  if (!unlisted || isNamed || !review) return [];
  return [warning(`${cloud.title}: no ${noun}s were looked for`, `${unlisted.reason.replace(/\.$/, "")}. ${unlisted.next} ${way}`)];
}

/** What the list does not show is read. */
async function completedBy(object: FoundObject, environment: Environment): Promise<Partial<Reading>> {
  const { resource, importId, unshown } = object;
  if (unshown.length === 0) return { found: [object] };
  const { state, diagnostics } = await readObject(resource, environment, importedState(resource, importId));
  if (hasErrors(diagnostics)) return { problems: diagnostics };
  // Else it was deleted since it was listed.
  return state ? { found: [foundObject(resource, object, state)] } : {};
}

async function readOne({ type, id, place }: NamedId, cloud: Cloud, environment: Environment): Promise<Partial<Reading>> {
  const resource = cloud.resources.find((each) => each.type === type);
  if (!resource) return {};
  const { state, diagnostics } = await readObject(resource, environment, importedState(resource, id));
  if (hasErrors(diagnostics)) return { problems: diagnostics };
  if (state) return { found: [foundObject(resource, { importId: id }, state)] };
  const detail = `${cloud.title} has no ${resource.noun} with the id "${id}" in this account and region; ${resource.importId} is wanted. Correct the line, or take it out.`;
  return { problems: [error(`${place}: there is no such ${resource.noun}`, detail)] };
}

/** What reading needs, and no more. */
function readingWith({ cloud, client, store, account }: ConnectedCloud, rest: Pick<Environment, "clock" | "signal">): Environment {
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
