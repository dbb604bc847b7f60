import { containsUnknown, hasErrors, toldOnce } from "../../../schema";
import { blockAddressOf, formatAddress, parseAddress } from "../../address";
import type { ImportBlock, MovedBlock, RemovedBlock, ResourceBlock } from "../../configuration";
import { errorAt } from "../../places/where";
import type { Instance } from "../../state/state";
import { failedChecks } from "../model/checks";
import { recordedClaimants } from "../model/claimants";
import { expand } from "../model/expand";
import { type Outcome, walk } from "../model/graph";
import { groupBy } from "../model/group";
import { createFirstAddresses } from "../model/lifecycle";
import { brokenLocals } from "../model/locals";
import { located } from "../model/located";
import { evaluateOutputs, outputChanges } from "../model/outputs";
import { providerKeyOf } from "../model/provider-address";
import { at, type StackDiagnostic } from "../model/report";
import { type AccountObject, checkAccounts } from "./account-rules";
import { checkObjects, checkReplacements } from "./addresses";
import { begunByPlugin } from "./begun-by-plugin";
import { begunCreates } from "./begun-creates";
import { planData } from "./data";
import { PlanDraft, type PlanRequest } from "./draft";
import { beginReads, type Recorded } from "./early-reads";
import { foreignState } from "./foreign-state";
import { wantedImports } from "./imports";
import { observeRecorded, planInstance, refreshInstance } from "./instance";
import { contradictionsIn } from "./mode";
import { moveObjects, withMoves } from "./moves";
import type { Change, OutputChange, Plan } from "./plan";
import { presentWishes } from "./present-wishes";
import { planRemoval } from "./removal";
import { planRetirement } from "./retirement";
import { targetScope } from "./targets";

export type { PlanRequest } from "./draft";
export type { PlanMode } from "./mode";

/** Compares a stack with what is really there. Writes nothing, anywhere. */
export async function planStack(request: PlanRequest): Promise<Plan> {
  const { stack, destroy = false, targets = [] } = request;
  const moved = moveObjects(stack, request.state);
  const { scope, diagnostics } = targetScope(stack, moved.state, targets, destroy);
  const isInRun = (address: string) => scope.hasObject(address, blockOf(address));
  const moves = moved.moves.filter(({ to }) => isInRun(to));
  const draft = new PlanDraft(request, withMoves(stack, request.state, moves), scope, moves);
  const problems = [...contradictionsIn(request), ...removedProblems(draft), ...(hasErrors(diagnostics) ? [] : checkReplacements(draft))];
  // An object of another provider has its own message.
  const isOurs = [...moved.state.instances.values()].every(
    ({ address: { mode, type } }) => mode === "data" || stack.provider.resources.has(type),
  );
  if (isOurs && !destroy && !request.refreshOnly) problems.push(...foreignState(spokenOf(stack), moved.state, stack.paths.state));
  draft.diagnostics.push(...moved.diagnostics, ...diagnostics, ...problems);
  return hasErrors(draft.diagnostics) ? finished(draft, []) : new Planner(draft).plan();
}

class Planner {
  readonly #bySubject: ReadonlyMap<string, readonly Instance[]>;
  readonly #createFirst: ReadonlyMap<string, readonly string[]>;
  readonly #imports: ReadonlyMap<string, readonly ImportBlock[]>;
  readonly #moved: ReadonlyMap<string, readonly MovedBlock[]>;
  readonly #removed: ReadonlyMap<string, RemovedBlock>;

  constructor(private readonly draft: PlanDraft) {
    const { configuration, graph } = draft.stack;
    this.#bySubject = groupBy(draft.state.instances.values(), ({ address }) => blockAddressOf(address));
    this.#createFirst = createFirstAddresses(configuration, graph);
    this.#imports = groupBy(configuration.imports, ({ to }) => blockAddressOf(to));
    this.#moved = groupBy(configuration.moved, ({ from }) => blockAddressOf(from));
    this.#removed = new Map(configuration.removed.map((block) => [block.blockAddress, block]));
  }

  async plan(): Promise<Plan> {
    const { draft } = this;
    const { configuration, graph } = draft.stack;
    const waitsFor = new Map<string, ReadonlySet<string>>();
    for (const blockAddress of [...configuration.resources.keys(), ...this.#bySubject.keys()]) {
      if (draft.scope.hasBlock(blockAddress)) waitsFor.set(blockAddress, graph.needs.get(blockAddress) ?? new Set());
    }
    const { retirement } = draft.request;
    if (retirement) {
      await planRetirement(draft);
      draft.diagnostics.push(...this.#contested());
      return finished(draft, []);
    }
    const toRead = this.#toRead();
    draft.request.on?.({ type: "total", phase: "refresh", count: toRead.length });
    // What is only let go of is not looked at.
    const reads = beginReads(
      draft,
      toRead.filter(({ instance }) => this.#removedBy(instance)?.destroy !== false),
    );
    await walk(waitsFor, (blockAddress) => this.#visit(blockAddress));
    await this.#planDeposed();
    await reads;
    await draft.allRead();
    draft.diagnostics.push(...draft.connections.notices());
    if (!draft.request.acceptMissing) draft.diagnostics.push(...draft.connections.doubts());
    const { destroy, refreshOnly } = draft.request;
    if (!destroy && !refreshOnly) {
      draft.diagnostics.push(...checkAccounts(draft.stack, this.#plannedObjects(), (key, cloud) => draft.connections.rules(key, cloud)));
      draft.diagnostics.push(...this.#contested());
    }
    if (!refreshOnly) draft.diagnostics.push(...begunCreates(draft), ...begunByPlugin(draft));
    if (!destroy && (draft.request.targets ?? []).length === 0 && !hasErrors(draft.diagnostics)) {
      draft.diagnostics.push(...brokenLocals(configuration, draft.values.scope(), (address) => graph.unused.has(address)));
    }
    const outputs = this.#planOutputs();
    if (!destroy && !hasErrors(draft.diagnostics)) {
      const { configuration } = draft.stack;
      draft.diagnostics.push(...failedChecks(configuration, draft.values.scope(), (name) => draft.scope.hasCheck(name)));
    }
    return finished(draft, outputs);
  }

  /** The objects that there are to look at; imports come on top. */
  #toRead(): Recorded[] {
    const { request, scope } = this.draft;
    if (request.refresh === false) return [];
    const current = [...this.#bySubject].flatMap(([blockAddress, instances]) =>
      instances
        .filter(({ address }) => address.mode === "managed" && scope.hasObject(formatAddress(address), blockAddress))
        .map((instance) => ({ instance })),
    );
    return [...current, ...this.#deposedInScope().map(({ key, recorded }) => ({ instance: recorded, deposedKey: key }))];
  }

  async #visit(blockAddress: string): Promise<Outcome> {
    const { stack, request, values } = this.draft;
    const block = stack.configuration.resources.get(blockAddress);
    const recorded = this.#bySubject.get(blockAddress) ?? [];
    if (!block || (request.destroy && block.mode === "managed")) {
      values.declare(blockAddress, "once");
      if (!request.destroy) this.#checkObjects(blockAddress, new Set(), []);
      await this.#planOrphans(recorded, request.destroy ? undefined : "it is no longer in the stack");
    } else if (request.destroy) values.declare(blockAddress, "once");
    else await this.#planBlock(blockAddress, block, recorded);
    return this.draft.failed.has(blockAddress) ? "failed" : "done";
  }

  async #planBlock(blockAddress: string, block: ResourceBlock, recorded: readonly Instance[]): Promise<void> {
    const { draft } = this;
    const expansion = expand(block, draft.values.scope());
    if ("problem" in expansion) {
      draft.tell(blockAddress, [expansion.problem]);
      return;
    }
    draft.values.declare(blockAddress, expansion.repetition);
    const blocks = draft.request.refreshOnly ? [] : (this.#imports.get(blockAddress) ?? []);
    const { namings: imports, diagnostics } = wantedImports(blocks, draft.values);
    draft.tell(blockAddress, diagnostics);
    const addressOf = (key: Instance["address"]["key"]) => formatAddress({ mode: block.mode, type: block.type, name: block.name, key });
    const wanted = new Set(expansion.instances.map(({ key }) => addressOf(key)));
    this.#checkObjects(blockAddress, wanted, imports.keys());
    const orphans = recorded.filter(({ address }) => !wanted.has(formatAddress(address)));
    const createFirst = this.#createFirst.get(blockAddress);
    await Promise.all([
      ...expansion.instances
        .filter(({ key }) => draft.scope.hasObject(addressOf(key), blockAddress))
        .map((each) => {
          if (block.mode === "data") return planData(draft, block, each);
          return draft.request.refreshOnly
            ? refreshInstance(draft, block, each)
            : planInstance(draft, { block, createFirst, imports }, each);
        }),
      this.#planOrphans(orphans, "its block no longer asks for it"),
    ]);
  }

  #checkObjects(blockAddress: string, wanted: ReadonlySet<string>, imported: Iterable<string>): void {
    checkObjects(this.draft, blockAddress, { wanted, imported, moved: this.#moved.get(blockAddress) ?? [] });
  }

  async #planOrphans(instances: readonly Instance[], reason: string | undefined): Promise<void> {
    const { draft } = this;
    const inScope = instances.filter(({ address }) => draft.scope.hasObject(formatAddress(address), blockAddressOf(address)));
    await Promise.all(
      inScope.map((recorded) => (draft.request.refreshOnly ? this.#observe(recorded) : this.#planOrphan(recorded, reason))),
    );
  }

  async #planOrphan(recorded: Instance, reason: string | undefined): Promise<void> {
    const removed = this.#removedBy(recorded);
    const forget = removed?.destroy === false && !this.draft.request.destroy;
    const why = removed ? `a removed block ${forget ? "lets go of it" : "asks for it"}` : reason;
    return planRemoval(this.draft, { recorded, reason: why, forget });
  }

  #removedBy(recorded: Instance) {
    return this.#removed.get(blockAddressOf(recorded.address));
  }

  async #observe(recorded: Instance, deposedKey?: string): Promise<void> {
    const definition = this.draft.stack.provider.resources.get(recorded.address.type)?.definition;
    if (!definition || recorded.address.mode === "data") return;
    const place = { address: formatAddress(recorded.address), ...(deposedKey !== undefined && { deposedKey }) };
    await observeRecorded(this.draft, definition, place, recorded, providerKeyOf(recorded.provider));
  }

  async #planDeposed(): Promise<void> {
    const { draft } = this;
    await Promise.all(
      this.#deposedInScope().map(({ key, recorded }) => {
        // Without a plan for its block nobody knows what that wishes.
        if (draft.request.refreshOnly || draft.failed.has(blockAddressOf(recorded.address))) return this.#observe(recorded, key);
        const forget = !draft.request.destroy && this.#removedBy(recorded)?.destroy === false;
        const deposed = { key, ...presentWishes(draft, recorded) };
        return planRemoval(draft, { recorded, reason: "its successor has taken its place", deposed, forget });
      }),
    );
  }

  #deposedInScope(): { readonly key: string; readonly recorded: Instance }[] {
    const { state, scope } = this.draft;
    const all = [...state.deposed].flatMap(([address, here]) => [...here].map(([key, recorded]) => ({ address, key, recorded })));
    return all.filter(({ address, recorded }) => scope.hasObject(address, blockAddressOf(recorded.address)));
  }

  #plannedObjects(): ReadonlyMap<string, AccountObject[]> {
    const objectOf = ({ address, action, after }: Change): AccountObject[] =>
      after ? [{ address, values: after, isNew: action === "create" || action === "replace" }] : [];
    return new Map([...this.draft.changes].map(([blockAddress, changes]) => [blockAddress, changes.flatMap(objectOf)]));
  }

  /** Deletions of what other objects need; those that are not in this run are as they are recorded. */
  #contested(): readonly StackDiagnostic[] {
    const { planned, stack, state, request } = this.draft;
    const addresses = new Set([...this.draft.changes.values()].flat().map(({ address }) => address));
    for (const claimant of recordedClaimants(stack, state, (address) => !addresses.has(address))) planned.add(claimant);
    return planned.contested(request.runtime.clock.now()).flatMap(({ name, diagnostic }) => at(name, [diagnostic]));
  }

  #planOutputs(): OutputChange[] {
    const { draft } = this;
    const { stack, request, scope } = draft;
    const { state } = draft;
    if (hasErrors(draft.diagnostics)) return [];
    if (request.destroy) return (request.targets ?? []).length > 0 ? [] : outputChanges(state, new Map());
    const { values, diagnostics } = evaluateOutputs(stack.configuration, draft.values.scope(), scope.hasOutput);
    draft.diagnostics.push(...diagnostics);
    const isPartial = (request.targets ?? []).length > 0;
    const changes = outputChanges(state, values, (name) => isPartial || stack.configuration.outputs.has(name));
    // Where nothing is made, what is not known yet stays so.
    return request.refreshOnly ? changes.filter(({ after }) => !containsUnknown(after ?? null)) : changes;
  }
}

function finished(draft: PlanDraft, outputs: readonly OutputChange[]): Plan {
  const { request } = draft;
  return {
    stack: draft.stack,
    destroy: request.destroy ?? false,
    refreshOnly: request.refreshOnly ?? false,
    retirement: request.retirement,
    targets: request.targets ?? [],
    madeAt: draft.madeAt,
    basis: request.basis,
    accounts: draft.connections.accounts(),
    observed: draft.observed,
    moves: draft.moves,
    changes: [...draft.changes.values()].flat().sort(byAddress),
    drift: draft.drift,
    reviewMoves: draft.reviewMoves,
    outputs,
    diagnostics: located(draft.stack.configuration, toldOnce(draft.diagnostics)),
    errored: hasErrors(draft.diagnostics),
  };
}

/** Every block that the configuration says something of, be it that it is gone. */
function spokenOf({ configuration: { resources, moved, removed } }: PlanRequest["stack"]): string[] {
  return [
    ...resources.keys(),
    ...moved.flatMap(({ from, to }) => [blockAddressOf(from), blockAddressOf(to)]),
    ...removed.map(({ blockAddress }) => blockAddress),
  ];
}

/** A removed block speaks of what is gone from the stack. */
function removedProblems({ stack: { configuration } }: PlanDraft) {
  return configuration.removed
    .filter(({ blockAddress }) => configuration.resources.has(blockAddress))
    .map(({ blockAddress, where }) =>
      errorAt(where, "What was removed is still there", `${blockAddress} is still in the stack. Take its block out, or the removed block.`),
    );
}

function blockOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed ? blockAddressOf(parsed) : address;
}

function byAddress(a: Change, b: Change): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : (a.deposedKey ?? "") < (b.deposedKey ?? "") ? -1 : 1;
}
