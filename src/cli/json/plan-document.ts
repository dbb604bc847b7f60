/**
 * The document of `terraform show -json` for a plan, as far as it has a meaning here. Sensitive values are left out of it and named in
 * `before_sensitive` and `after_sensitive`; what is not known yet is named in `after_unknown`.
 */
import { containsUnknown, isObject, isUnknown, type Value, type Values } from "../../schema";
import { type Change, type Drift, formatAddress, hasChanges, importedAs, type OutputChange, type Plan, parseAddress } from "../../stack";
import { definitionOf, isSecret } from "../render/object";
import { json, type Printable, printable } from "../render/writing/printable";

/** JSON, with a newline at its end. */
export function planDocument(plan: Plan): Printable {
  const { destroy, refreshOnly, targets, changes, drift, outputs, diagnostics } = plan;
  // What a data source has said already is no change.
  const told = changes.filter(({ action, instance }) => instance.mode === "managed" || action === "read");
  const planned = told.flatMap((change) => (change.after ? [plannedResource(plan, change, change.after)] : []));
  const document = {
    format_version: "1.2",
    planned_values: { root_module: planned.length > 0 ? { resources: planned } : {} },
    resource_changes: told.map((change) => ({
      ...resourceOf(change.address),
      ...(change.deposedKey !== undefined && { deposed: change.deposedKey }),
      ...(change.movedFrom !== undefined && { previous_address: change.movedFrom }),
      change: {
        actions: actionsOf(change),
        ...sides(plan, change),
        ...importing(change),
        ...(change.action === "replace" && change.replacedBy.length > 0 && { replace_paths: change.replacedBy.map((name) => [name]) }),
      },
      ...(change.reason !== undefined && { reason: change.reason }),
    })),
    resource_drift: drift.map((each) => ({
      ...resourceOf(each.address),
      ...(each.deposedKey !== undefined && { deposed: each.deposedKey }),
      change: { actions: [each.observed ? "update" : "delete"], ...driftSides(plan, each) },
    })),
    output_changes: Object.fromEntries(outputs.map((output) => [output.name, outputChange(output)])),
    smsform: { destroy, refresh_only: refreshOnly, targets },
    diagnostics: diagnostics.map(({ severity, summary, detail, address }) => ({
      severity,
      summary,
      detail,
      ...(address !== undefined && { address }),
    })),
    applyable: hasChanges(plan),
    complete: targets.length === 0,
    errored: plan.errored,
  };
  return printable`${json(document, 2)}\n`;
}

function importing(change: Change): object {
  const id = importedAs(change);
  return id === undefined ? {} : { importing: { id } };
}

function actionsOf(change: Change): string[] {
  switch (change.action) {
    case "none":
      return ["no-op"];
    case "replace": {
      const end = change.predecessor === "forgotten" ? "forget" : "delete";
      return change.createFirst ? ["create", end] : [end, "create"];
    }
    default:
      return [change.action];
  }
}

function resourceOf(address: string): object {
  const parsed = parseAddress(address);
  if (!parsed) return { address };
  return {
    address: formatAddress(parsed),
    mode: parsed.mode,
    type: parsed.type,
    name: parsed.name,
    ...(parsed.key !== undefined && { index: parsed.key }),
    provider_name: "registry.terraform.io/smsform/sms",
  };
}

function plannedResource(plan: Plan, change: Change, after: Values): object {
  const { type } = change.instance;
  const { known, secret } = parts(plan, change.address, after, change.sensitive);
  const schemaVersion = plan.stack.provider.resources.get(type)?.definition.schemaVersion ?? 0;
  return {
    ...resourceOf(change.address),
    schema_version: schemaVersion,
    ...(Object.keys(known).length > 0 && { values: known }),
    sensitive_values: secret,
  };
}

function sides(plan: Plan, { address, before, after, sensitive, wasSensitive }: Change): object {
  const old = before && parts(plan, address, before.values, new Set([...sensitive, ...wasSensitive]));
  const next = after && parts(plan, address, after, sensitive);
  return {
    before: old?.known ?? null,
    after: next?.known ?? null,
    after_unknown: next?.unknown ?? {},
    before_sensitive: old?.secret ?? false,
    after_sensitive: next?.secret ?? false,
  };
}

function driftSides(plan: Plan, { address, recorded, observed, sensitive }: Drift): object {
  const old = parts(plan, address, recorded, sensitive);
  const next = observed && parts(plan, address, observed, sensitive);
  return {
    before: old.known,
    after: next?.known ?? null,
    after_unknown: next?.unknown ?? {},
    before_sensitive: old.secret,
    after_sensitive: next?.secret ?? false,
  };
}

function outputChange({ before, after, sensitive }: OutputChange): object {
  const known = sensitive || after === undefined ? null : knownPart(after);
  return {
    actions: [before === undefined ? "create" : after === undefined ? "delete" : "update"],
    before: sensitive ? null : (before ?? null),
    ...(known !== undefined && { after: known }),
    after_unknown: after !== undefined && (sensitive ? containsUnknown(after) : containsUnknown(after) && marks(after, isUnknown)),
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
}

interface Parts {
  readonly known: object;
  /** Truth in the place of what is not known yet. */
  readonly unknown: object;
  /** Truth for the attributes that must not be shown. */
  readonly secret: object;
}

function parts(plan: Plan, address: string, values: Values, sensitive: ReadonlySet<string>): Parts {
  const { attributes } = definitionOf(plan, address);
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const isHidden = (name: string) => sensitive.has(name) || isSecret(attributes[name]);
  const isOpen = containsUnknown(values);
  return {
    known: withoutUndefined(entries.map(([name, value]) => [name, isHidden(name) ? undefined : knownPart(value)])),
    unknown: isOpen
      ? withoutFalse(entries.map(([name, value]) => [name, isHidden(name) ? containsUnknown(value) : marks(value, isUnknown)]))
      : {},
    secret: withoutFalse(entries.map(([name, value]) => [name, isHidden(name) || marks(value, () => false)])),
  };
}

/** A value without what is not known yet; null holds its place in a list. Undefined where nothing is known. */
function knownPart(value: Value): unknown {
  if (isUnknown(value)) return undefined;
  if (Array.isArray(value)) return value.map((item: Value) => knownPart(item) ?? null);
  return isObject(value) ? withoutUndefined(Object.entries(value).map(([key, item]) => [key, knownPart(item)])) : value;
}

/** Truth or falsehood in the shape of the value; an object leaves out what is false. */
function marks(value: Value, isMarked: (leaf: Value) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item: Value) => marks(item, isMarked));
  if (isObject(value)) return withoutFalse(Object.entries(value).map(([key, item]) => [key, marks(item, isMarked)]));
  return isMarked(value);
}

type Entries = readonly (readonly [string, unknown])[];

function withoutUndefined(entries: Entries): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function withoutFalse(entries: Entries): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== false));
}
