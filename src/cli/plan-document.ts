/**
 * The document of `terraform show -json` for a plan, as far as it has a meaning here. Sensitive values are left out of it and named in
 * `before_sensitive` and `after_sensitive`; what is not known yet is named in `after_unknown`.
 */
import { containsUnknown, type Value, type Values } from "../schema";
import { type Change, type Drift, formatAddress, hasChanges, type OutputChange, type Plan, parseAddress, subjectOf } from "../stack";
import { attributesOf, isSecret } from "./render/object";

export function planDocument(plan: Plan): string {
  const { destroy, refreshOnly, targets, changes, drift, outputs, diagnostics } = plan;
  const document = {
    format_version: "1.2",
    planned_values: {
      root_module: { resources: changes.flatMap((change) => (change.after ? [plannedResource(plan, change)] : [])) },
    },
    resource_changes: changes.map((change) => ({
      ...resourceOf(change.address),
      ...(change.deposedKey !== undefined && { deposed: change.deposedKey }),
      ...(change.movedFrom !== undefined && { previous_address: change.movedFrom }),
      change: {
        actions: actionsOf(change),
        ...sides(plan, change),
        ...(change.importedAs !== undefined && { importing: { id: change.importedAs } }),
        ...(change.replacedBy.length > 0 && { replace_paths: change.replacedBy.map((name) => [name]) }),
      },
      ...(change.reason !== undefined && { reason: change.reason }),
    })),
    resource_drift: drift.map((each) => ({
      ...resourceOf(each.address),
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
    errored: plan.errored,
  };
  return `${JSON.stringify(document, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2)}\n`;
}

function actionsOf({ action, createFirst }: Change): string[] {
  switch (action) {
    case "none":
      return ["no-op"];
    case "replace":
      return createFirst ? ["create", "delete"] : ["delete", "create"];
    default:
      return [action];
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
  };
}

function plannedResource(plan: Plan, change: Change): object {
  const { shown, unknown, secret } = split(plan, change.address, change.after ?? {}, change.sensitive);
  return {
    ...resourceOf(change.address),
    block: subjectOf(change.instance),
    values: shown,
    sensitive_values: secret,
    unknown_values: unknown,
  };
}

function sides(plan: Plan, { address, before, after, sensitive }: Change): object {
  const old = before && split(plan, address, before.values, sensitive);
  const next = after && split(plan, address, after, sensitive);
  return {
    before: old?.shown ?? null,
    after: next?.shown ?? null,
    after_unknown: next?.unknown ?? {},
    before_sensitive: old?.secret ?? {},
    after_sensitive: next?.secret ?? {},
  };
}

function driftSides(plan: Plan, { address, recorded, observed, sensitive }: Drift): object {
  const old = split(plan, address, recorded, sensitive);
  const next = observed && split(plan, address, observed, sensitive);
  return { before: old.shown, after: next?.shown ?? null, before_sensitive: old.secret, after_sensitive: next?.secret ?? {} };
}

interface Split {
  readonly shown: Readonly<Record<string, Value>>;
  readonly unknown: Readonly<Record<string, true>>;
  readonly secret: Readonly<Record<string, true>>;
}

/** Attributes that may be shown, that are not known yet, and that must not be shown. A value with an unknown part counts as unknown. */
function split(plan: Plan, address: string, values: Values, sensitive: ReadonlySet<string>): Split {
  const attributes = attributesOf(plan, address);
  const names = Object.keys(values).sort();
  const isHidden = (name: string) => sensitive.has(name) || isSecret(attributes[name]);
  const isOpen = (name: string) => containsUnknown(values[name] ?? null);
  const marks = (chosen: readonly string[]) => Object.fromEntries(chosen.map((name) => [name, true as const]));
  return {
    shown: Object.fromEntries(names.filter((name) => !isHidden(name) && !isOpen(name)).map((name) => [name, values[name] ?? null])),
    unknown: marks(names.filter(isOpen)),
    secret: marks(names.filter(isHidden)),
  };
}

function outputChange({ before, after, sensitive }: OutputChange): object {
  const actions = [before === undefined ? "create" : after === undefined ? "delete" : "update"];
  const shown = (value: Value | undefined) => (sensitive || value === undefined || containsUnknown(value) ? null : value);
  return { actions, before: shown(before), after: shown(after), after_unknown: after !== undefined && containsUnknown(after), sensitive };
}
