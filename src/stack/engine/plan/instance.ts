/** What becomes of one object that the stack asks for. */
import { type ObjectState, type PlannedChange, planObject, validateFitting } from "../../../reconcile";
import { hasErrors, idOf, type Resource, UNKNOWN, type Values } from "../../../schema";
import { blockAddressOf, formatAddress, parseAddress } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import type { SensitiveParts } from "../../expression";
import type { Instance } from "../../state/state";
import { brokenConditions, ignoring, refusePrevented, triggerOf } from "../model/lifecycle";
import { addressIn, type Each, hiddenOf, type Place, type PlanDraft, withUnknowns } from "./draft";
import { importMissed, importStart, type Naming } from "./imports";
import { wishesIn } from "./present-wishes";

export interface BlockPlan {
  readonly block: ResourceBlock;
  /** The blocks that ask for its successors to be made before their predecessors go; absent where none does. */
  readonly createFirst: readonly string[] | undefined;
  /** What to import, by address. */
  readonly imports: ReadonlyMap<string, Naming>;
}

export async function planInstance(draft: PlanDraft, { block, createFirst, imports }: BlockPlan, each: Each): Promise<void> {
  const instance = addressIn(block, each.key);
  const address = formatAddress(instance);
  const entry = draft.resourceEntry(address, block.type);
  if (!entry) return;
  const { definition: resource } = entry;
  const inside = draft.values.scope(each);
  const decoded = decodeBody(block.body, resource.attributes, inside, []);
  const problems = hasErrors(decoded.diagnostics)
    ? decoded.diagnostics
    : [...decoded.diagnostics, ...validateFitting(resource, decoded.values)];
  draft.tell(address, problems);
  if (hasErrors(problems)) return;
  const environment = draft.environmentOf(entry, block.providerKey, address);
  if (!environment) {
    // Later evaluations go on after an error that has been told.
    hold(draft, block, each, decoded);
    return;
  }
  const recorded = draft.state.instances.get(address);
  const naming = recorded ? undefined : imports.get(address);
  const imported = naming && importStart(entry, environment, naming);
  if (imported && "problem" in imported) {
    draft.tell(address, [imported.problem]);
    return;
  }
  const start = recorded?.object ?? imported?.state ?? null;
  const observed = start && (await draft.observe(resource, { address }, environment, start, start.private.imported));
  if (observed === "failed") return;
  const missed = naming && imported && importMissed(entry, environment, naming, { start: imported.state, found: observed });
  if (missed) {
    draft.tell(address, [missed]);
    return;
  }
  const importedAs = imported && idOf(imported.state.values);
  const broken = brokenConditions("Precondition", block.lifecycle.preconditions, inside);
  draft.tell(address, broken);
  if (hasErrors(broken)) return;

  const config = ignoring(decoded.values, observed?.values ?? null, block.lifecycle.ignoreChanges);
  const replaceBecause = observed === null ? undefined : recorded?.tainted ? inVain(resource) : wishToReplace(draft, block, address);
  const first = await planObject(resource, environment, {
    prior: observed,
    config,
    replaceBecause,
    createFirst: createFirst !== undefined,
    ...(createFirst && { createFirstFor: { block: block.blockAddress, askedBy: createFirst } }),
    sensitive: decoded.sensitive,
  });
  const replaced = first.action === "replace";
  const planned = replaced ? await planObject(resource, environment, { prior: null, config, sensitive: decoded.sensitive }) : first;
  draft.tell(address, replaced ? [...first.diagnostics, ...planned.diagnostics] : first.diagnostics);
  if (replaced) draft.tell(address, refusePrevented(block, address, "replaced"));
  const { planned: after } = planned;
  if (!after) throw new Error(`${address} is asked for, and the plan lets it go`);
  const about = {
    address,
    instance,
    createFirst: createFirst !== undefined,
    after,
    ...(first.reason !== undefined && { reason: first.reason }),
    sensitive: hiddenOf(decoded.sensitive, resource),
  };
  if (!observed) draft.add({ ...about, action: "create", before: null });
  else draft.add({ ...about, ...fateOf(resource, first, after), before: observed, ...(importedAs !== undefined && { importedAs }) });
  const values = { values: after, sensitive: decoded.sensitive };
  draft.values.set(blockAddressOf(instance), each.key, values);
  const { postconditions } = block.lifecycle;
  if (postconditions.length === 0) return;
  const scope = draft.values.scope({ ...each, self: draft.values.self(blockAddressOf(instance), values) });
  draft.tell(address, brokenConditions("Postcondition", postconditions, scope));
}

/** In a run that only records, an object is what it is found to be; one that was never made has no values yet. */
export async function refreshInstance(draft: PlanDraft, block: ResourceBlock, each: Each): Promise<void> {
  const instance = addressIn(block, each.key);
  const address = formatAddress(instance);
  const entry = draft.resourceEntry(address, block.type);
  if (!entry) return;
  const { definition: resource } = entry;
  const recorded = draft.state.instances.get(address);
  const { sensitive } = decodeBody(block.body, resource.attributes, draft.values.scope(each), []);
  const set = (values: Values) => draft.values.set(blockAddressOf(instance), each.key, { values, sensitive });
  if (!recorded) return set(withUnknowns(resource.attributes, {}, UNKNOWN));
  const observed = await observeRecorded(draft, resource, { address }, recorded, block.providerKey);
  if (observed !== "failed") set(observed?.values ?? withUnknowns(resource.attributes, {}, UNKNOWN));
}

/** What becomes of an object that is there. The successor's wishes are those of the block: they count for the predecessor until that is gone. */
function fateOf(resource: Resource, { action, sends, replacedBy, forgets }: PlannedChange, after: Values) {
  switch (action) {
    case "none":
      return { action } as const;
    case "update":
      return { action, sends } as const;
    case "replace":
      return {
        action,
        replacedBy,
        predecessor: forgets === undefined ? "deleted" : "forgotten",
        wishes: wishesIn(resource, after),
      } as const;
    case "create":
    case "delete":
      throw new Error(`a ${resource.noun} that is there and asked for cannot be planned to ${action}`);
  }
}

/** Looks at an object that is only to be recorded. */
export async function observeRecorded(
  draft: PlanDraft,
  resource: Resource,
  place: Place,
  recorded: Instance,
  providerKey: string,
): Promise<ObjectState | null | "failed"> {
  const entry = draft.resourceEntry(place.address, resource.type);
  const environment = entry && draft.environmentOf(entry, providerKey, place.address);
  return environment ? draft.observe(resource, place, environment, recorded.object) : "failed";
}

/** Why what is tainted is made again. */
function inVain({ review }: Resource): string {
  return review?.of ? "it has found no approval yet and looks again" : "it failed when it was made";
}

/** Why an object is replaced though its configuration may be the same. */
function wishToReplace(draft: PlanDraft, block: ResourceBlock, address: string): string | undefined {
  if (draft.replaced.get(block.blockAddress)?.includes(address)) return "--replace asks for it";
  const trigger = triggerOf(block, parseAddress(address)?.key, (blockAddress) => draft.changes.get(blockAddress) ?? []);
  return trigger === undefined ? undefined : `${trigger} changes`;
}

function hold(
  draft: PlanDraft,
  block: ResourceBlock,
  { key }: Each,
  decoded: { readonly values: Values; readonly sensitive: SensitiveParts },
): void {
  const { values, sensitive } = decoded;
  draft.values.set(block.blockAddress, key, { values: withUnknowns(values, values, UNKNOWN), sensitive });
}
