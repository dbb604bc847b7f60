/** How the objects of a stack stand on the platforms now. Reads, and writes nothing anywhere. */
import { createHash } from "node:crypto";
import { type Environment, lastUseOf, type RegistryEntry, readObject } from "../../../reconcile";
import {
  canonicalKey,
  type Diagnostic,
  error,
  inWords,
  isUsable,
  nothingPending,
  type Resource,
  type ReviewedObject,
  reviewIn,
  reviewStateIn,
  toldOnce,
  type Value,
  type Values,
} from "../../../schema";
import { blockAddressOf, compareKeys } from "../../address";
import { isHeld } from "../../state/lock";
import { attributesOn } from "../../state/sensitive-paths";
import type { Instance, State } from "../../state/state";
import { recovered } from "../commands/locked-state";
import { endOf, type RunOptions } from "../commands/run-options";
import { StackConnections } from "../model/connections";
import { providerKeyOf } from "../model/provider-address";
import type { StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { StackValues } from "../model/values";
import { openCreates } from "../plan/begun-creates";
import { moveObjects } from "../plan/moves";
import { changedSince } from "../plan/review-moves";

export interface StatusReport {
  /** By address; a predecessor comes after its successor. */
  readonly objects: readonly ObjectStatus[];
  /** Why objects of a platform could not be asked for at all, each told once, and creates whose outcome nobody knows. */
  readonly diagnostics: readonly StackDiagnostic[];
}

/**
 * How an object stands: `usable`; `pending`, under review; `registering`, approved and not in effect yet; `refused` by the reviewer; `withdrawn` by the platform; `suspended`, usable once
 * and not any more; `present`, where no review decides about it; `gone` from the platform; `unreadable`.
 */
export type Condition = "usable" | "pending" | "registering" | "refused" | "withdrawn" | "suspended" | "present" | "gone" | "unreadable";

export interface ObjectStatus {
  readonly address: string;
  /** Set where this is a predecessor that waits for its deletion. */
  readonly deposedKey?: string;
  readonly type: string;
  readonly platform: { readonly name: string; readonly title: string };
  /** `sms` or `sms.ALIAS`. */
  readonly provider: string;
  /** Its own name; null where it has none, or one that is not to be shown. */
  readonly name: string | null;
  readonly id: string;
  readonly condition: Condition;
  /** As the platform says it; null where it reviews nothing, and where nothing was read. */
  readonly status: string | null;
  /** The same for people. */
  readonly statusText: string | null;
  /** The reviewer's words. */
  readonly review: string | null;
  /** May it be sent with now? Null where nothing is sent with it, and where nobody knows. */
  readonly usable: boolean | null;
  /** The apply that made it ended before it was done, and the next one makes it anew. */
  readonly tainted: boolean;
  /** What went wrong with reading it. */
  readonly problem?: { readonly summary: string; readonly detail: string };
}

/** One read for each object, all at once; the way out bounds how many are in flight. @throws StateUnusable */
export async function status(stack: OpenStack, options: RunOptions): Promise<StatusReport> {
  const { objects, diagnostics } = await observations(stack, options);
  // What a run is at work with is not open.
  const open = isHeld(stack.machine, stack.paths) ? [] : openCreates(stack, recovered(stack).begun);
  return { objects: objects.map(({ status: each }) => each), diagnostics: [...diagnostics, ...open] };
}

/** What one look finds of an object, beside how it stands. */
export interface Observation {
  readonly status: ObjectStatus;
  /** How it stood when it was recorded. */
  readonly recorded: { readonly condition: Condition; readonly status: string | null };
  /** What differs from what is recorded, review and what the platform gives anew by itself apart. */
  readonly drift: Drifted | undefined;
  /** The object whose review it tells, where it is another one. */
  readonly reviewOf: ReviewedObject | undefined;
  /** Set where the object does not stay usable without being used, and was asked for. */
  readonly use?: Use;
}

export interface Drifted {
  readonly attributes: readonly string[];
  /** Tells this difference from others in the same attributes. */
  readonly digest: string;
}

export interface Use {
  readonly afterDays: number;
  /** In milliseconds since 1970; null where there was none in `afterDays`. */
  readonly lastAt: number | null;
}

export interface Observations {
  readonly objects: readonly Observation[];
  readonly diagnostics: readonly StackDiagnostic[];
}

export interface ObservationOptions extends RunOptions {
  /** Whether it is to be asked when a usable object was last used: a call for each. Default: it is not. */
  readonly asksForUse?: (object: ObjectStatus) => boolean;
}

/** The same with what became of each object since it was recorded. @throws StateUnusable */
export async function observations(stack: OpenStack, options: ObservationOptions): Promise<Observations> {
  const { state: left, restores } = recovered(stack);
  // An object whose block has moved stands at its new address, as it does in a plan.
  const { state } = moveObjects(stack, left);
  const values = new StackValues(stack);
  const connections = new StackConnections(stack, values, options.runtime, { state, restores });
  const diagnostics: StackDiagnostic[] = [];
  const rest = { signal: endOf(options), pending: nothingPending("a look at how things stand was about to change something") };
  const recorded = managedIn(state);
  options.on?.({ type: "total", phase: "refresh", count: recorded.length });
  const objects = await Promise.all(
    recorded.map(async (object) => {
      const entry = stack.provider.resources.get(object.instance.address.type);
      if (!entry) {
        diagnostics.push(foreignType(object));
        return [];
      }
      const provider = providerKeyOf(object.instance.provider);
      const progress = (message: string) => options.on?.({ type: "progress", address: object.address, message });
      const connected = connections.environmentFor(entry, provider, { ...rest, progress });
      if ("environment" in connected) {
        const look: Look = { recorded: object, entry, provider, environment: connected.environment, options };
        return [await observed(look, (problem) => diagnostics.push(problem))];
      }
      diagnostics.push(...connected.diagnostics);
      return [unobserved(object, entry, provider, { condition: "unreadable" })];
    }),
  );
  const doubts = connections.doubts().map((doubt): Diagnostic => ({ ...doubt, severity: "warning" }));
  return { objects: namedByTargets(objects.flat()), diagnostics: toldOnce([...diagnostics, ...doubts]) };
}

/** What has no name but another object's id, an approval for example, is named as that object is. */
function namedByTargets(objects: readonly Observation[]): readonly Observation[] {
  const nameOf = new Map(objects.flatMap(({ status: { id, name } }) => (name === null || name === id ? [] : [[id, name]])));
  return objects.map((object) => {
    const { name } = object.status;
    return { ...object, status: { ...object.status, name: (name !== null && nameOf.get(name)) || name } };
  });
}

interface Recorded {
  readonly address: string;
  readonly instance: Instance;
  readonly deposedKey?: string;
}

function managedIn({ instances, deposed }: State): Recorded[] {
  const current = [...instances].map(([address, instance]) => ({ address, instance }));
  const predecessors = [...deposed].flatMap(([address, here]) =>
    [...here].map(([deposedKey, instance]) => ({ address, instance, deposedKey })),
  );
  return [...current, ...predecessors].filter(({ instance }) => instance.address.mode === "managed").sort(byPlace);
}

function byPlace(a: Recorded, b: Recorded): number {
  return (
    compareKeys(blockAddressOf(a.instance.address), blockAddressOf(b.instance.address)) ||
    compareKeys(a.instance.address.key ?? "", b.instance.address.key ?? "") ||
    compareKeys(a.deposedKey ?? "", b.deposedKey ?? "")
  );
}

interface Look {
  readonly recorded: Recorded;
  readonly entry: RegistryEntry<Resource>;
  readonly provider: string;
  readonly environment: Environment;
  readonly options: ObservationOptions;
}

/** @param tell is told what is wrong with more than this object */
async function observed(look: Look, tell: (problem: Diagnostic) => void): Promise<Observation> {
  const { recorded, entry, provider, environment, options } = look;
  const { on } = options;
  const { address, instance } = recorded;
  const { definition } = entry;
  const before = known(recorded, entry, provider);
  on?.({ type: "refresh", address, id: before.id });
  const { state, diagnostics } = await readObject(definition, environment, instance.object);
  on?.({ type: "refreshed", address, id: before.id });
  const [problem] = diagnostics.filter(({ severity }) => severity === "error");
  if (problem?.once) {
    tell(problem);
    return unobserved(recorded, entry, provider, { condition: "unreadable" });
  }
  if (problem) {
    const { summary, detail } = problem;
    return unobserved(recorded, entry, provider, { condition: "unreadable", problem: { summary, detail } });
  }
  if (!state) return unobserved(recorded, entry, provider, { condition: "gone" });
  const { values } = state;
  const onceUsable = state.private.onceUsable === true || isUsable(definition, instance.object.values);
  const told = reviewIn(definition, values);
  const standing = definition.review?.standing?.(values);
  const status = textOf(told?.status);
  const found: ObjectStatus = {
    ...before,
    name: nameIn(definition, values, instance),
    condition: standing?.state ?? conditionOf(definition, values, onceUsable, diagnostics.length > 0),
    status,
    statusText: status === null ? null : inWords(definition.review && definition.attributes[definition.review.status], status),
    review: textOf(told?.words),
    usable: standing?.usable ?? told?.usable ?? null,
  };
  const use = found.usable === true && definition.lapse && options.asksForUse?.(found) ? await useOf(look, values, tell) : undefined;
  return {
    status: found,
    recorded: recordedStanding(definition, instance),
    drift: driftBetween(definition, instance.object.values, values),
    reviewOf: definition.review?.of?.(values),
    ...(use && { use }),
  };
}

const dayMs = 86_400_000;

async function useOf({ entry, environment }: Look, values: Values, tell: (problem: Diagnostic) => void): Promise<Use | undefined> {
  const { afterDays } = entry.definition.lapse ?? {};
  if (afterDays === undefined) return undefined;
  const used = await lastUseOf(entry.definition, environment, values, environment.clock.now() - afterDays * dayMs);
  if (!used) return undefined;
  if ("at" in used) return { afterDays, lastAt: used.at };
  tell({ ...used.problem, severity: "warning" });
  return undefined;
}

/** What could not be read, or is not there. */
function unobserved(
  recorded: Recorded,
  entry: RegistryEntry<Resource>,
  provider: string,
  ending: Pick<ObjectStatus, "condition" | "problem">,
): Observation {
  const { object } = recorded.instance;
  return {
    status: { ...known(recorded, entry, provider), status: null, statusText: null, review: null, usable: null, ...ending },
    recorded: recordedStanding(entry.definition, recorded.instance),
    drift: undefined,
    reviewOf: entry.definition.review?.of?.(object.values),
  };
}

function recordedStanding(definition: Resource, { object: { values, private: memory } }: Instance): Observation["recorded"] {
  const standing = definition.review?.standing?.(values);
  return {
    condition: standing?.state ?? conditionOf(definition, values, memory.onceUsable === true, false),
    status: textOf(reviewIn(definition, values)?.status),
  };
}

function driftBetween(definition: Resource, recorded: Values, now: Values): Drifted | undefined {
  const names = changedSince(definition, recorded, now);
  if (names.length === 0) return undefined;
  const digest = createHash("sha256")
    .update(names.map((name) => `${name} ${canonicalKey(now[name] ?? null)}`).join("\n"))
    .digest("hex");
  return { attributes: names, digest };
}

/** What is known of an object without asking. */
function known({ address, instance, deposedKey }: Recorded, { definition, cloud }: RegistryEntry<Resource>, provider: string) {
  return {
    address,
    ...(deposedKey !== undefined && { deposedKey }),
    type: definition.type,
    platform: { name: cloud.name, title: cloud.title },
    provider,
    name: nameIn(definition, instance.object.values, instance),
    id: textOf(instance.object.values.id) ?? "",
    tainted: instance.tainted,
  };
}

/** @param hasNews the object has something to tell that every plan warns of */
function conditionOf(definition: Resource, values: Values, onceUsable: boolean, hasNews: boolean): Condition {
  const usable = reviewIn(definition, values)?.usable;
  const now = reviewStateIn(definition, values) ?? (usable === undefined ? undefined : usable ? "usable" : "pending");
  if (now === undefined) return hasNews ? "refused" : "present";
  return (now === "pending" || now === "registering") && onceUsable ? "suspended" : now;
}

/** A name that came from a sensitive place is not told. */
function nameIn({ title }: Resource, values: Values, { sensitive }: Instance): string | null {
  return textOf(title({ ...values, ...Object.fromEntries(attributesOn(sensitive).map((name) => [name, null])) }));
}

function textOf(value: Value | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function foreignType({ address, instance }: Recorded): StackDiagnostic {
  const { type } = instance.address;
  return {
    ...error(
      `The state holds an object of type ${type}, which is not smsform's`,
      "Its provider can only be run by Terraform or OpenTofu: run tofu plan in this folder.",
    ),
    address,
  };
}
