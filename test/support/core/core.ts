/**
 * A small model of the engines' core, as far as it deals with one object of a provider: it asks as they ask, keeps what they keep, and refuses
 * what they refuse. It speaks protocol 6.9 and later, where objects have identities.
 */
import { decodeObject, encodeObject } from "../../../src/plugin/codec/dynamic-value";
import type { Incoming } from "../../../src/plugin/protocol";
import { type Attributes, optional, required, string, type Values } from "../../../src/schema";
import type { PluginClient } from "../engines/plugin-client";
import { checkIdentity, checkKept, checkPlanned, checkWhole, identityIn, proposedFor, sameValues } from "./checks";

type Private = Uint8Array;
export type CoreDiagnostic = Incoming<"Diagnostic">;

/** What a state has of an object. */
export interface CoreObject {
  readonly type: string;
  readonly values: Values;
  readonly private: Private;
  /** Null in states of older engines and providers. */
  readonly identity: Values | null;
  readonly tainted?: boolean;
}

export type CoreAction = "none" | "create" | "update" | "replace" | "delete";

export interface CorePlan {
  readonly type: string;
  readonly action: CoreAction;
  readonly prior: CoreObject | null;
  readonly config: Values | null;
  /** Of a replacement, the successor. */
  readonly planned: Values | null;
  readonly private: Private;
  readonly identity: Values | null;
  readonly replacedBy: readonly string[];
}

/** An answer, where it has no errors. */
export interface Told<T> {
  readonly result: T | undefined;
  readonly diagnostics: readonly CoreDiagnostic[];
}

export interface Core {
  /** By type. */
  readonly identities: ReadonlyMap<string, Attributes>;
  read(object: CoreObject): Promise<Told<CoreObject | null>>;
  /** Asks twice for what is replaced, because the provider says so or on request; of what is tainted, for the successor alone. */
  plan(type: string, prior: CoreObject | null, config: Values | null, options?: { readonly replace?: boolean }): Promise<Told<CorePlan>>;
  /** Creates, changes or deletes: a replacement is two of these. After an error, what is so now. */
  apply(plan: CorePlan): Promise<{ readonly object: CoreObject | null; readonly diagnostics: readonly CoreDiagnostic[] }>;
  import(type: string, by: { readonly id: string } | { readonly identity: Values }): Promise<Told<CoreObject>>;
  /** What an engine does first with an object of a state. */
  upgrade(type: string, stored: StoredIdentity): Promise<Told<Values | null>>;
}

/** What one call for a plan answers. */
type Asked = Pick<CorePlan, "planned" | "replacedBy" | "identity" | "private">;

export interface StoredIdentity {
  readonly version: number;
  readonly json: string;
}

export function hasErrors(diagnostics: readonly CoreDiagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "ERROR");
}

/**
 * @param attributesOf the schemas that the provider told
 * @param known what it told of identities, where it was asked before
 */
export async function createCore(
  call: PluginClient["call"],
  attributesOf: (type: string) => Attributes,
  known?: ReadonlyMap<string, Attributes>,
): Promise<Core> {
  const identities = known ?? (await identitySchemas(call));
  const identityOf = (type: string): Attributes => {
    const attributes = identities.get(type);
    if (!attributes) throw new Error(`${type} has no identity schema`);
    return attributes;
  };
  const data = (type: string, identity: Values | null) => identity && { identityData: encodeObject(identityOf(type), identity) };

  async function ask(type: string, prior: CoreObject | null, config: Values | null): Promise<Told<Asked>> {
    const attributes = attributesOf(type);
    const proposed = config && proposedFor(attributes, prior?.values ?? null, config);
    const answer = await call("PlanResourceChange", {
      typeName: type,
      priorState: encodeObject(attributes, prior?.values ?? null),
      proposedNewState: encodeObject(attributes, proposed),
      config: encodeObject(attributes, config),
      priorPrivate: prior?.private ?? Buffer.alloc(0),
      priorIdentity: data(type, prior?.identity ?? null),
    });
    const { diagnostics } = answer;
    if (hasErrors(diagnostics)) return { result: undefined, diagnostics };
    const planned = decodeObject(attributes, answer.plannedState);
    checkPlanned(attributes, { prior: prior?.values ?? null, config, planned });
    const replacedBy = answer.requiresReplace.map(({ steps }) => steps.map(({ attributeName }) => attributeName).join("."));
    const identity = identityIn("plan", identityOf(type), answer.plannedIdentity);
    if (prior && replacedBy.length === 0) checkIdentity("plan", identity, prior.identity, true);
    return { result: { planned, replacedBy, identity, private: answer.plannedPrivate }, diagnostics };
  }

  return {
    identities,

    async read(object) {
      const { type, values } = object;
      const attributes = attributesOf(type);
      const answer = await call("ReadResource", {
        typeName: type,
        currentState: encodeObject(attributes, values),
        private: object.private,
        currentIdentity: data(type, object.identity),
      });
      if (hasErrors(answer.diagnostics)) return { result: undefined, diagnostics: answer.diagnostics };
      const state = decodeObject(attributes, answer.newState);
      checkWhole("read", state);
      const identity = identityIn("read", identityOf(type), answer.newIdentity);
      checkIdentity("read", identity, object.identity, state !== null);
      return { result: state && { ...object, values: state, private: answer.private, identity }, diagnostics: answer.diagnostics };
    },

    async plan(type, prior, config, { replace = false } = {}) {
      if (prior?.tainted && config) {
        const { result, diagnostics } = await ask(type, null, config);
        return { result: result && { ...result, type, prior, config, action: "replace" }, diagnostics };
      }
      const first = await ask(type, prior, config);
      if (!first.result) return { result: undefined, diagnostics: first.diagnostics };
      const { planned, replacedBy } = first.result;
      const about = { type, prior, config, replacedBy };
      if (!prior || !planned || !(replace || replacedBy.length > 0)) {
        return { result: { ...first.result, ...about, action: actionOf(prior, planned) }, diagnostics: first.diagnostics };
      }
      const second = await ask(type, null, config);
      const result = second.result && { ...second.result, ...about, action: "replace" as const };
      return { result, diagnostics: [...first.diagnostics, ...second.diagnostics] };
    },

    async apply({ type, action, prior, config, planned, private: memory, identity }) {
      if (action === "replace") throw new Error("a replacement is a deletion and a create");
      const attributes = attributesOf(type);
      const answer = await call("ApplyResourceChange", {
        typeName: type,
        priorState: encodeObject(attributes, prior?.values ?? null),
        plannedState: encodeObject(attributes, planned),
        config: encodeObject(attributes, config),
        plannedPrivate: memory,
        plannedIdentity: data(type, identity),
      });
      const state = decodeObject(attributes, answer.newState);
      const failed = hasErrors(answer.diagnostics);
      checkWhole("apply", state);
      if (!failed) checkKept("apply", planned, state);
      const told = identityIn("apply", identityOf(type), answer.newIdentity);
      if (state) checkIdentity("apply", told, identity, true);
      const object = state && { type, values: state, private: answer.private, identity: told, tainted: failed && prior === null };
      return { object, diagnostics: answer.diagnostics };
    },

    async import(type, by) {
      const attributes = attributesOf(type);
      const given = "id" in by ? { id: by.id } : { identity: data(type, { ...nulls(identityOf(type)), ...by.identity }) };
      const answer = await call("ImportResourceState", { typeName: type, ...given });
      const [imported] = answer.importedResources;
      if (hasErrors(answer.diagnostics) || !imported) return { result: undefined, diagnostics: answer.diagnostics };
      const identity = identityIn("import", identityOf(type), imported.identity);
      if ("identity" in by) checkIdentity("import", identity, null, true);
      const values = decodeObject(attributes, imported.state);
      if (!values) throw new Error(`an import of ${type} answered no state`);
      return { result: { type, values, private: imported.private, identity }, diagnostics: answer.diagnostics };
    },

    async upgrade(type, { version, json }) {
      const answer = await call("UpgradeResourceIdentity", { typeName: type, version, rawIdentity: { json: Buffer.from(json) } });
      if (hasErrors(answer.diagnostics)) return { result: undefined, diagnostics: answer.diagnostics };
      const identity = identityIn("upgrade", identityOf(type), answer.upgradedIdentity);
      checkWhole("upgrade", identity);
      return { result: identity, diagnostics: answer.diagnostics };
    },
  };

  function actionOf(prior: CoreObject | null, planned: Values | null): CoreAction {
    if (!prior) return planned ? "create" : "none";
    if (!planned) return "delete";
    return sameValues(prior.values, planned) ? "none" : "update";
  }
}

function nulls(attributes: Attributes): Values {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
}

/** An engine takes texts, numbers, flags and lists of these; each part is required to import, or may be given, and not both. */
export async function identitySchemas(call: PluginClient["call"]): Promise<ReadonlyMap<string, Attributes>> {
  const { identitySchemas: schemas, diagnostics } = await call("GetResourceIdentitySchemas", {});
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const read = Object.entries(schemas).map(([type, { identityAttributes }]) => {
    const attributes = identityAttributes.map(({ name, type: wire, requiredForImport, optionalForImport, description }) => {
      if (requiredForImport === optionalForImport) throw new Error(`${type}: ${name} must be required to import, or optional`);
      if (JSON.parse(wire.toString()) !== "string") throw new Error(`${type}: ${name} is no text`);
      return [name, requiredForImport ? required(string, { doc: description }) : optional(string, { doc: description })] as const;
    });
    if (attributes.length === 0) throw new Error(`${type} has nothing in its identity`);
    return [type, Object.fromEntries(attributes)] as const;
  });
  return new Map(read);
}
