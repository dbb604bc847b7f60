import {
  type Diagnostic,
  error,
  hasErrors,
  isApproved,
  isConfigurable,
  isUsable,
  type Names,
  type Resource,
  reviewIn,
  UNKNOWN,
  type Value,
  type Values,
  warning,
  withArticle,
} from "../../schema";
import type { Environment } from "../environment";
import { loadFiles } from "../file-attributes";
import { memoryAfter } from "../merge";
import { capitalized, nameOf } from "../naming";
import { checkRules, withoutValues } from "../rules/rules";
import type { ObjectState, PrivateData } from "../state";
import { followingIn, workIn } from "../work";
import { type Changes, changesBetween, immutableIn } from "./changes";
import { protectionOf } from "./protection";
import {
  cannotBeReplaced,
  type Deposed,
  forgottenNotice,
  lateWish,
  placeStaysTaken,
  staysBecause,
  unlessTakenAlong,
  wishesOfSuccessor,
} from "./removal";
import { missingToCreate } from "./required-to-create";

export interface PlannedChange {
  /** `replace` is planned in two steps, as Terraform does: this one says why, a second one with no prior object plans the successor. */
  readonly action: "none" | "create" | "update" | "replace" | "delete";
  /** The object as it will be; unknown where only the platform can tell. Null for a delete. */
  readonly planned: Values | null;
  readonly private: PrivateData;
  /** Attributes whose change needs a new object. */
  readonly replacedBy: readonly string[];
  /** Why it is replaced, or changed though its configuration asks for no change; one sentence. */
  readonly reason?: string;
  /** Will a request be made? An update that only records does not. */
  readonly sends: boolean;
  /** Why what goes is only forgotten; absent where it is deleted. */
  readonly forgets?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlanInput {
  readonly prior: ObjectState | null;
  /** Null means that the object is to go. */
  readonly config: Values | null;
  /** Why the object is replaced whatever the configuration says; absent where only a difference replaces it. */
  readonly replaceBecause?: string | undefined;
  /** Is the successor of a replacement made before its predecessor goes? Absent where that is not known. */
  readonly createFirst?: boolean;
  /** Which blocks ask for that, and of what; absent where that is not known. */
  readonly createFirstFor?: CreateFirstFor;
  /** Has a successor taken its place? `untold` where nobody tells. */
  readonly deposed?: Deposed | "untold" | undefined;
  /** Attributes whose values are not to be shown. */
  readonly sensitive?: Names | undefined;
  /** What an earlier plan made of it, while it is carried out: what the rules found then is not found again. */
  readonly agreed?: Values | undefined;
}

/** What will be done to make an object what the configuration says. */
export async function planObject(
  resource: Resource,
  environment: Environment,
  { prior, config, replaceBecause, createFirst, createFirstFor, deposed, sensitive, agreed }: PlanInput,
): Promise<PlannedChange> {
  if (config === null) return planDelete(resource, environment, prior, deposed);
  const wanted = wantedValues(resource, prior?.values ?? null, config);
  const { derived, diagnostics: fileProblems } = await loadFiles(resource, wanted, environment);
  const complete = { ...wanted, ...derived };
  if (!prior) return planCreate(resource, environment, complete, fileProblems, { sensitive, agreed });

  const changes = changesBetween(resource, prior.values, complete, prior.private);
  const needed = replacementOf(resource, prior.values, complete, changes);
  const replacement = needed ?? (replaceBecause === undefined ? undefined : { attributes: [], reason: replaceBecause });
  const diagnostics = [...fileProblems];
  const sends = changes.sent.size > 0;
  const wishes = wishesOfSuccessor(resource, complete, deposed);
  const forgets = replacement && staysBecause(resource, prior.values, wishes);
  const impossible = needed ? cannotBeReplaced(resource, prior.values, needed.reason, needed.attributes) : [];
  if (impossible.length > 0) diagnostics.push(...impossible);
  else if (replacement) {
    if (forgets === undefined) diagnostics.push(...protectionOf(resource, prior.values, { replacedBy: complete }, deposed));
    diagnostics.push(...lateWish(resource, prior.values, complete, deposed));
    // Who asks for a replacement knows of the new id; the gap in service is news.
    const tells = needed !== undefined || isUsable(resource, prior.values);
    const taken = resource.blocksCreateBeforeDestroy?.(prior.values, complete);
    if (taken !== undefined && forgets !== undefined) diagnostics.push(placeStaysTaken(resource, prior.values, taken, forgets));
    else if (taken !== undefined) diagnostics.push(...placeTaken(resource, prior.values, { taken, createFirst, createFirstFor }));
    if (tells && !hasErrors(diagnostics)) {
      diagnostics.push(...replacementNotice(resource, prior.values, { reason: replacement.reason, createFirst, taken, forgets }));
    }
    if (forgets !== undefined && !hasErrors(diagnostics)) diagnostics.push(forgottenNotice(resource, environment, prior.values, forgets));
  } else {
    diagnostics.push(
      ...checkRules(resource, complete, changes.sent, isUsable(resource, prior.values), environment.rules, sensitive, agreed),
    );
    diagnostics.push(...updateNotices(resource, prior.values, complete, changes));
    if (sends) diagnostics.push(...missingToCreate(resource, complete, "be changed"));
  }
  const work = replacement || sends ? undefined : workIn(resource, environment)?.due(prior.values, complete);
  if (work) diagnostics.push(workNotice(resource, prior.values, work.because));
  const following = replacement || sends || work ? undefined : followingIn(resource, environment, prior.values);
  const because = work?.because ?? following?.because;
  return {
    action: replacement ? "replace" : work || following || changes.recorded.size > 0 ? "update" : "none",
    planned: sends
      ? withVolatileUnknown(resource, complete, outlasting(resource, prior.values, changes))
      : { ...complete, ...definedOnly(work?.changes), ...following?.changes },
    private: memoryAfter(prior.private, sends, changes.recorded),
    replacedBy: replacement?.attributes ?? [],
    ...(replacement && { reason: replacement.reason }),
    ...(because !== undefined && { reason: because }),
    sends: sends || work !== undefined,
    forgets,
    diagnostics,
  };
}

function planCreate(
  resource: Resource,
  environment: Environment,
  wanted: Values,
  fileProblems: readonly Diagnostic[],
  { sensitive, agreed }: Pick<PlanInput, "sensitive" | "agreed">,
): PlannedChange {
  const planned = { ...wanted, ...definedOnly(resource.derive?.(wanted)) };
  const findings = checkRules(resource, planned, "all", false, environment.rules, sensitive, agreed);
  const refused = resource.refusesCreate?.(planned, environment.clock.now());
  const missing = missingToCreate(resource, planned, "be created");
  const diagnostics = [...fileProblems, ...missing, ...withoutValues(refused ? [refused] : [], sensitive), ...findings];
  return { action: "create", planned, private: {}, replacedBy: [], sends: true, diagnostics };
}

function planDelete(resource: Resource, environment: Environment, prior: ObjectState | null, deposed: PlanInput["deposed"]): PlannedChange {
  const gone = { action: "delete", planned: null, private: {}, replacedBy: [] } as const;
  if (!prior) return { ...gone, sends: true, diagnostics: [] };
  const forgets = staysBecause(resource, prior.values, deposed === "untold" ? undefined : deposed);
  if (forgets !== undefined) {
    return { ...gone, sends: false, forgets, diagnostics: [forgottenNotice(resource, environment, prior.values, forgets)] };
  }
  const diagnostics = [
    ...protectionOf(resource, prior.values, "deleted", deposed),
    ...removalNotice(resource, prior.values),
    ...lossNotice(resource, prior.values),
  ];
  return { ...gone, sends: true, diagnostics };
}

/** Configuration over defaults over what is remembered. */
export function wantedValues(resource: Resource, prior: Values | null, config: Values): Values {
  const digests = new Set((resource.files ?? []).map((file) => file.digest));
  const values: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(resource.attributes)) {
    const given = config[name] ?? null;
    if (isConfigurable(attribute)) values[name] = given ?? (attribute.presence === "defaulted" ? (attribute.default ?? null) : null);
    else if (digests.has(name)) values[name] = null;
    else values[name] = prior ? (prior[name] ?? null) : UNKNOWN;
  }
  return values;
}

function outlasting(resource: Resource, prior: Values, { sent }: Changes): readonly string[] {
  const told = reviewIn(resource, prior);
  const { review } = resource;
  return (told && review?.stateOf && review.outlasting?.(told.status, sent)) || [];
}

function withVolatileUnknown(resource: Resource, values: Values, lasting: readonly string[]): Values {
  const volatile = Object.entries(resource.attributes).filter(([name, attribute]) => attribute.volatile && !lasting.includes(name));
  return { ...values, ...Object.fromEntries(volatile.map(([name]) => [name, UNKNOWN])) };
}

function replacementOf(
  resource: Resource,
  prior: Values,
  wanted: Values,
  changes: Changes,
): { readonly attributes: readonly string[]; readonly reason: string } | undefined {
  // What the platform never told is taken from the configuration as it is. What cannot be replaced is not refused for a value that is not
  // known yet: it may turn out to be the one that the object has.
  const isOpen = (name: string) => wanted[name] === UNKNOWN && typeof resource.delete !== "function";
  const forcing = [...changes.recorded].filter(
    (name) => resource.attributes[name]?.forcesReplacement && !changes.adopted.has(name) && !isOpen(name),
  );
  if (forcing.length > 0) return { attributes: forcing, reason: `${forcing.join(", ")} cannot be changed in place` };
  if (changes.sent.size === 0) return undefined;
  const sent = [...changes.sent];
  if (!resource.update) return { attributes: sent, reason: `${withArticle(resource.noun)} cannot be changed in place` };
  const locked = sent.flatMap((attribute) => {
    const lock = immutableIn(resource, prior, attribute, wanted);
    return lock ? [{ attribute, lock }] : [];
  });
  const [first] = locked;
  return first && { attributes: locked.map(({ attribute }) => attribute), reason: first.lock.because };
}

/** A block whose successors are made first, and those that ask for it: itself, or what needs it. */
interface CreateFirstFor {
  readonly block: string;
  readonly askedBy: readonly string[];
}

interface Taken {
  readonly createFirst: boolean | undefined;
  readonly createFirstFor: CreateFirstFor | undefined;
  /** Why the successor cannot be made first. */
  readonly taken: string;
}

interface Replacing {
  readonly reason: string;
  readonly createFirst: boolean | undefined;
  /** Why the successor cannot be made first. */
  readonly taken: string | undefined;
  /** Why its predecessor stays on the platform. */
  readonly forgets: string | undefined;
}

/** Engines show that an attribute forces a replacement; what that means for a review is known here alone. */
function replacementNotice(resource: Resource, prior: Values, { reason, createFirst, taken, forgets }: Replacing): Diagnostic[] {
  if (!resource.review?.stateOf) return [];
  const summary = `${capitalized(nameOf(resource, prior))} will be replaced: ${reason}`;
  const loss = forgets === undefined && resource.takesAlong !== undefined ? ` ${resource.takesAlong}` : "";
  if (!isApproved(resource, prior)) return [warning(summary, `The successor gets a new id.${loss}`)];
  const review = "The successor gets a new id and must pass review before it can be sent with.";
  if (!isUsable(resource, prior))
    return [warning(summary, `${review} The one that is given up has passed it, and is not in effect yet.${loss}`)];
  if (forgets !== undefined) return [warning(summary, `${review} Its predecessor stays: ${forgets}${unlessTakenAlong(resource)}.`)];
  if (createFirst)
    return [
      warning(
        summary,
        `${review} The approved one stays until the successor is there, or approved where an approval resource waits for that.${loss}`,
      ),
    ];
  const order = createFirst === undefined ? "In the default order the approved one is deleted first" : "The approved one is deleted first";
  const advice =
    taken === undefined
      ? "To keep it until its successor is approved, set lifecycle { create_before_destroy = true } and take the id from an approval resource."
      : `That cannot be avoided: ${taken}.`;
  return [warning(summary, `${review} ${order}: a gap in service. ${advice}${loss}`)];
}

/** Whether a successor is to be made first is known to the embedded engine; others do not tell their providers. */
function placeTaken(resource: Resource, prior: Values, { taken, createFirst, createFirstFor }: Taken): Diagnostic[] {
  const name = capitalized(nameOf(resource, prior));
  const path = ["lifecycle", "create_before_destroy"];
  if (createFirst === false) return [];
  if (createFirst) {
    const detail = `${capitalized(taken)}. ${inTwoSteps(resource, createFirstFor)}`;
    return [error(`${name} cannot be made anew before it is deleted`, detail, path)];
  }
  return [
    warning(
      `${name} must be deleted before it is made anew`,
      `${capitalized(taken)}. With lifecycle { create_before_destroy = true }, on this ${resource.noun} or on what needs it, the platform refuses the successor. ${inTwoSteps(resource, undefined)}`,
    ),
  ];
}

/** The setting spreads to all that a block needs, so that its own need not have it. */
function inTwoSteps({ noun }: Resource, createFirstFor: CreateFirstFor | undefined): string {
  const { block, askedBy = [`this ${noun}`, "what needs it"] } = createFirstFor ?? {};
  const others = block === undefined ? [] : askedBy.filter((other) => other !== block);
  const spreads = others.length === 0 ? "" : `create_before_destroy of ${others.join(" and ")} spreads to ${block}, which it needs. `;
  return `${spreads}In two steps: take create_before_destroy out of ${askedBy.join(" and ")}, and apply this change alone; then put it back, and make the others.`;
}

function updateNotices(resource: Resource, prior: Values, wanted: Values, changes: Changes): Diagnostic[] {
  if (changes.recorded.size === 0) return [];
  const name = capitalized(nameOf(resource, prior));
  return [
    ...adoptionNotice(name, changes),
    ...changeNotice(resource, name, prior, changes),
    ...keptNotice(resource, name, prior, wanted, changes),
  ];
}

function adoptionNotice(name: string, { adopted }: Changes): Diagnostic[] {
  if (adopted.size === 0) return [];
  return [
    warning(
      `${name}: ${[...adopted].join(", ")} recorded, nothing is sent`,
      "The platform does not tell these values, so they are taken from the configuration as they are. The next plan is clean. " +
        "To have one sent, change it once more after that.",
    ),
  ];
}

function changeNotice(resource: Resource, name: string, prior: Values, { sent }: Changes): Diagnostic[] {
  const told = reviewIn(resource, prior);
  const { review } = resource;
  const notice = sent.size > 0 && told && review?.stateOf ? review.changeNotice?.(told.status, sent) : undefined;
  return notice === undefined ? [] : [warning(`${name} is approved and will be changed`, notice)];
}

function keptNotice(resource: Resource, name: string, prior: Values, wanted: Values, { kept }: Changes): Diagnostic[] {
  const [first] = kept;
  const lock = first === undefined ? undefined : immutableIn(resource, prior, first, wanted);
  return lock ? [warning(`${name}: ${[...kept].join(", ")} recorded, not sent`, `${capitalized(lock.because)}.`)] : [];
}

/** Engines show what changes, but not why, where no argument does. */
function workNotice(resource: Resource, prior: Values, because: string): Diagnostic {
  return warning(
    `${capitalized(nameOf(resource, prior))} will be changed: ${because}`,
    "Its configuration asks for no change; its status does.",
  );
}

function lossNotice(resource: Resource, prior: Values): Diagnostic[] {
  if (resource.takesAlong === undefined) return [];
  return [warning(`${capitalized(nameOf(resource, prior))} does not go alone`, resource.takesAlong)];
}

function removalNotice(resource: Resource, prior: Values): Diagnostic[] {
  if (resource.removalNotice === undefined) return [];
  return [warning(`${capitalized(nameOf(resource, prior))} is only taken out of the state`, resource.removalNotice)];
}

export function definedOnly(values: Readonly<Record<string, Value | undefined>> = {}): Values {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}
