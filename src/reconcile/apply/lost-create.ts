/**
 * What becomes of a create whose answer was lost, on a platform that takes a repeat for a second object. Nothing is adopted by
 * guess: in doubt the run stops, and a person looks.
 */
import {
  type BegunCreate,
  type Diagnostic,
  error,
  type Failure,
  idOf,
  isConfigurable,
  Kept,
  type LookAlike,
  type Resource,
  type RunStore,
  type SeenValues,
  sameValue,
  type Values,
  warning,
} from "../../schema";
import type { Environment } from "../environment";
import { capitalized, nameOf } from "../naming";
import { observe } from "../observe";
import { definedOnly } from "../plan/plan";
import { scopeOf } from "../scope";
import type { ObjectState } from "../state";
import { adoption } from "./adoption";

/** What a create made, or why that cannot be told. */
export type Settled =
  /** `doubt`: it is recorded, though nobody knows whether it was made. */
  | { readonly seen: SeenValues; readonly doubt?: Diagnostic }
  /** `cancelled`: it was not looked for to the end, on request. */
  | { readonly open: Diagnostic; readonly cancelled?: boolean };

/** What became of a create that an earlier run has begun. */
export type Earlier =
  | Settled
  /** Something else was wanted then, and nobody has to know what became of that. */
  | { readonly passedOver: Diagnostic }
  /** Whether anything was begun cannot be read. */
  | { readonly unknown: Failure }
  | "nothing made";

/** Does the platform take a repeated create for a second one? */
export function isSearchedFor({ creation }: Resource): boolean {
  return creation.by === "search" || creation.by === "once";
}

/** A request that was sent has arrived by then, or never will. */
const inFlightMs = 30_000;

/** A platform whose requests are signed with their time takes none of a clock that is further from its own. */
const mostApartMs = 300_000;

/** Settles what an earlier run has begun in the place of a create and was cut off. */
export async function settleEarlier(resource: Resource, environment: Environment, wanted: Values): Promise<Earlier> {
  let begun: BegunCreate | undefined;
  try {
    begun = await environment.pending.resumed();
  } catch (failure) {
    return { unknown: environment.explain(failure, `create ${nameOf(resource, wanted)}`) };
  }
  if (!begun) return "nothing made";
  const create: Lost = { resource, environment, wanted, begun };
  const sent = `An earlier run sent its creation at ${timeOf(begun)} and was cut off before it knew the outcome.`;
  return explained<Earlier>(create, sent, async () => {
    if (begun.id !== undefined && begun.same) {
      const seen = await observe(resource, environment, { values: { ...wanted, id: begun.id }, private: {} });
      return seen ? { seen } : "nothing made";
    }
    if (!begun.same)
      return passedOver(create, sent) ?? { open: openCreate(create, `${sent} Something else was wanted then.`, madeAs(begun)) };
    const settled = await look(create, sent);
    if (settled !== "nothing made") return settled;
    const leftMs = begun.since + inFlightMs - environment.clock.now();
    if (leftMs <= 0) return settled;
    environment.progress(`waiting until an earlier request for ${nameOf(resource, wanted)} cannot arrive any more`);
    await environment.clock.sleep(leftMs, environment.signal);
    return look(create, sent);
  });
}

/** What would be recorded in doubt need not be there before something else is made in its place. */
function passedOver({ resource, wanted }: Lost, sent: string): Earlier | undefined {
  const { creation, noun } = resource;
  if (creation.by !== "once" || !creation.recordedAs) return undefined;
  const summary = `${capitalized(nameOf(resource, wanted))}: what became of an earlier ${noun} is not known`;
  return { passedOver: warning(summary, `${sent} Something else was wanted then, so this one is made. ${creation.whatNow}`) };
}

/** Settles a create of this run whose answer was lost. What is not found may still be under way. */
export async function settleLost(
  resource: Resource,
  environment: Environment,
  wanted: Values,
  begun: BegunCreate,
  failure: string,
): Promise<Settled> {
  const create: Lost = { resource, environment, wanted, begun };
  const sent = `Its creation was sent at ${timeOf(begun)}, and the answer was lost: ${failure}`;
  const settled = await explained(create, sent, () => look(create, sent));
  if (settled !== "nothing made") return settled;
  const next = "It is not there yet. Apply again: the next run looks once more, and sends it anew only where it is not there.";
  return { open: openCreate(create, `${sent}\n${next}`) };
}

/** Remembers what is being made while a create is under way, and what came of it, so that none of them is taken for another. */
export async function whileMaking<T extends { readonly state: ObjectState | null }>(
  resource: Resource,
  { store }: Environment,
  wanted: Values,
  work: () => Promise<T>,
): Promise<T> {
  const { making, made } = makingsOf(store, resource);
  const entry = { name: nameOf(resource, wanted), wanted };
  making.add(entry);
  try {
    const result = await work();
    if (result.state) made.add(idOf(result.state.values));
    return result;
  } finally {
    making.delete(entry);
  }
}

interface Lost {
  readonly resource: Resource;
  readonly environment: Environment;
  readonly wanted: Values;
  readonly begun: BegunCreate;
}

/** Ids of what could be taken for it before the try, where nothing but that tells what the try makes. */
export async function lookBefore(resource: Resource, environment: Environment, wanted: Values): Promise<readonly string[] | undefined> {
  const { creation } = resource;
  if (creation.by !== "search" || creation.isNewBy === "time") return undefined;
  const all = await creation.lookAlikes(scopeOf(environment, {}, "shared"), wanted);
  return all.filter(({ seen }) => isAlike(resource, wanted, seen) || isClose(resource, environment, wanted, seen)).map(({ id }) => id);
}

/** Only what nobody else can have made is ours: equal in all that is told, made since the try, in no state, and the only one. */
async function look(create: Lost, sent: string): Promise<Settled | "nothing made"> {
  const { resource, environment, wanted, begun } = create;
  const { creation } = resource;
  if (creation.by === "once") {
    const why = `${sent} ${creation.why}`;
    if (!creation.recordedAs) return { open: openCreate(create, why) };
    return { seen: creation.recordedAs(wanted, begun.since), doubt: recordedInDoubt(create, `${why}\n${creation.whatNow}`) };
  }
  if (creation.by !== "search") return "nothing made";
  const { isRecorded = () => false, store } = environment;
  const all = await creation.lookAlikes(scopeOf(environment), wanted);
  const { seenBefore = [] } = begun;
  const { made } = makingsOf(store, resource);
  const free = all.filter(({ id }) => !isRecorded(id) && !made.has(id) && !seenBefore.includes(id));
  const alike = free.filter(({ seen }) => isAlike(resource, wanted, seen));
  const [only] = alike;
  if (!only) {
    const altered = free.filter((each) => mayBeAltered(create, each));
    return altered.length === 0 ? "nothing made" : { open: openCreate(create, `${sent} ${doubtAboutAltered(altered, create)}`, altered) };
  }
  const doubt = doubtAbout(alike, create);
  if (doubt === undefined) {
    environment.progress(`${nameOf(resource, wanted)} was found as ${only.importId}: it was made at ${timeOf(begun)}`);
    return { seen: { ...only.seen, id: only.id } };
  }
  return { open: openCreate(create, `${sent} ${doubt}`, alike) };
}

function isAlike(resource: Resource, wanted: Values, seen: SeenValues): boolean {
  return differences(resource, wanted, seen).length === 0;
}

/**
 * Called the same, or with the same words: what a person who alters an object leaves of it. What has no words may have another name by now; that is
 * looked at where it is known what else is recorded.
 */
function isClose(resource: Resource, { isRecorded }: Environment, wanted: Values, seen: SeenValues): boolean {
  if (resource.wording === undefined && isRecorded) return true;
  const { text } = resource.wording ?? {};
  const told = text === undefined ? undefined : seen[text];
  return isOfItsName(resource, wanted, seen) || (text !== undefined && told !== undefined && sameValue(told, wanted[text]));
}

export function isOfItsName(resource: Resource, wanted: Values, seen: SeenValues): boolean {
  return nameOf(resource, { ...wanted, ...definedOnly(seen) }) === nameOf(resource, wanted);
}

/** Could it be what was made, as somebody has altered it since? Not what was there before, nor what is another one to the letter. */
function mayBeAltered({ resource, environment, wanted, begun }: Lost, { seen, createdAt }: LookAlike<SeenValues>): boolean {
  if (!isClose(resource, environment, wanted, seen)) return false;
  if (createdAt !== undefined && createdAt < begun.since - mostApartMs) return false;
  const { making } = makingsOf(environment.store, resource);
  return ![...making].some((other) => other.wanted !== wanted && isAlike(resource, other.wanted, seen));
}

function doubtAboutAltered(altered: readonly LookAlike<SeenValues>[], { resource, wanted }: Lost): string {
  const found = altered.map(({ importId, seen }) => `${importId} (another ${differences(resource, wanted, seen).join(", ")})`).join(", ");
  return `Nothing is there that equals it, but what is new is close to it: ${found}. Somebody may have changed it since it was made, so it may be that one.`;
}

function differences({ attributes }: Resource, wanted: Values, seen: SeenValues): readonly string[] {
  return Object.entries(seen).flatMap(([name, told]) => {
    const attribute = attributes[name];
    return told === undefined || !attribute || !isConfigurable(attribute) || sameValue(told, wanted[name]) ? [] : [name];
  });
}

function doubtAbout(alike: readonly LookAlike<SeenValues>[], { resource, environment, wanted, begun }: Lost): string | undefined {
  const found = alike.map(({ importId }) => importId).join(", ");
  if (alike.length > 1) return `There are ${alike.length} that look like it: ${found}. One of them may be it.`;
  if (!environment.isRecorded)
    return `There is one that looks like it: ${found}. Whether another object of the stack is that one cannot be seen from here.`;
  const older = whyOlder(resource, begun, alike[0]?.createdAt);
  if (older !== undefined) return `There is one that looks like it, ${found}, but ${older}.`;
  const ofItsName = [...makingsOf(environment.store, resource).making].filter(({ name }) => name === nameOf(resource, wanted));
  if (ofItsName.length > 1) {
    return `There is one that looks like it: ${found}. Another of the same name is being made at the same time, which it may be as well.`;
  }
  return undefined;
}

/** Why what was found may have been there before the try. */
function whyOlder({ creation }: Resource, { since, seenBefore }: BegunCreate, createdAt: number | undefined): string | undefined {
  if (creation.by === "search" && creation.isNewBy === "absence") {
    return seenBefore ? undefined : "whether it was there before is not written down";
  }
  if (createdAt === undefined) return "it was not made since: its time is not told";
  return createdAt < since ? `it was not made since: ${new Date(createdAt).toISOString()}` : undefined;
}

/** A look that fails leaves open what it was to tell. */
async function explained<T>(create: Lost, sent: string, work: () => Promise<T>): Promise<T | Settled> {
  try {
    return await work();
  } catch (failure) {
    const { environment, resource } = create;
    const { meaning, summary, detail } = environment.explain(failure, `look for the ${resource.noun}`);
    return {
      open: openCreate(create, `${sent}\n${summary}: ${detail}\nApply again, and it is looked for once more.`),
      cancelled: meaning === "cancelled",
    };
  }
}

/** No error: engines would replace what a create with an error has made. */
function recordedInDoubt({ resource, wanted }: Lost, why: string): Diagnostic {
  return warning(`${doubted(resource, wanted)}; it is recorded and not made again`, why);
}

function madeAs({ id }: BegunCreate): readonly Pick<LookAlike<SeenValues>, "importId">[] {
  return id === undefined ? [] : [{ importId: id }];
}

function openCreate(create: Lost, why: string, alike: readonly Pick<LookAlike<SeenValues>, "importId">[] = []): Diagnostic {
  const { resource, environment, wanted, begun } = create;
  const commands = alike.flatMap(({ importId }) => adoption(resource, environment, importId) ?? []);
  const wayOut =
    commands.length > 0
      ? `${commands.length === 1 ? "If it is this one" : "If it is one of these"}, adopt it:\n${commands.map((command) => `  ${command}`).join("\n")}`
      : wayToFind(resource, environment);
  return error(doubted(resource, wanted), `${why}\n${wayOut}\n${wayPastItsPredecessor(resource, environment)}${begun.remedy}`);
}

function doubted(resource: Resource, wanted: Values): string {
  return `${capitalized(nameOf(resource, wanted))}: whether it was created is not known`;
}

/** An engine that is asked for one object only does not import in the place of what is recorded. */
function wayPastItsPredecessor({ importId }: Resource, { address }: Environment): string {
  if (address !== undefined || importId === undefined) return "";
  return "Where the engine refuses that because a predecessor is recorded at the address, delete what was found in the platform's console instead, and leave the predecessor.\n";
}

function wayToFind(resource: Resource, environment: Environment): string {
  const { creation, noun } = resource;
  const look = creation.by === "once" ? creation.whatNow : `Look for the ${noun} in the platform's console.`;
  const adopt = adoption(resource, environment);
  return adopt === undefined ? look : `${look} If it is there, adopt it: ${adopt}`;
}

function timeOf({ since }: BegunCreate): string {
  return new Date(since).toISOString();
}

interface Makings {
  readonly making: Set<{ readonly name: string; readonly wanted: Values }>;
  /** Ids of what this process has made, or settled. */
  readonly made: Set<string>;
}

/** Creates that are under way, and what came of others, by type. */
const makings = new Kept<Map<string, Makings>>();

function makingsOf(store: RunStore, { type }: Resource): Makings {
  const byType = store.of(makings, () => new Map<string, Makings>());
  const found = byType.get(type) ?? { making: new Set(), made: new Set() };
  byType.set(type, found);
  return found;
}
