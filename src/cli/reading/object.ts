/** One object of a plan, as it is read. */
import type { Provider } from "../../reconcile";
import { isUnknown, plainValues, type Reviewed, type Values } from "../../schema";
import type { Action, Address } from "../../stack";
import type { Sign } from "../render/writing/lines";
import { reviewOf } from "../review";
import { definitionIn, isHidden, reviewStateIn } from "./definitions";
import { type Entry, entryOf, isNothing } from "./entry";
import type { DriftReading, ObjectReading } from "./model";

type Subject = Pick<Address, "mode" | "type" | "name"> & { readonly place: string };
type IsSensitive = (name: string) => boolean;

/** What becomes of an object, in whatever way that was told. */
export interface ObjectChange extends Subject {
  readonly action: Action;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly isSensitive: IsSensitive;
  readonly reason?: string | undefined;
  readonly movedFrom?: string | undefined;
  readonly importedAs?: string | undefined;
  /** Of an update: false where it is only recorded. */
  readonly sends: boolean;
  readonly createFirst: boolean;
  /** Attributes that force a replacement. */
  readonly replacedBy: readonly string[];
  /** Of a replacement: it stays on the platform. */
  readonly forgetsPredecessor: boolean;
}

export function readObject(change: ObjectChange, provider: Provider): ObjectReading {
  const { place, action, before, movedFrom, importedAs, reason } = change;
  const definition = definitionIn(provider, change);
  const isTold = action === "none";
  let entries: readonly Entry[] | undefined;
  return {
    place,
    title: titleOf(change),
    sign: signOfAction(change),
    fate: fateOf(change),
    reason,
    remarks: [
      ...(importedAs === undefined || isTold ? [] : [`(imported with the id "${importedAs}")`]),
      ...(movedFrom === undefined || (isTold && importedAs === undefined) ? [] : [`(moved from ${movedFrom})`]),
    ],
    review: reviewOf(before ?? undefined, definition),
    reviewState: reviewStateIn(provider, change, before),
    gap: gapOf(change, provider),
    // A line an object tells nothing of them.
    get entries() {
      entries ??= changedEntries(change, definition);
      return entries;
    },
  };
}

export interface ObjectDrift extends Subject {
  readonly recorded: Values;
  /** Null when it is gone. */
  readonly observed: Values | null;
  readonly isSensitive: IsSensitive;
}

export function readDrift(drift: ObjectDrift, provider: Provider): DriftReading {
  const { place, recorded, observed, isSensitive } = drift;
  const about = { place, title: titleOf(drift) };
  if (!observed) return { ...about, found: { gone: typeof recorded.id === "string" ? recorded.id : undefined }, entries: [] };
  const definition = definitionIn(provider, drift);
  return { ...about, found: "changed", entries: entriesOf(recorded, observed, definition, { isSensitive }) };
}

function titleOf({ mode, type, name, place }: Subject): string {
  return type === "" ? place : `${mode === "data" ? "data" : "resource"} "${type}" "${name}"`;
}

function signOfAction({ action, createFirst, forgetsPredecessor }: ObjectChange): Sign {
  switch (action) {
    case "create":
      return "+";
    case "update":
      return "~";
    case "replace":
      if (forgetsPredecessor) return createFirst ? "+/." : "./+";
      return createFirst ? "+/-" : "-/+";
    case "delete":
      return "-";
    case "forget":
      return ".";
    case "read":
      return "<=";
    case "none":
      return " ";
  }
}

function fateOf({ action, reason, movedFrom, importedAs, sends, forgetsPredecessor }: ObjectChange): string {
  const because = reason === undefined ? "" : `: ${reason}`;
  switch (action) {
    case "create":
      return "will be created";
    case "update":
      return sends ? `will be updated in place${because}` : "will be updated in place (recorded only, nothing is sent)";
    case "replace":
      return `must be replaced${because}${forgetsPredecessor ? "; its predecessor stays on the platform" : ""}`;
    case "delete":
      return `will be destroyed${because}`;
    case "forget":
      return `will be forgotten and stay on the platform${because}`;
    case "read":
      return "will be read during apply: what it asks for is not known yet";
    case "none":
      if (importedAs !== undefined) return `will be imported with the id "${importedAs}"`;
      return movedFrom === undefined ? "stays as it is" : `has moved here from ${movedFrom}`;
  }
}

/**
 * What may be sent with now and, by this change, no longer. Plans of engines bring no warnings along, so it is read off the change itself.
 * What only tells of another object's review, as an approval does, is not sent with.
 */
function gapOf(change: ObjectChange, { resources }: Provider): string | undefined {
  const { mode, type, action, before, after, createFirst, forgetsPredecessor } = change;
  const resource = mode === "data" ? undefined : resources.get(type)?.definition;
  const review = resource?.review;
  if (!review?.stateOf || before?.[review.usable] !== true) return undefined;
  // Engines call it destroyed, and it stays on the platform.
  if (action !== "update" && resource?.skipDestroy !== undefined && (after ?? before)[resource.skipDestroy] === true) return undefined;
  switch (action) {
    case "delete":
      return "may be sent with, and will be destroyed";
    case "replace":
      if (forgetsPredecessor || createFirst) return undefined;
      return "may be sent with, and is destroyed before its successor is made: nothing can be sent with it until that is approved";
    case "update":
      return after && isUnknown(after[review.usable]) ? "may be sent with, and will be reviewed again" : undefined;
    default:
      return undefined;
  }
}

function changedEntries(change: ObjectChange, definition: Reviewed): Entry[] {
  const { action, before, replacedBy, isSensitive, importedAs } = change;
  // What is forgotten stays as it is.
  const after = action === "forget" ? before : change.after;
  const recorded = action === "read" ? null : before;
  const keepsAll = action === "none" && importedAs !== undefined;
  const entries = entriesOf(recorded, after, definition, { isSensitive, keepsAll });
  if (action !== "replace") return entries;
  return entries.map((entry) => (replacedBy.includes(entry.name) ? { ...entry, note: "forces replacement" } : entry));
}

function entriesOf(
  recorded: Values | null,
  wanted: Values | null,
  { attributes }: Reviewed,
  { isSensitive, keepsAll = false }: { readonly isSensitive: IsSensitive; readonly keepsAll?: boolean },
): Entry[] {
  const [before, after] = [recorded && plainValues(recorded, attributes), wanted && plainValues(wanted, attributes)];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const entries = names.map((name) =>
    entryOf(
      { name, before: before?.[name], after: after?.[name], block: attributes[name]?.block ?? false, keep: name === "id" || keepsAll },
      // A change is shown as a whole or not at all.
      isHidden(name, attributes, isSensitive),
    ),
  );
  return entries.filter((entry) => !isNothing(entry));
}
