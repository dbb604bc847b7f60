/** A plan in the making: what the parts of the planner share. */
import { ClaimIndex, type Environment, type ObjectState, type ReadResult, type RegistryEntry, readObject } from "../../../reconcile";
import {
  type Attributes,
  type Diagnostic,
  hasErrors,
  idOf,
  isUsable,
  nothingPending,
  type Resource,
  type ReviewedObject,
  type Runtime,
  sameValue,
  type Value,
  type Values,
} from "../../../schema";
import { type Address, blockAddressOf, formatAddress, type InstanceKey, parseAddress } from "../../address";
import type { ResourceBlock } from "../../configuration";
import type { Evaluated, SensitiveParts } from "../../expression";
import type { BegunCreate, OpenRestore } from "../../state/journal";
import { attributesOn } from "../../state/sensitive-paths";
import type { Instance, State } from "../../state/state";
import { plannedClaimant, recordedClaimants } from "../model/claimants";
import { StackConnections } from "../model/connections";
import { groupBy } from "../model/group";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { createTurns } from "../model/turns";
import { unknownType } from "../model/unknown-type";
import { StackValues } from "../model/values";
import type { PlanMode } from "./mode";
import type { Move } from "./moves";
import { type Basis, type Change, type Drift, placeOf, type ReviewMove, type RunEvent } from "./plan";
import { differsInReviewOnly, hasMoved } from "./review-moves";
import type { TargetScope } from "./targets";

export interface PlanRequest extends PlanMode {
  readonly stack: OpenStack;
  readonly state: State;
  readonly basis: Basis;
  /** What earlier runs have still to give back: it counts as being there. */
  readonly restores?: ReadonlyMap<string, OpenRestore>;
  /** Creates of which nobody knows how they ended, by address. */
  readonly begun?: ReadonlyMap<string, BegunCreate>;
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly on?: (event: RunEvent) => void;
}

/** A time as the language writes it. */
export function written(clock: Runtime["clock"]): string {
  return new Date(clock.now()).toISOString().replace(/\.\d+/, "");
}

/** A change without what the state tells of it. */
type WithoutHistory<C> = C extends Change ? Omit<C, "movedFrom" | "wasSensitive"> : never;

/** One instance of a block, as its expressions see it. */
export interface Each {
  readonly key: InstanceKey;
  readonly value: Evaluated;
}

/** Where an object is recorded: at an address, or as one of the predecessors there. */
export interface Place {
  readonly address: string;
  readonly deposedKey?: string;
}

/** A plan sends nothing that could have an effect, so nothing of it must survive a crash. */
const noPending = nothingPending("a plan was about to change something");

export class PlanDraft {
  readonly stack: OpenStack;
  readonly values: StackValues;
  readonly connections: StackConnections;
  /** By block. */
  readonly changes = new Map<string, Change[]>();
  readonly drift: Drift[] = [];
  /** What objects need of each other, as far as they are planned by now. */
  readonly planned: ClaimIndex;
  readonly reviewMoves: ReviewMove[] = [];
  readonly diagnostics: StackDiagnostic[] = [];
  /** Blocks of which something failed. */
  readonly failed = new Set<string>();
  /** What was found to differ from the record, by place; null where the object is gone. */
  readonly observed = new Map<string, ObjectState | null>();
  readonly madeAt: string;
  /** Where objects were before this plan, by their addresses of now. */
  readonly cameFrom: ReadonlyMap<string, string>;
  /** What `--replace` names, by block. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;

  constructor(
    readonly request: PlanRequest,
    /** At the addresses of the configuration. */
    readonly state: State,
    readonly scope: TargetScope,
    readonly moves: readonly Move[],
  ) {
    this.stack = request.stack;
    this.planned = new ClaimIndex([], request.retirement);
    this.madeAt = written(request.runtime.clock);
    this.values = new StackValues(request.stack, "error", { plannedAt: this.madeAt });
    this.connections = new StackConnections(request.stack, this.values, request.runtime, {
      state,
      restores: request.restores ?? new Map(),
    });
    this.cameFrom = new Map(moves.map(({ from, to }) => [to, from]));
    const replaced = (request.replace ?? []).flatMap((given) => parseAddress(given) ?? []);
    this.replaced = new Map([...groupBy(replaced, blockAddressOf)].map(([blockAddress, all]) => [blockAddress, all.map(formatAddress)]));
  }

  tell(address: string, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0) return;
    this.diagnostics.push(...at(address, diagnostics));
    const parsed = parseAddress(address);
    if (parsed && hasErrors(diagnostics)) this.failed.add(blockAddressOf(parsed));
  }

  add(change: WithoutHistory<Change>): void {
    const movedFrom = change.deposedKey === undefined ? this.cameFrom.get(change.address) : undefined;
    const wasSensitive = attributesOn(this.state.instances.get(change.address)?.sensitive ?? []);
    const complete: Change = { ...change, wasSensitive, ...(movedFrom !== undefined && { movedFrom }) };
    const blockAddress = blockAddressOf(change.instance);
    for (const claimant of plannedClaimant(this.stack, complete)) this.planned.add(claimant);
    const siblings = this.changes.get(blockAddress);
    if (siblings) siblings.push(complete);
    else this.changes.set(blockAddress, [complete]);
  }

  isChanging(blockAddress: string): boolean {
    return (this.changes.get(blockAddress) ?? []).some(({ action }) => action !== "none");
  }

  /** What an operation on an object needs; undefined after it was told why there is nothing. */
  environmentOf(entry: RegistryEntry<Pick<Resource, "withoutClient">>, providerKey: string, address: string) {
    const connected = this.connections.environmentFor(entry, providerKey, this.#surroundingsOf(address));
    if ("environment" in connected) return connected.environment;
    this.tell(address, connected.diagnostics);
    return undefined;
  }

  #surroundingsOf(address: string) {
    const progress = (message: string) => this.request.on?.({ type: "progress", address, message });
    const neededBy = async (object: ReviewedObject) =>
      this.#recordedClaims().neededBy(object, this.request.runtime.clock.now(), ({ name }) => name !== address);
    const isReviewedAgain = (object: ReviewedObject) => this.planned.isReviewedAgain(object);
    const { signal, retirement } = this.request;
    return { signal, pending: noPending, progress, neededBy, isReviewedAgain, retirement };
  }

  #claims: ClaimIndex | undefined;

  #recordedClaims(): ClaimIndex {
    this.#claims ??= new ClaimIndex(recordedClaimants(this.stack, this.state), this.request.retirement);
    return this.#claims;
  }

  /** One answer may tell of a hundred objects. */
  readonly #nextTurn = createTurns(8);
  readonly #readings = new Map<string, Promise<ReadResult>>();

  /** Begins to read what will be observed; what comes of it is told then. */
  beginReading(entry: RegistryEntry<Resource>, providerKey: string, place: Place, recorded: ObjectState): void {
    const key = placeOf(place);
    if (this.#readings.has(key)) return;
    const environment = this.connections.environmentAtOnce(entry, providerKey, this.#surroundingsOf(place.address));
    if (environment) this.#read(entry.definition, place, environment, recorded);
  }

  #read(resource: Resource, place: Place, environment: Environment, recorded: ObjectState): Promise<ReadResult> {
    this.request.on?.({ type: "refresh", ...place, id: idOf(recorded.values) });
    const reading = readObject(resource, environment, recorded);
    // Whoever observes it is told.
    reading.catch(() => {});
    this.#readings.set(placeOf(place), reading);
    return reading;
  }

  /** Until nothing is being read: what was read for nothing, as something else had failed, is not left behind either. */
  async allRead(): Promise<void> {
    await Promise.allSettled(this.#readings.values());
  }

  /** Reads the real object, once a plan; remembers it and how it differs from what is recorded. */
  async observe(
    resource: Resource,
    place: Place,
    environment: Environment,
    recorded: ObjectState,
    imported = false,
  ): Promise<ObjectState | null | "failed"> {
    // Of an object that is taken over only the id is known, so it is read in any case.
    if (this.request.refresh === false && !imported) return recorded;
    const { address, deposedKey } = place;
    const { state, diagnostics } = await (this.#readings.get(placeOf(place)) ?? this.#read(resource, place, environment, recorded));
    await this.#nextTurn();
    this.tell(address, deposedKey === undefined || wasInService(resource, recorded) ? diagnostics : errorsIn(diagnostics));
    if (hasErrors(diagnostics)) return "failed";
    this.request.on?.({ type: "refreshed", ...place, id: idOf(recorded.values) });
    if (imported) return state;
    const names = Object.keys(resource.attributes);
    const same = state !== null && names.every((name) => sameValue(state.values[name], recorded.values[name]));
    if (same) return state;
    this.observed.set(placeOf(place), state);
    if (!state || !differsInReviewOnly(resource, recorded.values, state.values)) {
      const sensitive = new Set([...sensitiveAttributes(resource), ...attributesOn(this.recordedAt(place)?.sensitive ?? [])]);
      this.drift.push({ ...place, recorded: recorded.values, observed: state?.values ?? null, sensitive });
    } else if (hasMoved(resource, recorded.values, state.values)) {
      this.reviewMoves.push({ ...place, recorded: recorded.values, observed: state.values });
    }
    return state;
  }

  recordedAt({ address, deposedKey }: Place): Instance | undefined {
    return deposedKey === undefined ? this.state.instances.get(address) : this.state.deposed.get(address)?.get(deposedKey);
  }

  resourceEntry(address: string, type: string): RegistryEntry<Resource> | undefined {
    const { resources } = this.stack.provider;
    const entry = resources.get(type);
    if (!entry) this.tell(address, [unknownType("resource", type, resources.keys())]);
    return entry;
  }
}

/** What was never in service has no news for anybody once it waits for its deletion. */
function wasInService(resource: Resource, { values, private: memory }: ObjectState): boolean {
  return isUsable(resource, values) || memory.onceUsable === true;
}

function errorsIn(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

export function addressIn(block: ResourceBlock, key: InstanceKey): Address {
  return { mode: block.mode, type: block.type, name: block.name, key };
}

const sensitiveNames = new WeakMap<Attributes, readonly string[]>();

export function sensitiveAttributes({ attributes }: Resource): readonly string[] {
  const names = sensitiveNames.get(attributes) ?? Object.keys(attributes).filter((name) => attributes[name]?.sensitive);
  sensitiveNames.set(attributes, names);
  return names;
}

/** What of an object is not to be shown: parts, as the configuration has them, and what its schema says. */
export function hiddenOf(sensitive: SensitiveParts, resource: Resource): SensitiveParts {
  return wholly(sensitiveAttributes(resource), sensitive);
}

/** What of an object that the stack asks for no longer is not to be shown. */
export function hiddenAsRecorded({ sensitive }: Instance, resource?: Resource): SensitiveParts {
  return wholly([...attributesOn(sensitive), ...(resource ? sensitiveAttributes(resource) : [])]);
}

function wholly(names: readonly string[], rest: SensitiveParts = new Map()): SensitiveParts {
  if (names.length === 0) return rest;
  return new Map([...rest, ...names.map((name) => [name, "all"] as const)]);
}

/** Values in which everything that was not given is unknown. */
export function withUnknowns(attributes: Readonly<Record<string, unknown>>, given: Values, unknown: Value): Values {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, given[name] ?? unknown]));
}
