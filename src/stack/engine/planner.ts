import { importedState, type ObjectState, type Offer, planObject, readData, readObject, validateConfig } from "../../reconcile";
import {
  type Cloud,
  type DataSource,
  type Diagnostic,
  error,
  hasErrors,
  isUnknown,
  nothingPending,
  type Resource,
  type Runtime,
  type StackObject,
  sameValue,
  UNKNOWN,
  type Value,
  type Values,
} from "../../schema";
import { type Address, formatAddress, type InstanceKey, parseAddress, subjectOf } from "../address";
import { decodeBody, type ImportBlock, type ResourceBlock } from "../configuration";
import type { Evaluated } from "../expression";
import type { OpenDebt } from "../state/journal";
import type { Instance, State } from "../state/state";
import { expand } from "./expand";
import { closureOf, walk } from "./graph";
import { brokenConditions, createFirstSubjects, ignoring, triggerOf } from "./lifecycle";
import { evaluateOutputs, outputChanges } from "./outputs";
import type { Change, Drift, Plan, RunEvent } from "./plan-types";
import { at, type StackDiagnostic } from "./report";
import { type OpenStack, providerKeyOf, StackConnections } from "./stack";
import { StackValues } from "./values";

export interface PlanRequest {
  readonly stack: OpenStack;
  readonly state: State;
  readonly destroy?: boolean;
  /** What earlier runs have still to give back: it counts as being there. */
  readonly debts?: ReadonlyMap<string, OpenDebt>;
  /** False: what is recorded counts as observed. */
  readonly refresh?: boolean;
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  readonly on?: (event: RunEvent) => void;
}

/** A plan sends nothing that could have an effect, so nothing of it must survive a crash. */
const noPending = nothingPending("a plan was about to change something");

/** Compares a stack with what is really there. Writes nothing, anywhere. */
export async function planStack(request: PlanRequest): Promise<Plan> {
  return new Planner(request).plan();
}

class Planner {
  readonly #stack: OpenStack;
  readonly #values: StackValues;
  readonly #connections: StackConnections;
  readonly #changes = new Map<string, Change[]>();
  readonly #drift: Drift[] = [];
  readonly #diagnostics: StackDiagnostic[] = [];
  /** How many of the diagnostics are errors. */
  readonly #failed = new Set<string>();
  readonly #observed = new Map<string, ObjectState | null>();
  readonly #bySubject = new Map<string, Instance[]>();
  readonly #createFirst: ReadonlySet<string>;
  readonly #imports: ReadonlyMap<string, ImportBlock>;

  constructor(private readonly request: PlanRequest) {
    this.#stack = request.stack;
    this.#values = new StackValues(request.stack.variables, request.stack.configuration.locals);
    this.#connections = new StackConnections(request.stack, this.#values, request.runtime, request.debts);
    for (const instance of request.state.instances.values()) {
      const subject = subjectOf(instance.address);
      const siblings = this.#bySubject.get(subject);
      if (siblings) siblings.push(instance);
      else this.#bySubject.set(subject, [instance]);
    }
    this.#imports = new Map(request.stack.configuration.imports.toReversed().map((block) => [block.to, block]));
    this.#createFirst = createFirstSubjects(request.stack.configuration, request.stack.graph);
  }

  async plan(): Promise<Plan> {
    const { configuration, graph } = this.#stack;
    const waitsFor = new Map<string, ReadonlySet<string>>();
    for (const subject of configuration.resources.keys()) waitsFor.set(subject, graph.needs.get(subject) ?? new Set());
    for (const subject of this.#bySubject.keys()) if (!waitsFor.has(subject)) waitsFor.set(subject, new Set());
    await walk(waitsFor, (subject) => this.#visit(subject));
    await this.#planDeposed();
    this.#checkImports();
    this.#checkAccounts();
    const outputs = this.#planOutputs();
    return {
      stack: this.#stack,
      destroy: this.request.destroy ?? false,
      base: this.request.state,
      refreshed: this.#refreshedState(),
      changes: [...this.#changes.values()].flat().sort(byAddress),
      drift: this.#drift,
      outputs,
      diagnostics: this.#diagnostics,
      errored: hasErrors(this.#diagnostics),
    };
  }

  async #visit(subject: string): Promise<boolean> {
    const block = this.#stack.configuration.resources.get(subject);
    if (!block || (this.request.destroy && block.mode === "managed")) await this.#planRemovals(subject, this.#bySubject.get(subject) ?? []);
    else if (!this.request.destroy) await this.#planBlock(subject, block);
    else this.#values.declare(subject, "once");
    return !this.#failed.has(subject);
  }

  async #planBlock(subject: string, block: ResourceBlock): Promise<void> {
    const expansion = expand(block, this.#values.scope());
    if ("problem" in expansion) {
      this.#tell(subject, [expansion.problem]);
      return;
    }
    this.#values.declare(subject, expansion.repetition);
    const wanted = new Set(expansion.instances.map(({ key }) => String(key)));
    const orphans = (this.#bySubject.get(subject) ?? []).filter(({ address }) => !wanted.has(String(address.key)));
    await Promise.all([
      ...expansion.instances.map((each) => (block.mode === "data" ? this.#planData(block, each) : this.#planInstance(block, each))),
      this.#planRemovals(subject, orphans, "its block no longer asks for it"),
    ]);
  }

  async #planInstance(block: ResourceBlock, each: { readonly key: InstanceKey; readonly value: Evaluated }): Promise<void> {
    const instance = addressIn(block, each.key);
    const address = formatAddress(instance);
    const offer = this.#offer(address, block);
    if (!offer) return;
    const { definition: resource, cloud } = offer;
    const decoded = decodeBody(block.body, resource.attributes, this.#values.scope(each), []);
    const problems = hasErrors(decoded.diagnostics)
      ? decoded.diagnostics
      : [...decoded.diagnostics, ...validateConfig(resource, decoded.values)];
    this.#tell(address, problems);
    if (hasErrors(problems)) return;
    const connected = this.#connections.environmentFor(cloud, block.providerKey, this.#rest(address));
    if ("diagnostics" in connected) {
      this.#tell(address, connected.diagnostics);
      this.#hold(block, each.key, decoded.values, decoded.sensitive);
      return;
    }
    const { environment } = connected;
    const recorded = this.request.state.instances.get(address);
    const importedAs = recorded ? undefined : await this.#importId(address);
    const start = recorded?.object ?? (importedAs === undefined ? null : importedState(resource, importedAs));
    const observed = await this.#observe(resource, address, environment, start, importedAs !== undefined);
    if (observed === "failed") return;
    if (importedAs !== undefined && !observed) {
      this.#tell(address, [
        error(
          "Cannot import an object that does not exist",
          `${cloud.title} has no ${resource.noun} with id "${importedAs}" in this account and region. Correct the id of the import block.`,
        ),
      ]);
      return;
    }
    const broken = brokenConditions("Precondition", block.lifecycle.preconditions, this.#values.scope(each));
    this.#tell(address, broken);
    if (hasErrors(broken)) return;
    const config = ignoring(decoded.values, observed?.values ?? null, block.lifecycle.ignoreChanges);
    const first = await planObject(resource, environment, { prior: observed, config });
    const forced =
      observed === null
        ? undefined
        : forcedReplacement(
            recorded,
            triggerOf(block, (subject) => this.#changes.get(subject) ?? []),
          );
    const replaced = first.action === "replace" || forced !== undefined;
    const planned = replaced ? await planObject(resource, environment, { prior: null, config }) : first;
    this.#tell(address, replaced && first.action === "replace" ? [...first.diagnostics, ...planned.diagnostics] : planned.diagnostics);
    if (replaced) this.#refusePrevented(block, address, "replaced");
    const sensitive = new Set([...decoded.sensitive, ...sensitiveAttributes(resource)]);
    this.#add({
      address,
      instance,
      action: replaced ? "replace" : first.action,
      createFirst: this.#createFirst.has(subjectOf(instance)),
      before: observed,
      after: planned.planned,
      afterPrivate: planned.private,
      ...reasonOf(first.reason ?? forced),
      replacedBy: first.replacedBy,
      sends: planned.sends,
      ...(importedAs !== undefined && { importedAs }),
      sensitive,
    });
    if (!planned.planned) return;
    this.#values.set(subjectOf(instance), each.key, { values: planned.planned, sensitive: decoded.sensitive });
    const after = this.#values.scope({ ...each, self: { value: planned.planned, sensitive: false } });
    this.#tell(address, brokenConditions("Postcondition", block.lifecycle.postconditions, after));
  }

  /** Reads the real object; remembers it and how it differs from what is recorded. */
  async #observe(
    resource: Resource,
    address: string,
    environment: Parameters<typeof readObject>[1],
    recorded: ObjectState | null,
    imported: boolean,
  ): Promise<ObjectState | null | "failed"> {
    if (!recorded) return null;
    if (this.request.refresh === false && !imported) return recorded;
    const id = recorded.values.id;
    this.request.on?.({ type: "refresh", address, id: typeof id === "string" ? id : "" });
    const { state, diagnostics } = await readObject(resource, environment, recorded);
    this.#tell(address, diagnostics);
    if (hasErrors(diagnostics)) return "failed";
    if (imported) return state;
    const names = Object.keys(resource.attributes);
    const same = state !== null && names.every((name) => sameValue(state.values[name], recorded.values[name]));
    this.#observed.set(address, same ? recorded : state);
    if (!same) {
      const sensitive = new Set(sensitiveAttributes(resource));
      this.#drift.push({ address, recorded: recorded.values, observed: state?.values ?? null, sensitive });
    }
    return state;
  }

  async #planRemovals(subject: string, instances: readonly Instance[], reason?: string): Promise<void> {
    const block = this.#stack.configuration.resources.get(subject);
    if (!block || this.request.destroy) this.#values.declare(subject, "once");
    const why = reason ?? (this.request.destroy ? undefined : "it is no longer in the stack");
    await Promise.all(instances.map((instance) => this.#planRemoval(instance, why)));
  }

  async #planRemoval(recorded: Instance, reason: string | undefined, deposedKey?: string): Promise<void> {
    const address = formatAddress(recorded.address);
    if (recorded.address.mode === "data") {
      this.#observed.set(address, null);
      return;
    }
    const offer = this.#stack.provider.resources.get(recorded.address.type);
    if (!offer) {
      this.#tell(address, [foreignType(recorded.address.type)]);
      return;
    }
    const connected = this.#connections.environmentFor(offer.cloud, providerKeyOf(recorded.provider), this.#rest(address));
    if ("diagnostics" in connected) {
      this.#tell(address, connected.diagnostics);
      return;
    }
    const { environment } = connected;
    const observed = deposedKey ? recorded.object : await this.#observe(offer.definition, address, environment, recorded.object, false);
    if (observed === "failed" || observed === null) return;
    const planned = await planObject(offer.definition, environment, { prior: observed, config: null });
    this.#tell(address, deposedKey ? [] : planned.diagnostics);
    const block = this.#stack.configuration.resources.get(subjectOf(recorded.address));
    if (block && !deposedKey) this.#refusePrevented(block, address, "destroyed");
    this.#add({
      address,
      instance: recorded.address,
      action: "delete",
      createFirst: false,
      before: observed,
      after: null,
      afterPrivate: {},
      ...(reason !== undefined && { reason }),
      replacedBy: [],
      sends: true,
      ...(deposedKey !== undefined && { deposedKey }),
      sensitive: new Set([...recorded.sensitive, ...sensitiveAttributes(offer.definition)]),
    });
  }

  async #planDeposed(): Promise<void> {
    const all = [...this.request.state.deposed].flatMap(([, here]) => [...here]);
    await Promise.all(all.map(([key, instance]) => this.#planRemoval(instance, "its successor has taken its place", key)));
  }

  async #planData(block: ResourceBlock, each: { readonly key: InstanceKey; readonly value: Evaluated }): Promise<void> {
    const instance = addressIn(block, each.key);
    const address = formatAddress(instance);
    const offer = this.#dataOffer(address, block);
    if (!offer) return;
    const { definition: source, cloud } = offer;
    const decoded = decodeBody(block.body, source.attributes, this.#values.scope(each), []);
    const problems = hasErrors(decoded.diagnostics)
      ? decoded.diagnostics
      : [...decoded.diagnostics, ...validateConfig(source, decoded.values)];
    this.#tell(address, problems);
    if (hasErrors(problems)) return;
    const add = (action: "none" | "read", values: Values) => {
      this.#values.set(subjectOf(instance), each.key, { values, sensitive: decoded.sensitive });
      const before = action === "none" ? { values, private: {} } : null;
      this.#add({
        address,
        instance,
        action,
        createFirst: false,
        before,
        after: values,
        afterPrivate: {},
        replacedBy: [],
        sends: false,
        sensitive: decoded.sensitive,
      });
    };
    if (Object.values(decoded.values).some(isUnknown) || block.dependsOn.some((subject) => this.#isChanging(subject))) {
      const values = Object.entries(source.attributes).map(([name, { presence }]) => [
        name,
        presence === "computed" ? UNKNOWN : (decoded.values[name] ?? null),
      ]);
      add("read", Object.fromEntries(values));
      return;
    }
    const connected = this.#connections.environmentFor(cloud, block.providerKey, this.#rest(address));
    if ("diagnostics" in connected) {
      this.#tell(address, connected.diagnostics);
      return;
    }
    const { values, diagnostics } = await readData(source, connected.environment, decoded.values);
    this.#tell(address, diagnostics);
    if (values) add("none", values);
  }

  #isChanging(subject: string): boolean {
    return (this.#changes.get(subject) ?? []).some(({ action }) => action !== "none");
  }

  async #importId(address: string): Promise<string | undefined> {
    const block = this.#imports.get(address);
    if (!block) return undefined;
    const { value } = block.id.evaluate(this.#values.scope());
    if (typeof value === "string" && value !== "") return value;
    this.#tell(address, [error("The id of an import block must be a text that is known now", "Give the object's id on the platform.")]);
    return undefined;
  }

  /** What only the whole stack shows: objects of one provider block belong to one account. */
  #checkAccounts(): void {
    if (this.request.destroy) return;
    for (const key of this.#stack.configuration.providers.keys()) {
      for (const cloud of this.#stack.provider.clouds) {
        const levels = this.#connections.ruleLevels(key);
        for (const { address, rule, diagnostic } of cloud.checkAccount?.(this.#objectsOf(key, cloud)) ?? []) {
          const level = rule === undefined ? undefined : levels[rule];
          if (level === "off") continue;
          this.#tell(address, [level === undefined ? diagnostic : { ...diagnostic, severity: level === "warn" ? "warning" : "error" }]);
        }
      }
    }
  }

  #objectsOf(providerKey: string, cloud: Cloud): StackObject[] {
    const { configuration, graph, provider } = this.#stack;
    return [...this.#changes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([subject, changes]) => {
        const block = configuration.resources.get(subject);
        if (!block || block.mode === "data" || block.providerKey !== providerKey) return [];
        if (provider.resources.get(block.type)?.cloud !== cloud) return [];
        const dependencies = [...closureOf(graph, subject)];
        return changes.flatMap(({ address, action, after }) =>
          after ? [{ address, type: block.type, values: after, isNew: action === "create" || action === "replace", dependencies }] : [],
        );
      });
  }

  #checkImports(): void {
    if (this.#imports.size === 0) return;
    const planned = new Set([...this.#changes.values()].flatMap((changes) => changes.map(({ address }) => address)));
    for (const to of this.#imports.keys()) {
      if (planned.has(to) || hasErrors(this.#diagnostics)) continue;
      this.#tell(to, [
        error(
          "An import block names no object of this stack",
          `There is no ${to}. Correct "to", or add the block that describes the object.`,
        ),
      ]);
    }
  }

  #refusePrevented(block: ResourceBlock, address: string, fate: "replaced" | "destroyed"): void {
    if (!block.lifecycle.preventDestroy) return;
    this.#tell(address, [
      error(
        `${address} must not be ${fate}`,
        "Its lifecycle sets prevent_destroy. Take that out, or take back the change that asks for this.",
        ["lifecycle", "prevent_destroy"],
      ),
    ]);
  }

  #offer(address: string, block: ResourceBlock): Offer<Resource> | undefined {
    const offer = this.#stack.provider.resources.get(block.type);
    if (!offer) this.#tell(address, [unknownType("resource", block.type, [...this.#stack.provider.resources.keys()])]);
    return offer;
  }

  #dataOffer(address: string, block: ResourceBlock): Offer<DataSource> | undefined {
    const offer = this.#stack.provider.dataSources.get(block.type);
    if (!offer) this.#tell(address, [unknownType("data source", block.type, [...this.#stack.provider.dataSources.keys()])]);
    return offer;
  }

  #rest(address: string) {
    const progress = (message: string) => this.request.on?.({ type: "progress", address, message });
    return { signal: this.request.signal, pending: noPending, progress };
  }

  /** Keeps later evaluations going after an error that has been told. */
  #hold(block: ResourceBlock, key: InstanceKey, config: Values, sensitive: ReadonlySet<string>): void {
    const values: Values = Object.fromEntries(Object.entries(config).map(([name, value]): [string, Value] => [name, value ?? UNKNOWN]));
    this.#values.set(block.subject, key, { values, sensitive });
  }

  #add(change: Change): void {
    const subject = subjectOf(change.instance);
    const siblings = this.#changes.get(subject);
    if (siblings) siblings.push(change);
    else this.#changes.set(subject, [change]);
  }

  #planOutputs() {
    if (this.request.destroy) return outputChanges(this.request.state, new Map());
    if (hasErrors(this.#diagnostics)) return [];
    const { values, diagnostics } = evaluateOutputs(this.#stack.configuration, this.#values.scope());
    this.#diagnostics.push(...diagnostics);
    return outputChanges(this.request.state, values);
  }

  #tell(address: string, diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...at(address, diagnostics));
    const parsed = parseAddress(address);
    if (parsed && hasErrors(diagnostics)) this.#failed.add(subjectOf(parsed));
  }

  /** Keeps the very maps of the recorded state where nothing was observed to differ. */
  #refreshedState(): State {
    const differing = [...this.#observed].filter(([address, observed]) => this.request.state.instances.get(address)?.object !== observed);
    if (differing.length === 0) return this.request.state;
    const instances = new Map(this.request.state.instances);
    for (const [address, observed] of differing) {
      const recorded = instances.get(address);
      if (recorded && observed) instances.set(address, { ...recorded, object: observed });
      else instances.delete(address);
    }
    return { ...this.request.state, instances };
  }
}

function byAddress(a: Change, b: Change): number {
  return a.address < b.address ? -1 : a.address > b.address ? 1 : (a.deposedKey ?? "") < (b.deposedKey ?? "") ? -1 : 1;
}

export function addressIn(block: ResourceBlock, key: InstanceKey): Address {
  return { mode: block.mode, type: block.type, name: block.name, key };
}

export function sensitiveAttributes({ attributes }: Resource): string[] {
  return Object.keys(attributes).filter((name) => attributes[name]?.sensitive);
}

function forcedReplacement(recorded: Instance | undefined, trigger: string | undefined): string | undefined {
  if (recorded?.tainted) return "it failed when it was made";
  return trigger === undefined ? undefined : `${trigger} changes`;
}

function reasonOf(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function unknownType(what: string, type: string, known: readonly string[]): Diagnostic {
  return error(`There is no ${what} ${type}`, `Known are: ${[...known].sort().join(", ")}.`);
}

function foreignType(type: string): Diagnostic {
  return error(
    `The state holds an object of type ${type}, which is not smsform's`,
    "Its provider can only be run by Terraform or OpenTofu: run tofu plan in this folder.",
  );
}
