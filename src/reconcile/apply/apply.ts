import {
  type BegunCreate,
  type Created,
  containsUnknown,
  type Diagnostic,
  type DueWork,
  error,
  type Failure,
  type FilesByAttribute,
  idOf,
  PendingCreateExpired,
  type Resource,
  reviewIn,
  reviewStateIn,
  type SeenValues,
  sameValue,
  type Values,
} from "../../schema";
import type { Environment } from "../environment";
import { failed } from "../failed";
import { loadFiles } from "../file-attributes";
import { completePlanned, memoryAfter, mergeSeen } from "../merge";
import { capitalized, nameOf, statusText } from "../naming";
import { observe } from "../observe";
import { changesBetween } from "../plan/changes";
import { definedOnly } from "../plan/plan";
import { approvedSince, protectionOf } from "../plan/protection";
import { type RemovalWishes, staysBecause } from "../plan/removal";
import { scopeOf } from "../scope";
import type { ObjectState } from "../state";
import { untoldNotices } from "../told-once";
import { workIn } from "../work";
import { adoption } from "./adoption";
import { afterPartlySent, changeInPlace, PartlySent } from "./change-in-place";
import { isOfItsName, isSearchedFor, lookBefore, type Settled, settleEarlier, settleLost, whileMaking } from "./lost-create";

export interface ApplyResult {
  /** What is now so: null when there is no object. After an error, what was so before. */
  readonly state: ObjectState | null;
  /** The object exists but failed its purpose: it must be made again. */
  readonly tainted?: boolean;
  /** A create whose answer was lost: the platform may have made the object. What is pending must be kept. */
  readonly unsettled?: boolean;
  /** It was given up on request. */
  readonly cancelled?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface ApplyInput {
  readonly prior: ObjectState | null;
  /** As planned, with everything that the configuration gives known. Null deletes. */
  readonly planned: Values | null;
  /** Of what goes. */
  readonly wishes?: RemovalWishes | undefined;
  /** Nobody tells whether what goes is deposed, nor whether its deletion was planned as one. */
  readonly deposed?: "untold" | undefined;
}

/** Does what was planned, unless the platform has moved on: then nothing is sent. */
export async function applyObject(resource: Resource, environment: Environment, input: ApplyInput): Promise<ApplyResult> {
  const { account } = environment;
  const { prior, planned, wishes } = input;
  if (prior && planned === null && staysBecause(resource, prior.values, wishes) !== undefined) return { state: null, diagnostics: [] };
  // A look at the object tells it as well, and comes before the change in any case.
  const refused = looksFirst(resource, prior, planned) ? undefined : await account?.beforeWrite(environment, resource, prior);
  if (refused) return untouched(prior, [refused]);
  const result = await carryOut(resource, environment, input);
  if (!account || !result.state || result.state === prior) return result;
  return { ...result, state: await account.owned(resource, environment, result.state, "made") };
}

function looksFirst(resource: Resource, prior: ObjectState | null, planned: Values | null): boolean {
  return prior !== null && planned !== null && isLookedAt(resource);
}

/** Reviews and work go on between plan and apply. */
function isLookedAt({ review, work }: Resource): boolean {
  return review?.stateOf !== undefined || work !== undefined;
}

async function carryOut(
  resource: Resource,
  environment: Environment,
  { prior, planned, wishes, deposed }: ApplyInput,
): Promise<ApplyResult> {
  // An engine that is told to replace an object plans it as one that stays as it is, beside a new one: nobody has looked at its protection.
  const kept = prior && planned === null && deposed ? protectionOf(resource, prior.values, "deleted", deposed) : [];
  if (kept.length > 0) return { state: prior, diagnostics: kept };
  if (planned === null) return prior ? deleteObject(resource, environment, prior, wishes?.protection) : { state: null, diagnostics: [] };
  const { files, derived, diagnostics } = await loadFiles(resource, planned, environment);
  const problems = [...diagnostics.filter(({ severity }) => severity === "error"), ...changedFiles(resource, planned, derived)];
  if (problems.length > 0) return untouched(prior, problems);
  return prior ? updateObject(resource, environment, prior, planned, files) : createObject(resource, environment, planned, files);
}

/** Nothing was looked at nor sent: what an earlier run may have begun in the place of a create is as open as before. */
function untouched(prior: ObjectState | null, diagnostics: readonly Diagnostic[]): ApplyResult {
  return { state: prior, ...(!prior && { unsettled: true }), diagnostics };
}

type Files = FilesByAttribute;

async function createObject(resource: Resource, environment: Environment, planned: Values, files: Files): Promise<ApplyResult> {
  if (!isSearchedFor(resource)) return sendCreate(resource, environment, planned, files);
  return whileMaking(resource, environment, planned, async () => {
    const earlier = await settleEarlier(resource, environment, planned);
    if (earlier !== "nothing made" && "unknown" in earlier) return untouched(null, [failed(earlier.unknown)]);
    if (earlier !== "nothing made" && !("passedOver" in earlier)) return settledAs(resource, planned, earlier);
    const made = await sendCreate(resource, environment, planned, files);
    return earlier === "nothing made" ? made : { ...made, diagnostics: [earlier.passedOver, ...made.diagnostics] };
  });
}

async function sendCreate(resource: Resource, environment: Environment, planned: Values, files: Files): Promise<ApplyResult> {
  const refused = resource.refusesCreate?.(planned, environment.clock.now());
  if (refused) return { state: null, diagnostics: [refused] };
  const name = nameOf(resource, planned);
  const begun: Begun = { hasToken: false };
  try {
    const { seen, failure, warnings = [] } = await made(resource, environment, planned, files, begun);
    const state = { values: completePlanned(resource, planned, null, seen), private: {} };
    // What cannot be deleted cannot be made again: engines replace whatever a create with an error has made.
    const isReplaceable = typeof resource.delete === "function";
    const told = failure && (isReplaceable ? failure : { ...failure, severity: "warning" as const });
    return { state, ...(failure && isReplaceable && { tainted: true }), diagnostics: told ? [...warnings, told] : warnings };
  } catch (failure) {
    if (failure instanceof PendingCreateExpired)
      return { state: null, unsettled: true, diagnostics: [unsettledCreate(resource, environment, name, failure)] };
    const explained = environment.explain(failure, `create ${name}`);
    const { meaning, detail } = explained;
    const cancelled = isCancelled(explained);
    const unsettled = explained.unsettled || (begun.hasToken && leavesEarlierOpen(explained) && (await isResumed(environment)));
    if (unsettled && begun.create) {
      return settledAs(resource, planned, await settleLost(resource, environment, planned, begun.create, detail));
    }
    if (unsettled && begun.hasToken) {
      const next =
        "Whether the platform made it is not known. Apply again: the same request is repeated with the same token, which yields one object.";
      return { state: null, unsettled, ...cancelled, diagnostics: [failed(explained, next)] };
    }
    const adopt = meaning === "conflict" ? await adoptionOfOther(resource, environment, planned) : undefined;
    const hint = adopt === undefined ? undefined : `If the object is there already, adopt it: ${adopt}.`;
    return { state: null, ...cancelled, diagnostics: [failed(explained, hint)] };
  }
}

/** The command that takes in what may be in the way: with its id, where there is one thing of the name that the stack does not have. */
async function adoptionOfOther(resource: Resource, environment: Environment, planned: Values): Promise<string | undefined> {
  const { creation } = resource;
  // A look that fails tells no less than none.
  const alike = creation.by === "search" ? await creation.lookAlikes(scopeOf(environment, {}, "shared"), planned).catch(() => []) : [];
  const others = alike.filter(({ id, seen }) => !environment.isRecorded?.(id) && isOfItsName(resource, planned, seen));
  const [only, ...further] = others;
  return adoption(resource, environment, further.length === 0 ? only?.importId : undefined);
}

/** What was written down of a create by the time it failed. */
interface Begun {
  hasToken: boolean;
  create?: BegunCreate;
}

async function made(
  resource: Resource,
  environment: Environment,
  planned: Values,
  files: Files,
  begun: Begun,
): Promise<Created<SeenValues>> {
  const { pending } = environment;
  const { creation } = resource;
  const scope = scopeOf(environment, files);
  switch (creation.by) {
    case "repetition":
      return creation.create(scope, planned);
    case "token": {
      const token = await pending.token(creation.lifetimeMs);
      begun.hasToken = true;
      return creation.create({ ...scope, token, isResumed: () => isResumed(environment) }, planned);
    }
    case "search":
    case "once": {
      const seenBefore = await lookBefore(resource, environment, planned);
      const onSend = async () => {
        begun.create = await pending.begin(seenBefore);
        return begun.create;
      };
      return creation.create({ ...scope, onSend }, planned);
    }
  }
}

function isCancelled({ meaning }: Failure): Pick<ApplyResult, "cancelled"> {
  return meaning === "cancelled" ? { cancelled: true } : {};
}

/** Only what the platform says of the wish itself holds for an earlier request with the same token as well. */
function leavesEarlierOpen({ meaning }: Failure): boolean {
  return meaning !== "invalid" && meaning !== "conflict" && meaning !== "not_found";
}

/** Has an earlier run begun the create under the same token? Nobody knows how that ended. */
async function isResumed({ pending }: Environment): Promise<boolean> {
  // A port that keeps nothing from one run to the next refuses to be asked.
  return (await pending.resumed().catch(() => undefined)) !== undefined;
}

function settledAs(resource: Resource, planned: Values, settled: Settled): ApplyResult {
  if ("open" in settled) {
    const { open, cancelled } = settled;
    return { state: null, unsettled: true, ...(cancelled && { cancelled }), diagnostics: [open] };
  }
  const values = completePlanned(resource, planned, null, settled.seen);
  const diagnostics = settled.doubt ? [settled.doubt] : untoldNotices(resource, values, "That answer was lost.");
  return { state: { values, private: {} }, diagnostics };
}

async function updateObject(
  resource: Resource,
  environment: Environment,
  prior: ObjectState,
  planned: Values,
  files: Files,
): Promise<ApplyResult> {
  const { sent, recorded } = changesBetween(resource, prior.values, planned, prior.private);
  const memory = memoryAfter(prior.private, sent.size > 0, recorded);
  const work = workIn(resource, environment);
  const due = sent.size === 0 ? work?.due(prior.values, planned) : undefined;
  const name = nameOf(resource, prior.values);
  try {
    if (sent.size === 0 && !due) {
      // What follows another object is asked for once that was changed.
      const seen = containsUnknown(planned) ? await observe(resource, environment, prior) : {};
      return { state: { values: completePlanned(resource, planned, prior.values, seen ?? {}), private: memory }, diagnostics: [] };
    }
    if (isLookedAt(resource)) {
      const live = await observe(resource, environment, prior);
      const seen = live && mergeSeen(resource, prior, live).values;
      const { account } = environment;
      const refused =
        (await account?.distrust(resource, environment, prior, seen)) ??
        (await account?.beforeWrite(environment, resource, prior)) ??
        movedOn(resource, name, live, { prior: prior.values, planned, sent }) ??
        (due && workGone(name, due, seen && work?.due(seen, planned)));
      if (refused) return { state: prior, diagnostics: [refused] };
    }
    if (due && work) {
      const seen = await work.carryOut(scopeOf(environment, files), idOf(prior.values), planned, prior.values);
      return { state: { values: completePlanned(resource, planned, prior.values, seen), private: memory }, diagnostics: [] };
    }
    const seen = await changeInPlace(resource, environment, files, planned, prior.values);
    return { state: { values: completePlanned(resource, planned, prior.values, seen), private: memory }, diagnostics: [] };
  } catch (failure) {
    const explained = environment.explain(failure instanceof PartlySent ? failure.reason : failure, `change ${name}`);
    if (failure instanceof PartlySent) return afterPartlySent(resource, environment, prior, explained);
    const next = "The recorded values stay as they were; the next plan shows the change again.";
    return { state: prior, ...isCancelled(explained), diagnostics: [failed(explained, next)] };
  }
}

async function deleteObject(
  resource: Resource,
  environment: Environment,
  prior: ObjectState,
  protection: boolean | undefined,
): Promise<ApplyResult> {
  const name = nameOf(resource, prior.values);
  try {
    const approved = await approvedSince(resource, environment, prior, protection);
    if (approved) return { state: prior, diagnostics: [approved] };
    if (typeof resource.delete !== "function") throw new Error(`a ${resource.noun} cannot be deleted`);
    await resource.delete(scopeOf(environment), idOf(prior.values), prior.values);
    environment.account?.looked(resource, prior, true);
    return { state: null, diagnostics: [] };
  } catch (failure) {
    const explained = environment.explain(failure, `delete ${name}`);
    if (explained.meaning !== "not_found") return { state: prior, ...isCancelled(explained), diagnostics: [failed(explained)] };
    environment.account?.looked(resource, prior, false);
    return { state: null, diagnostics: [] };
  }
}

/** Reviews go on between plan and apply; a planned change must still fit what the object is now. */
function movedOn(
  resource: Resource,
  name: string,
  live: SeenValues | undefined,
  { prior, planned, sent }: { readonly prior: Values; readonly planned: Values; readonly sent: ReadonlySet<string> },
): Diagnostic | undefined {
  if (!live) {
    return error(`${capitalized(name)} was deleted since the plan; plan again`, "Nothing was sent and the state is unchanged.");
  }
  const told = reviewIn(resource, live);
  const { review } = resource;
  if (!told || !review?.stateOf) return undefined;
  const { status } = told;
  const [lock] = [...sent].flatMap((attribute) => review.immutable?.(status, attribute, planned) ?? []);
  const because = lock?.because ?? unforeseen(resource, status, prior, sent);
  if (because === undefined) return undefined;
  const event = reviewStateIn(resource, live) === "usable" ? "was approved" : `became ${statusText(resource, status)}`;
  return error(
    `${capitalized(name)} ${event} since the plan; plan again`,
    `Its status is now ${statusText(resource, status)}: ${because}. Nothing was sent and the state is unchanged.`,
  );
}

/** What a change means by now, and nobody was told. */
function unforeseen({ review }: Resource, status: string, prior: Values, sent: ReadonlySet<string>): string | undefined {
  if (!review?.stateOf || !review.changeNotice?.(status, sent)) return undefined;
  const planned = prior[review.status];
  const isForeseen = typeof planned === "string" && review.changeNotice(planned, sent) !== undefined;
  return isForeseen ? undefined : "a change means more for it than the plan could tell";
}

/** The work that was planned must still be asked for. */
function workGone(name: string, planned: DueWork<Values>, now: DueWork<Values> | undefined): Diagnostic | undefined {
  if (now && sameValue(definedOnly(now.changes), definedOnly(planned.changes))) return undefined;
  const detail = `The plan was made because ${planned.because}. That is no longer so. Nothing was sent and the state is unchanged.`;
  return error(`${capitalized(name)} has moved on since the plan; plan again`, detail);
}

function changedFiles(resource: Resource, planned: Values, derived: Values): Diagnostic[] {
  return (resource.files ?? [])
    .filter(({ digest }) => typeof planned[digest] === "string" && digest in derived && planned[digest] !== derived[digest])
    .map((file) =>
      error(
        `The ${file.path} of ${nameOf(resource, planned)} has changed since the plan; plan again`,
        `The content of "${String(planned[file.path])}" is no longer the one that was planned. Nothing was sent.`,
        [file.path],
      ),
    );
}

function unsettledCreate(resource: Resource, environment: Environment, name: string, pending: PendingCreateExpired): Diagnostic {
  const { isOther = false, id } = pending.of;
  const adopt = adoption(resource, environment, id);
  const begun = `It was begun at ${pending.openedAt.toISOString()} and ${id === undefined ? "never answered" : `made ${id}, which is not recorded`}`;
  return error(
    `${capitalized(name)}: an earlier create was cut off and can no longer be settled by itself`,
    `${begun}; ${isOther ? "something else was wanted then" : "the platform has forgotten its token since"}. Look for the ` +
      `${resource.noun} in the platform's console. ${adopt === undefined ? "" : `If it is there, adopt it: ${adopt}. `}` +
      pending.remedy,
  );
}
