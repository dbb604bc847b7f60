/** One object of a plan: its heading and what becomes of its attributes. */
import { type Attribute, type Attributes, type Names, plainValues, type Reviewed, type Values } from "../../schema";
import { type Change, type Drift, importedAs, type Plan, parseAddress, placeOf } from "../../stack";
import { reviewOf, reviewText } from "../review";
import { type Entry, entryLines } from "./values";
import { type Line, line, remark, type Sign } from "./writing/lines";

/** How an object is described, by its address; without attributes where it is not ours. */
export function definitionOf(plan: Plan, address: string): Reviewed {
  const parsed = parseAddress(address);
  const offers = parsed?.mode === "data" ? plan.stack.provider.dataSources : plan.stack.provider.resources;
  return (parsed && offers.get(parsed.type)?.definition) ?? { attributes: {} };
}

export function signOfChange(change: Change): Sign {
  switch (change.action) {
    case "create":
      return "+";
    case "update":
      return "~";
    case "replace":
      if (change.predecessor === "forgotten") return change.createFirst ? "+/." : "./+";
      return change.createFirst ? "+/-" : "-/+";
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

export function changeLines(change: Change, definition: Reviewed): Line[] {
  const { attributes } = definition;
  const before = change.before?.values;
  // What is forgotten stays as it is.
  const after = change.action === "forget" ? before : (change.after ?? undefined);
  const entries = entriesOf(before, after, attributes, { ...change, importedAs: importedAs(change) });
  const replacedBy = change.action === "replace" ? change.replacedBy : [];
  const notes = entries.map((entry) => (replacedBy.includes(entry.name) ? { ...entry, note: "forces replacement" } : entry));
  return objectLines(headings(change, definition), signOfChange(change), change.address, notes);
}

export function driftLines(drift: Drift, { attributes }: Reviewed): Line[] {
  const { address, recorded, observed, sensitive } = drift;
  if (!observed) return [line(2, `${placeOf(drift)} is gone${typeof recorded.id === "string" ? ` [id=${recorded.id}]` : ""}`, "-")];
  const entries = entriesOf(recorded, observed, attributes, { sensitive, action: "update" });
  return objectLines([remark(0, `${placeOf(drift)} has changed`, "heading")], "~", address, entries);
}

/** What becomes of it first, then what else is to be known of it. */
function headings(change: Change, definition: Reviewed): Line[] {
  const { movedFrom, action, before } = change;
  const adoptedBy = importedAs(change);
  const review = reviewOf(before?.values, definition);
  const isTold = action === "none";
  return [
    remark(0, `${placeOf(change)} ${fate(change)}`, "heading"),
    ...(adoptedBy === undefined || isTold ? [] : [remark(0, `(imported with the id "${adoptedBy}")`)]),
    ...(movedFrom === undefined || (isTold && adoptedBy === undefined) ? [] : [remark(0, `(moved from ${movedFrom})`)]),
    ...(review ? [remark(0, `(${reviewText(review)})`)] : []),
  ];
}

function fate(change: Change): string {
  const { reason, movedFrom } = change;
  const because = reason === undefined ? "" : `: ${reason}`;
  switch (change.action) {
    case "create":
      return "will be created";
    case "update":
      return change.sends ? `will be updated in place${because}` : "will be updated in place (recorded only, nothing is sent)";
    case "replace":
      return `must be replaced${because}${change.predecessor === "forgotten" ? "; its predecessor stays on the platform" : ""}`;
    case "delete":
      return `will be destroyed${because}`;
    case "forget":
      return `will be forgotten and stay on the platform${because}`;
    case "read":
      return "will be read during apply: what it asks for is not known yet";
    case "none":
      if (change.importedAs !== undefined) return `will be imported with the id "${change.importedAs}"`;
      return movedFrom === undefined ? "stays as it is" : `has moved here from ${movedFrom}`;
  }
}

function objectLines(headings: readonly Line[], sign: Sign, address: string, entries: readonly Entry[]): Line[] {
  const parsed = parseAddress(address);
  const kind = parsed?.mode === "data" ? "data" : "resource";
  const title = parsed ? `${kind} "${parsed.type}" "${parsed.name}"` : address;
  return [...headings, line(2, `${title} {`, sign), ...entryLines(entries, 6), line(2, "}")];
}

interface Shown extends Pick<Change, "action"> {
  readonly sensitive: Names;
  readonly wasSensitive?: readonly string[];
  readonly importedAs?: string | undefined;
}

function entriesOf(
  recorded: Values | undefined,
  wanted: Values | undefined,
  attributes: Attributes,
  { sensitive, wasSensitive = [], action, importedAs }: Shown,
): Entry[] {
  const [before, after] = [recorded && plainValues(recorded, attributes), wanted && plainValues(wanted, attributes)];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return names.map((name) => ({
    name,
    before: action === "read" ? null : before?.[name],
    after: after?.[name],
    // A change is shown as a whole or not at all.
    secret: isHidden(name, attributes, (each) => sensitive.has(each) || wasSensitive.includes(each)),
    block: attributes[name]?.block ?? false,
    keep: name === "id" || (action === "none" && importedAs !== undefined),
  }));
}

/** Must the value not be shown? What is made of another attribute is as secret as that. */
export function isHidden(name: string, attributes: Attributes, isSensitive: (name: string) => boolean): boolean {
  const attribute = attributes[name];
  const source = attribute?.type.kind === "dynamic" ? attribute.type.like : undefined;
  return isSecret(attribute) || isSensitive(name) || (source !== undefined && isSensitive(source));
}

/** A value is kept back as a whole when a part of it is secret. */
function isSecret(attribute: Attribute | undefined): boolean {
  if (!attribute) return false;
  if (attribute.sensitive) return true;
  return attribute.type.kind === "nested" && Object.values(attribute.type.attributes).some(isSecret);
}
