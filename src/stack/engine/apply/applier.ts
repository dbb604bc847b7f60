import {
  type ApplyResult,
  applyObject,
  type Environment,
  type ObjectState,
  planObject,
  type RegistryEntry,
  readData,
} from "../../../reconcile";
import { type Diagnostic, hasErrors, type Resource, type Runtime, sameValue, toldOnce, type Values } from "../../../schema";
import { blockAddressOf } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import type { Evaluated } from "../../expression";
import type { BegunCreate, Journal } from "../../state/journal";
import { type Instance, type State, StateEditor } from "../../state/state";
import { StackConnections } from "../model/connections";
import { expand, repetitionOf } from "../model/expand";
import { closureOf, type Outcome, walk } from "../model/graph";
import { brokenConditions, ignoring } from "../model/lifecycle";
import { located } from "../model/located";
import { providerAddress, providerKeyOf } from "../model/provider-address";
import { at, type StackDiagnostic } from "../model/report";
import { StackValues } from "../model/values";
import { sensitiveAttributes } from "../plan/draft";
import {
  type AppliedRun,
  type Change,
  type Creation,
  type Deletion,
  type Forgetting,
  importedAs,
  type Plan,
  placeOf,
  type Reading,
  type Replacement,
  type RunEvent,
  type Staying,
  type Update,
  type WaitingApproval,
} from "../plan/plan";
import { agreedFiles, departures } from "./agreed-plan";
import { applyGraph, type Step } from "./graph";
import { openReviewIn } from "./open-review";
import { pendingIn } from "./pending";
import { type Deleted, outputsAfter } from "./recorded-outputs";
import { refreshedState } from "./refreshed-state";
import { Stopping } from "./stopping";

export interface ApplyRequest {
  readonly plan: Plan;
  /** The state that the plan was made from. */
  readonly base: State;
  readonly journal: Journal;
  /** Creates that an earlier run left open, by address. */
  readonly begun: ReadonlyMap<string, BegunCreate>;
  readonly runtime: Runtime;
  /** Cancels what is in flight. */
  readonly signal: AbortSignal;
  /** Ends what has changed nothing yet. */
  readonly stop: AbortSignal;
  readonly on?: (event: RunEvent) => void;
}

type Made = Creation | Update | Replacement;
type WantedChange = Exclude<Change, Deletion | Forgetting>;

function isWanted(change: Change): change is WantedChange {
  return change.action !== "delete" && change.action !== "forget";
}

/** Does what a plan says; every finished step is in the journal before the next one that needs it begins. */
export async function applyPlan(request: ApplyRequest): Promise<AppliedRun> {
  return new Applier(request).apply();
}

class Applier {
  readonly #plan: Plan;
  readonly #values: StackValues;
  readonly #connections: StackConnections;
  readonly #stopping: Stopping;
  readonly #diagnostics: StackDiagnostic[] = [];
  readonly #done = { import: 0, add: 0, change: 0, destroy: 0, forget: 0 };
  readonly #keys = new Map<string, Map<string, Evaluated>>();
  /** With what the plan observed, at the addresses of now. */
  readonly #refreshed: State;
  readonly #state: StateEditor;
  readonly #deleted: Deleted[] = [];

  constructor(private readonly request: ApplyRequest) {
    this.#plan = request.plan;
    this.#refreshed = refreshedState(request.plan, request.base);
    this.#state = new StateEditor(this.#refreshed);
    const { stack } = request.plan;
    const { clock } = request.runtime;
    this.#values = new StackValues(stack, "error", {
      now: () => new Date(clock.now()).toISOString().replace(/\.\d+/, ""),
      uuid: () => stack.machine.random.uuid(),
    });
    this.#connections = new StackConnections(stack, this.#values, request.runtime, {
      state: this.#refreshed,
      accounts: request.plan.accounts,
    });
    this.#stopping = new Stopping({ stop: request.stop, cancel: request.signal });
  }

  async apply(): Promise<AppliedRun> {
    const { stack, changes } = this.#plan;
    for (const [blockAddress, block] of stack.configuration.resources) this.#values.declare(blockAddress, repetitionOf(block));
    // First of all, so that whatever becomes of the run, nothing is looked for at an address that it has left.
    const { instances, deposed } = this.#refreshed;
    for (const { from, to } of this.#plan.moves) this.request.journal.move(from, to, instances.get(to), deposed.get(to) ?? new Map());
    for (const change of changes) {
      if (importedAs(change) !== undefined) this.#adopt(change);
      if (change.action === "none") this.#keep(change);
      else if (change.action === "forget") this.#forget(change, change.deposedKey);
    }
    const { steps, waitsFor } = applyGraph(this.#plan, this.#refreshed);
    this.request.on?.({ type: "total", phase: "apply", count: steps.size });
    const done = new Set<string>();
    const skipped = await walk(waitsFor, async (id) => {
      const step = steps.get(id);
      const outcome = step ? await this.#run(step) : "done";
      if (outcome === "done") done.add(id);
      return outcome;
    });
    const unmade = [...steps].filter(([id, { kind }]) => kind === "make" && !done.has(id)).map(([, { change }]) => change.address);
    const outputs = this.#outputsAfter(new Set(unmade));
    const leftBy = (outcome: Outcome) =>
      [...steps].flatMap(([id, step]) => {
        const because = this.#stopping.left.has(step.change) && !done.has(id) ? "failed" : skipped.get(id);
        return because === outcome ? [this.#placeOf(step)] : [];
      });
    return {
      state: { ...this.#state.result(), outputs },
      counts: this.#done,
      diagnostics: located(this.request.plan.stack.configuration, toldOnce(this.#diagnostics)),
      errored: hasErrors(this.#diagnostics),
      skipped: [...new Set(leftBy("failed"))],
      waiting: [...this.#waiting.values()],
      held: [...new Set(leftBy("held"))],
    };
  }

  async #run({ kind, change }: Step): Promise<Outcome> {
    await this.#stopping.step(change, () => (kind === "destroy" ? this.#letGo(change) : this.#bring(change)));
    if (this.#failed.has(change) || this.#stopping.left.has(change)) return "failed";
    return this.#waiting.has(change) ? "held" : "done";
  }

  /** Where what a step is about stands now: the predecessor of a successor that is there has lost its place to it. */
  #placeOf({ kind, change }: Step): string {
    const { address, deposedKey = this.#deposedBy.get(address) } = change;
    const isPredecessor = kind === "destroy" && deposedKey !== undefined && this.#state.deposed.get(address)?.has(deposedKey);
    return isPredecessor ? placeOf({ address, deposedKey }) : address;
  }

  #bring(change: Change): Promise<void> {
    switch (change.action) {
      case "read":
        return this.#read(change);
      case "create":
      case "update":
      case "replace":
        return this.#make(change);
      case "none":
      case "delete":
      case "forget":
        throw new Error(`${change.address} is not to be made: ${change.action}`);
    }
  }

  async #letGo(change: Change): Promise<void> {
    switch (change.action) {
      case "delete":
        return this.#destroy(change);
      case "replace":
        return change.predecessor === "forgotten" ? this.#forgetPredecessor(change) : this.#destroy(change);
      case "none":
      case "create":
      case "update":
      case "forget":
      case "read":
        throw new Error(`${change.address} is not to be destroyed: ${change.action}`);
    }
  }

  /** With the key of another account nothing is begun: the first step says so, and all others are left out. */
  async #isRefused(change: Change, environment: Environment, resource: Resource, prior: ObjectState | null): Promise<boolean> {
    const refused = await environment.account?.beforeWrite(environment, resource, prior);
    if (!refused) return false;
    this.#tell(change.address, [refused]);
    this.#stopping.leave(change);
    return true;
  }

  /** Of one address there may be two: an object and its predecessor. */
  readonly #failed = new Set<Change>();
  readonly #waiting = new Map<Change, WaitingApproval>();

  /** An imported object is recorded as it was found, before anything is done with it. */
  #adopt(change: Change): void {
    if (!change.before || !isWanted(change)) throw new Error(`${change.address} is imported, and was not found or is not wanted`);
    this.#record(change, this.#instance(change, change.before, false));
    this.#done.import++;
  }

  /** An object that stays as it is; one that has moved is recorded now as the one that its block asks for. */
  #keep(change: Staying): void {
    this.#set(change, change.after);
    if (change.instance.mode === "data") this.#recordData(change, change.after);
    if (change.movedFrom !== undefined) this.#record(change, this.#instance(change, change.before, false));
  }

  #forgetPredecessor(change: Replacement): void {
    this.#forget(change, this.#deposedBy.get(change.address));
  }

  #forget({ address }: Change, deposedKey?: string): void {
    this.request.journal.done(address, null, deposedKey);
    this.#state.set(address, null, deposedKey);
    this.#done.forget++;
  }

  async #make(change: Made): Promise<void> {
    const { address } = change;
    const context = this.#context(change);
    if (!context) return;
    const { entry, environment, config, sensitive, each, block } = context;
    const creates = change.action === "create" || change.action === "replace";
    const prior = creates ? null : change.before;
    const planned = await planObject(entry.definition, environment, { prior, config, sensitive });
    const broken = [
      ...planned.diagnostics.filter(({ severity }) => severity === "error"),
      ...departures(entry.definition, change, planned.planned),
      ...brokenConditions("Precondition", block.lifecycle.preconditions, this.#values.scope(each)),
    ];
    if (broken.length > 0) return this.#fail(change, broken);

    if (await this.#isRefused(change, environment, entry.definition, prior)) return;
    const depose = change.action === "replace" && change.createFirst ? this.#depose(address) : undefined;
    const action = creates ? "create" : "update";
    const result = await this.#timed(change, action, () =>
      applyObject(entry.definition, environment, { prior, planned: agreedFiles(entry.definition, change, planned.planned) }),
    );
    this.#settle(change, result, creates, depose);
    if (this.#stopping.left.has(change)) return;
    const open = openReviewIn(result.diagnostics);
    this.#tell(
      address,
      result.diagnostics.filter((each) => each !== open),
    );
    if (open) {
      this.#waiting.set(change, { address, summary: open.summary, detail: open.detail });
      return;
    }
    if (hasErrors(result.diagnostics)) {
      this.#failed.add(change);
      return;
    }
    if (!result.state) return;
    if (creates) this.#done.add++;
    else this.#done.change++;
    this.#set(change, result.state.values);
    const after = this.#values.scope({
      ...each,
      self: this.#values.self(blockAddressOf(change.instance), { values: result.state.values, sensitive: change.sensitive }),
    });
    const unmet = brokenConditions("Postcondition", block.lifecycle.postconditions, after);
    if (unmet.length > 0) this.#fail(change, unmet);
  }

  /** Puts the outcome of a write into journal and state. */
  #settle(change: Made, result: ApplyResult, creates: boolean, deposedKey: string | undefined): void {
    const { address } = change;
    if (result.state) {
      // A failed change leaves what was recorded, unless it was sent in part.
      const isUnchanged = hasErrors(result.diagnostics) && !creates && result.state === change.before;
      if (!isUnchanged) this.#record(change, this.#instance(change, result.state, result.tainted ?? false));
      return;
    }
    if (!result.unsettled) this.request.journal.drop(address);
    if (deposedKey !== undefined) {
      this.request.journal.restore(address, deposedKey);
      this.#state.restore(address, deposedKey);
    }
  }

  async #destroy(change: Deletion | Replacement): Promise<void> {
    const { address, instance } = change;
    const deposedKey = change.deposedKey ?? this.#deposedBy.get(address);
    const recorded = deposedKey === undefined ? this.#state.instances.get(address) : this.#state.deposed.get(address)?.get(deposedKey);
    const entry = this.#plan.stack.provider.resources.get(instance.type);
    if (!recorded || !entry) throw new Error(`${address} is to be destroyed, and nothing is recorded of it`);
    const connected = this.#environment(entry, providerKeyOf(recorded.provider), change);
    if (!connected) return;
    const prior = change.before;
    if (await this.#isRefused(change, connected, entry.definition, prior)) return;
    const result = await this.#timed(
      change,
      "delete",
      () => applyObject(entry.definition, connected, { prior, planned: null, wishes: change.wishes }),
      deposedKey,
    );
    if (this.#stopping.left.has(change)) return;
    this.#tell(address, result.diagnostics);
    if (hasErrors(result.diagnostics)) {
      this.#failed.add(change);
      return;
    }
    this.request.journal.done(address, null, deposedKey);
    this.#state.set(address, null, deposedKey);
    this.#deleted.push({ address: instance, id: prior.values.id, wasDeposed: change.deposedKey !== undefined });
    this.#done.destroy++;
  }

  async #read(change: Reading): Promise<void> {
    const { address, instance } = change;
    const block = this.#plan.stack.configuration.resources.get(blockAddressOf(instance));
    const entry = this.#plan.stack.provider.dataSources.get(instance.type);
    if (!block || !entry) throw new Error(`${address} is to be read, and the stack has no such data source`);
    const each = this.#each(block, change);
    const decoded = decodeBody(block.body, entry.definition.attributes, this.#values.scope(each), []);
    if (hasErrors(decoded.diagnostics)) return this.#fail(change, decoded.diagnostics);
    const environment = this.#environment(entry, block.providerKey, change);
    if (!environment) return;
    const { values, diagnostics } = await this.#timed(change, "read", () => readData(entry.definition, environment, decoded.values));
    if (this.#stopping.left.has(change)) return;
    this.#tell(address, diagnostics);
    if (!values) {
      this.#failed.add(change);
      return;
    }
    this.#set(change, values);
    this.#recordData(change, values);
  }

  /** What was read is recorded as Terraform does; it needs no journal, because reading again costs nothing. */
  #recordData(change: Staying | Reading, values: Values): void {
    const recorded = this.#state.instances.get(change.address);
    if (recorded && sameValue(recorded.object.values, values)) return;
    this.#state.set(change.address, { ...this.#instance(change, { values, private: {} }, false), dependencies: [] });
  }

  /** The configuration of an object with everything known that has been made by now. */
  #context(change: Made) {
    const { instance } = change;
    const block = this.#plan.stack.configuration.resources.get(blockAddressOf(instance));
    const entry = this.#plan.stack.provider.resources.get(instance.type);
    if (!block || !entry) throw new Error(`${change.address} is to be made, and the stack does not ask for it`);
    const each = this.#each(block, change);
    const decoded = decodeBody(block.body, entry.definition.attributes, this.#values.scope(each), []);
    if (hasErrors(decoded.diagnostics)) {
      this.#fail(change, decoded.diagnostics);
      return undefined;
    }
    const environment = this.#environment(entry, block.providerKey, change, decoded.values);
    if (!environment) return undefined;
    const config = ignoring(decoded.values, change.before?.values ?? null, block.lifecycle.ignoreChanges);
    return { entry, block, each, config, sensitive: decoded.sensitive, environment };
  }

  #environment(
    entry: Pick<RegistryEntry<unknown>, "cloud">,
    providerKey: string,
    change: Change,
    wanted: Values = {},
  ): Environment | undefined {
    const { address } = change;
    const { journal, begun, runtime } = this.request;
    const signal = this.#stopping.signalOf(change);
    const progress = (message: string) => this.request.on?.({ type: "progress", address, message });
    const pending = pendingIn({
      journal,
      begun: begun.get(address),
      address,
      wanted,
      owner: { cloud: entry.cloud.name, provider: providerKey },
      clock: runtime.clock,
      random: this.#plan.stack.machine.random,
    });
    const isRecorded = (id: string) => this.#state.holds(change.instance.type, id);
    const connected = this.#connections.environmentFor(entry, providerKey, { signal, pending, progress, address, isRecorded });
    if ("environment" in connected) return connected.environment;
    this.#fail(change, connected.diagnostics);
    return undefined;
  }

  #each(block: ResourceBlock, change: Change): { readonly key: Change["instance"]["key"]; readonly value: Evaluated } {
    const { key } = change.instance;
    const known = this.#keys.get(block.blockAddress) ?? this.#expandAgain(block);
    return { key, value: known.get(String(key)) ?? { value: null, sensitive: false } };
  }

  #expandAgain(block: ResourceBlock): Map<string, Evaluated> {
    const expansion = expand(block, this.#values.scope());
    const values = new Map("problem" in expansion ? [] : expansion.instances.map(({ key, value }) => [String(key), value] as const));
    this.#keys.set(block.blockAddress, values);
    return values;
  }

  readonly #deposedBy = new Map<string, string>();

  #depose(address: string): string | undefined {
    if (!this.#state.instances.has(address)) return undefined;
    const key = this.#plan.stack.machine.random.uuid().slice(0, 8);
    this.request.journal.depose(address, key);
    this.#state.depose(address, key);
    this.#deposedBy.set(address, key);
    return key;
  }

  #instance(change: WantedChange, object: ObjectState, tainted: boolean): Instance {
    const { configuration, graph, provider } = this.#plan.stack;
    const blockAddress = blockAddressOf(change.instance);
    const block = configuration.resources.get(blockAddress);
    const definition = provider.resources.get(change.instance.type)?.definition;
    const fromSchema = new Set(definition ? sensitiveAttributes(definition) : []);
    return {
      address: change.instance,
      provider: providerAddress(block?.providerKey ?? "sms"),
      schemaVersion: definition?.schemaVersion ?? 0,
      object,
      tainted,
      dependencies: [...closureOf(graph, blockAddress)].filter((other) => configuration.resources.get(other)?.mode === "managed"),
      createBeforeDestroy: change.createFirst,
      sensitive: [...change.sensitive].filter((name) => !fromSchema.has(name)),
    };
  }

  #record(change: Change, instance: Instance): void {
    this.request.journal.done(change.address, instance);
    this.#state.set(change.address, instance);
  }

  #set(change: Change, values: Values): void {
    this.#values.set(blockAddressOf(change.instance), change.instance.key, { values, sensitive: change.sensitive });
  }

  async #timed<T extends Pick<ApplyResult, "cancelled" | "diagnostics">>(
    change: Change,
    action: "create" | "update" | "delete" | "read",
    work: () => Promise<T>,
    deposedKey?: string,
  ): Promise<T> {
    const { clock } = this.request.runtime;
    const begun = clock.now();
    const priorId = change.before?.values.id;
    const about = { address: change.address, action, ...(deposedKey !== undefined && { deposedKey }) };
    this.request.on?.({ type: "begin", ...about, ...(typeof priorId === "string" && action !== "create" && { id: priorId }) });
    const result = await work();
    const ms = clock.now() - begun;
    if (hasErrors(result.diagnostics)) {
      const end = this.#stopping.wasLeft(change, result) ? "stopped" : openReviewIn(result.diagnostics) ? "waiting" : "fail";
      this.request.on?.({ type: end, ...about, ms });
      return result;
    }
    const id = "state" in result && typeof result.state === "object" && result.state ? idIn(result.state) : priorId;
    this.request.on?.({ type: "end", ...about, ms, ...(typeof id === "string" && { id }) });
    return result;
  }

  #fail(change: Change, diagnostics: readonly Diagnostic[]): void {
    this.#failed.add(change);
    this.#tell(change.address, diagnostics);
  }

  #tell(address: string, diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...at(address, diagnostics));
  }

  #outputsAfter(unmade: ReadonlySet<string>): State["outputs"] {
    const { outputs, diagnostics } = outputsAfter({
      plan: this.#plan,
      before: this.request.base.outputs,
      state: this.#state,
      scope: this.#values.scope(),
      unmade,
      deleted: this.#deleted,
    });
    this.#diagnostics.push(...diagnostics);
    return outputs;
  }
}

function idIn(state: object): unknown {
  return "values" in state && typeof state.values === "object" && state.values && "id" in state.values ? state.values.id : undefined;
}
