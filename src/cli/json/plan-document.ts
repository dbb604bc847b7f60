/**
 * The document of `terraform show -json` for a plan, as far as it has a meaning here. Sensitive values are left out of it and named in
 * `before_sensitive` and `after_sensitive`; what is not known yet is named in `after_unknown`.
 */
import { containsUnknown, isUnknown, type Values } from "../../schema";
import { type Change, formatAddress, importedAs, isApplyable, type OutputChange, type Plan, parseAddress } from "../../stack";
import { json, type Printable, printable } from "../render/writing/printable";
import { driftSides, knownPart, marks, parts, reviewSides, sides } from "./sides";

/** JSON, with a newline at its end. */
export function planDocument(plan: Plan): Printable {
  const { destroy, refreshOnly, targets, changes, drift, reviewMoves, outputs, diagnostics } = plan;
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
    smsform: {
      destroy,
      refresh_only: refreshOnly,
      targets,
      reviews: reviewMoves.map((move) => ({
        ...resourceOf(move.address),
        ...(move.deposedKey !== undefined && { deposed: move.deposedKey }),
        ...reviewSides(plan, move),
      })),
    },
    diagnostics: diagnostics.map(({ severity, summary, detail, address }) => ({
      severity,
      summary,
      detail,
      ...(address !== undefined && { address }),
    })),
    applyable: isApplyable(plan),
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
