/** One object of a plan: its heading and what becomes of its attributes. */
import type { Attribute, Attributes, Reviewed, Values } from "../../schema";
import { type Change, type Drift, type Plan, parseAddress, placeOf } from "../../stack";
import { reviewOf, reviewText } from "../review";
import { type Line, line, remark, type Sign } from "./lines";
import { type Entry, entryLines } from "./values";

/** How an object is described, by its address; without attributes where it is not ours. */
export function definitionOf(plan: Plan, address: string): Reviewed {
  const parsed = parseAddress(address);
  const offers = parsed?.mode === "data" ? plan.stack.provider.dataSources : plan.stack.provider.resources;
  return (parsed && offers.get(parsed.type)?.definition) ?? { attributes: {} };
}

export function signOfChange({ action, createFirst }: Change): Sign {
  switch (action) {
    case "create":
      return "+";
    case "update":
      return "~";
    case "replace":
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

export function changeLines(change: Change, definition: Reviewed): Line[] {
  const { attributes } = definition;
  const before = change.before?.values;
  // What is forgotten stays as it is.
  const entries = entriesOf(before, change.action === "forget" ? before : (change.after ?? undefined), attributes, change);
  const notes = entries.map((entry) => (change.replacedBy.includes(entry.name) ? { ...entry, note: "forces replacement" } : entry));
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
  const { importedAs, movedFrom, action, before } = change;
  const review = reviewOf(before?.values, definition);
  const isTold = action === "none";
  return [
    remark(0, `${placeOf(change)} ${fate(change)}`, "heading"),
    ...(importedAs === undefined || isTold ? [] : [remark(0, `(imported with the id "${importedAs}")`)]),
    ...(movedFrom === undefined || (isTold && importedAs === undefined) ? [] : [remark(0, `(moved from ${movedFrom})`)]),
    ...(review ? [remark(0, `(${reviewText(review)})`)] : []),
  ];
}

function fate({ action, reason, sends, importedAs, movedFrom }: Change): string {
  const because = reason === undefined ? "" : `: ${reason}`;
  switch (action) {
    case "create":
      return "will be created";
    case "update":
      return sends ? `will be updated in place${because}` : "will be updated in place (recorded only, nothing is sent)";
    case "replace":
      return `must be replaced${because}`;
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

function objectLines(headings: readonly Line[], sign: Sign, address: string, entries: readonly Entry[]): Line[] {
  const parsed = parseAddress(address);
  const kind = parsed?.mode === "data" ? "data" : "resource";
  const title = parsed ? `${kind} "${parsed.type}" "${parsed.name}"` : address;
  return [...headings, line(2, `${title} {`, sign), ...entryLines(entries, 6), line(2, "}")];
}

function entriesOf(
  before: Values | undefined,
  after: Values | undefined,
  attributes: Attributes,
  { sensitive, wasSensitive = [], action, importedAs }: Pick<Change, "sensitive" | "action" | "importedAs"> & Partial<Change>,
): Entry[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return names.map((name) => ({
    name,
    before: action === "read" ? null : before?.[name],
    after: after?.[name],
    // A change is shown as a whole or not at all.
    secret: sensitive.has(name) || wasSensitive.includes(name) || isSecret(attributes[name]),
    block: attributes[name]?.block ?? false,
    keep: name === "id" || (action === "none" && importedAs !== undefined),
  }));
}

/** A value is kept back as a whole when a part of it is secret. */
export function isSecret(attribute: Attribute | undefined): boolean {
  if (!attribute) return false;
  if (attribute.sensitive) return true;
  return attribute.type.kind === "nested" && Object.values(attribute.type.attributes).some(isSecret);
}
