import { applyObject, type Environment, type ObjectState, planObject, readData } from "../../../reconcile";
import { type Diagnostic, hasErrors, type Resource, type Runtime, toldOnce, type Values } from "../../../schema";
import { blockAddressOf } from "../../address";
import type { BegunCreate, Journal } from "../../state/journal";
import { type State, StateEditor } from "../../state/state";
import { asWarnings, failedChecks } from "../model/checks";
import { StackConnections } from "../model/connections";
import { repetitionOf } from "../model/expand";
import { type Outcome, walk } from "../model/graph";
import { brokenConditions } from "../model/lifecycle";
import { located } from "../model/located";
import { providerKeyOf } from "../model/provider-address";
import { at, type StackDiagnostic } from "../model/report";
import { StackValues } from "../model/values";
import { written } from "../plan/draft";
import {
  type AppliedRun,
  type Change,
  type Deletion,
  importedAs,
  type Plan,
  type Reading,
  type Replacement,
  type RunEvent,
  type Staying,
  type WaitingApproval,
} from "../plan/plan";
import { targetScope } from "../plan/targets";
import { agreedFiles, departures } from "./agreed-plan";
import { applyGraph, type Step } from "./graph";
import { Inputs } from "./inputs";
import { openReviewIn } from "./open-review";
import { type Deleted, outputsAfter } from "./recorded-outputs";
import { type Made, Recorder } from "./recorder";
import { refreshedState } from "./refreshed-state";
import { Stopping } from "./stopping";
import { type Told, timed } from "./timed";

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

/** Does what a plan says; every finished step is in the journal before the next one that needs it begins. */
export async function applyPlan(request: ApplyRequest): Promise<AppliedRun> {
  return new Applier(request).apply();
}

class Applier {
  readonly #plan: Plan;
  readonly #values: StackValues;
  readonly #stopping: Stopping;
  readonly #diagnostics: StackDiagnostic[] = [];
  readonly #done = { import: 0, add: 0, change: 0, destroy: 0, forget: 0 };
  readonly #inputs: Inputs;
  readonly #recorder: Recorder;
  readonly #told: Told;
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
      plannedAt: request.plan.madeAt,
      happening: { now: () => written(clock), uuid: () => stack.machine.random.uuid() },
    });
    this.#stopping = new Stopping({ stop: request.stop, cancel: request.signal });
    this.#told = { on: request.on, clock: request.runtime.clock, stopping: this.#stopping };
    this.#recorder = new Recorder(request.plan, request.journal, this.#state);
    const known = { state: this.#refreshed, accounts: request.plan.accounts };
    const connections = new StackConnections(stack, this.#values, request.runtime, known);
    this.#inputs = new Inputs({ ...request, values: this.#values, connections, state: this.#state, stopping: this.#stopping });
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
      else if (change.action === "forget") this.#forget(change);
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
    if (!this.#plan.destroy) {
      const { scope } = targetScope(stack, this.#refreshed, this.#plan.targets, false);
      this.#diagnostics.push(...failedChecks(stack.configuration, this.#values.scope(), (name) => scope.hasCheck(name)));
    }
    const leftBy = (outcome: Outcome) =>
      [...steps].flatMap(([id, step]) => {
        const because = this.#stopping.left.has(step.change) && !done.has(id) ? "failed" : skipped.get(id);
        return because === outcome ? [this.#recorder.placeOf(step)] : [];
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
        return change.predecessor === "forgotten" ? this.#forget(change) : this.#destroy(change);
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
    if (!change.before) throw new Error(`${change.address} is imported, and was not found`);
    this.#recorder.object(change, change.before, false, true);
    this.#done.import++;
  }

  /** An object that stays as it is; one that has moved is recorded now as the one that its block asks for. */
  #keep(change: Staying): void {
    this.#set(change, change.after);
    if (change.instance.mode === "data") this.#recorder.data(change, change.after);
    if (change.movedFrom !== undefined) this.#recorder.object(change, change.before, false, false);
  }

  #forget(change: Change): void {
    this.#recorder.gone(change.address, this.#recorder.deposedKeyOf(change));
    this.#done.forget++;
  }

  async #make(change: Made): Promise<void> {
    const { address } = change;
    const inputs = this.#inputs.object(change);
    if ("diagnostics" in inputs) return this.#fail(change, inputs.diagnostics);
    const { definition, environment, config, sensitive, each, lifecycle } = inputs;
    const creates = change.action === "create" || change.action === "replace";
    const prior = creates ? null : change.before;
    const planned = await planObject(definition, environment, { prior, config, sensitive, agreed: change.after });
    const broken = [
      ...planned.diagnostics.filter(({ severity }) => severity === "error"),
      ...departures(definition, change, planned.planned),
      ...brokenConditions("Precondition", lifecycle.preconditions, this.#values.scope(each)),
    ];
    if (broken.length > 0) return this.#fail(change, broken);

    if (await this.#isRefused(change, environment, definition, prior)) return;
    const depose = change.action === "replace" && change.createFirst ? this.#recorder.depose(address) : undefined;
    // Recorded before anybody is told that it is done: what one has read is so, even where the run is killed then.
    const result = await timed(this.#told, { change, action: creates ? "create" : "update" }, async () => {
      const applied = await applyObject(definition, environment, { prior, planned: agreedFiles(definition, change, planned.planned) });
      this.#recorder.outcome(change, applied, creates, depose);
      return applied;
    });
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
    const { postconditions } = lifecycle;
    if (postconditions.length === 0) return;
    const after = this.#values.scope({
      ...each,
      self: this.#values.self(blockAddressOf(change.instance), { values: result.state.values, sensitive: change.sensitive }),
    });
    const unmet = brokenConditions("Postcondition", postconditions, after);
    if (unmet.length > 0) this.#fail(change, unmet);
  }

  async #destroy(change: Deletion | Replacement): Promise<void> {
    const { address, instance, before: prior } = change;
    const deposedKey = this.#recorder.deposedKeyOf(change);
    const recorded = deposedKey === undefined ? this.#state.instances.get(address) : this.#state.deposed.get(address)?.get(deposedKey);
    const entry = this.#plan.stack.provider.resources.get(instance.type);
    if (!recorded || !entry) throw new Error(`${address} is to be destroyed, and nothing is recorded of it`);
    const connected = this.#inputs.environment(entry, providerKeyOf(recorded.provider), change);
    if ("diagnostics" in connected) return this.#fail(change, connected.diagnostics);
    const { environment } = connected;
    if (await this.#isRefused(change, environment, entry.definition, prior)) return;
    const result = await timed(this.#told, { change, action: "delete", deposedKey }, async () => {
      const applied = await applyObject(entry.definition, environment, { prior, planned: null, wishes: change.wishes });
      if (!hasErrors(applied.diagnostics)) this.#recorder.gone(address, deposedKey);
      return applied;
    });
    if (this.#stopping.left.has(change)) return;
    this.#tell(address, result.diagnostics);
    if (hasErrors(result.diagnostics)) {
      this.#failed.add(change);
      return;
    }
    this.#deleted.push({ address: instance, id: prior.values.id, wasDeposed: change.deposedKey !== undefined });
    this.#done.destroy++;
  }

  async #read(change: Reading): Promise<void> {
    const inputs = this.#inputs.data(change);
    if ("diagnostics" in inputs) return this.#fail(change, inputs.diagnostics);
    const { definition, environment, config } = inputs;
    const { values, diagnostics } = await timed(this.#told, { change, action: "read" }, () => readData(definition, environment, config));
    if (this.#stopping.left.has(change)) return;
    if (!values) return this.#fail(change, diagnostics);
    this.#tell(change.address, diagnostics);
    this.#set(change, values);
    this.#recorder.data(change, values);
  }

  #set(change: Change, values: Values): void {
    this.#values.set(blockAddressOf(change.instance), change.instance.key, { values, sensitive: change.sensitive });
  }

  #fail(change: Change, diagnostics: readonly Diagnostic[]): void {
    // What a check cannot read is as good as not known: it stops nothing.
    const { resources } = this.#plan.stack.configuration;
    const isForCheck = resources.get(blockAddressOf(change.instance))?.check !== undefined;
    if (!isForCheck) this.#failed.add(change);
    this.#tell(change.address, isForCheck ? asWarnings(diagnostics) : diagnostics);
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
