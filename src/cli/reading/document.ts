/** A plan that an engine wrote as JSON (`tofu show -json`, `terraform show -json`, `smsform show --json`), as it is read. */
import { z } from "zod";
import type { Provider } from "../../reconcile";
import { isObject, UNKNOWN, type Value, type Values } from "../../schema";
import { isNumeric } from "../../schema/number/numeric";
import { parseJson } from "../../schema/text/json";
import { type Counts, differsInReviewOnly, hasMoved, placeOf } from "../../stack";
import { isTooDeep, mostLevels } from "../../stack/nesting";
import { type Review, reviewOf } from "../review";
import { definitionIn, reviewStateIn } from "./definitions";
import { entryOf } from "./entry";
import type { Reading, ReviewAtPlace, ReviewMoveReading } from "./model";
import { type ObjectChange, type ObjectDrift, readDrift, readObject } from "./object";
import { countsText } from "./summary";

/** What was given is no such plan. The message says what it is instead and what to do, as a sentence. */
export class NoPlanDocument extends Error {}

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  deposed: z.string().optional(),
  mode: z.enum(["managed", "data"]).default("managed"),
  type: z.string().default(""),
  name: z.string().default(""),
  change: z.object({
    actions: z.array(z.string()),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    after_unknown: z.unknown().optional(),
    before_sensitive: z.unknown().optional(),
    after_sensitive: z.unknown().optional(),
    replace_paths: z.array(z.array(z.unknown())).optional(),
    importing: z.object({ id: z.string().optional() }).nullish(),
  }),
  action_reason: z.string().optional(),
  reason: z.string().optional(),
});
type ResourceChange = z.infer<typeof resourceChange>;

const toldReview = z.object({ status: z.string(), usable: z.boolean().optional(), review: z.string().optional() }).partial();

const planDocument = z.object({
  format_version: z.string(),
  resource_changes: z.array(resourceChange).optional(),
  resource_drift: z.array(resourceChange).optional(),
  output_changes: z.record(z.string(), resourceChange.shape.change).optional(),
  planned_values: z.unknown().optional(),
  values: z.unknown().optional(),
  errored: z.boolean().optional(),
  smsform: z
    .object({
      refresh_only: z.boolean().optional(),
      reviews: z.array(z.object({ address: z.string(), deposed: z.string().optional(), before: toldReview, after: toldReview })),
    })
    .optional(),
  diagnostics: z
    .array(z.object({ severity: z.enum(["error", "warning"]), summary: z.string(), detail: z.string(), address: z.string().optional() }))
    .optional(),
});
type PlanDocument = z.infer<typeof planDocument>;

/** @throws NoPlanDocument */
export function readDocument(text: string, provider: Provider): Reading {
  const document = parsed(text);
  const { resource_changes = [], resource_drift = [], output_changes = {}, diagnostics = [] } = document;
  const changes = resource_changes.map(objectChange);
  const drift = resource_drift.map(objectDrift);
  const changed = drift.filter((each) => !isReviewAlone(each, provider));
  const counts = countsIn(changes);
  return {
    drift: changed.map((each) => readDrift(each, provider)),
    moves: [...drift.filter((each) => !changed.includes(each)).flatMap((each) => moveOf(each, provider)), ...movesTold(document)],
    renamed: [],
    objects: changes.filter(isShown).map((change) => readObject(change, provider)),
    refused: changes.flatMap((change) => refusedIn(change, provider)),
    outputs: Object.entries(output_changes)
      .filter(([, { actions }]) => !actions.includes("no-op"))
      .map(([name, change]) =>
        entryOf({ name, ...sidesOf(change), keep: true }, isMarked(change.before_sensitive, change.after_sensitive)),
      ),
    counts,
    summary: summaryOf(document, changes, counts),
    diagnostics: diagnostics.map(({ address, ...told }) => ({ ...told, ...(address !== undefined && { address }) })),
  };
}

function parsed(text: string): PlanDocument {
  if (text.trim() === "") throw new NoPlanDocument(`there is nothing on it. ${howTo}`);
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    throw new NoPlanDocument(`it is no JSON. ${howTo}`);
  }
  if (isTooDeep(json)) throw new NoPlanDocument(`it is nested deeper than ${mostLevels} levels, which no plan is. ${howTo}`);
  const { success, data, error } = planDocument.safeParse(json);
  if (!success) throw new NoPlanDocument(`${problemIn(error)}. ${howTo}`);
  if (!/^[01]\./.test(data.format_version)) throw new NoPlanDocument(`its format_version ${data.format_version} is newer than 1. ${howTo}`);
  if (data.resource_changes === undefined && data.planned_values === undefined) {
    const what = data.values === undefined ? "it holds no plan" : "it is a state and no plan";
    throw new NoPlanDocument(`${what}. ${howTo}`);
  }
  return data;
}

const howTo = "Give it what engines write of a saved plan: tofu show -json sms.plan | smsform show --markdown -";

function problemIn({ issues }: z.ZodError): string {
  const path = issues[0]?.path.map(String) ?? [];
  return path.length === 0 || path[0] === "format_version"
    ? "it is no plan in JSON"
    : `it is no plan in JSON that this program knows, by ${path.join(".")}`;
}

function objectChange(resource: ResourceChange): ObjectChange {
  const { change, previous_address, action_reason, reason } = resource;
  const action = actionOf(change.actions);
  const replacedBy = (change.replace_paths ?? []).flatMap(([name]) => (typeof name === "string" ? [name] : []));
  const { before, after } = sidesOf(change);
  return {
    ...subjectOf(resource),
    action,
    before: withHeldBack(valuesIn(before), change.before_sensitive, "before"),
    after: withHeldBack(valuesIn(after), change.after_sensitive, "after"),
    isSensitive: (name) => isNamed(change.before_sensitive, name) || isNamed(change.after_sensitive, name),
    reason: reason ?? reasonOf(action_reason, replacedBy),
    movedFrom: previous_address,
    importedAs: change.importing?.id,
    sends: true,
    createFirst: change.actions[0] === "create",
    replacedBy,
    forgetsPredecessor: action === "replace" && change.actions.includes("forget"),
  };
}

function objectDrift(resource: ResourceChange): ObjectDrift {
  const { change } = resource;
  const { before, after } = sidesOf(change);
  return {
    ...subjectOf(resource),
    recorded: withHeldBack(valuesIn(before), change.before_sensitive, "before") ?? {},
    observed: withHeldBack(valuesIn(after), change.after_sensitive, "after"),
    isSensitive: (name) => isNamed(change.before_sensitive, name) || isNamed(change.after_sensitive, name),
  };
}

function subjectOf({ address, deposed, mode, type, name }: ResourceChange): Pick<ObjectChange, "place" | "mode" | "type" | "name"> {
  return { place: placeOf({ address, deposedKey: deposed }), mode, type, name };
}

function actionOf(actions: readonly string[]): ObjectChange["action"] {
  if (actions.length > 1) return "replace";
  switch (actions[0]) {
    case "create":
    case "update":
    case "delete":
    case "forget":
    case "read":
      return actions[0];
    default:
      return "none";
  }
}

/** In the words of our own plans; undefined for what the action says already. */
function reasonOf(told: string | undefined, replacedBy: readonly string[]): string | undefined {
  switch (told) {
    case "replace_because_cannot_update":
      return replacedBy.length === 0 ? undefined : `${replacedBy.join(", ")} cannot be changed in place`;
    case "replace_because_tainted":
      return "it is tainted";
    case "replace_by_request":
      return "that was asked for";
    case "replace_by_triggers":
      return "something that it is to be replaced with changes";
    case "delete_because_no_resource_config":
      return "it is no longer in the stack";
    default:
      return told?.startsWith("delete_because_") ? told.replace(/^delete_because_/, "").replaceAll("_", " ") : undefined;
  }
}

function isShown({ action, importedAs, movedFrom }: ObjectChange): boolean {
  return action !== "none" || importedAs !== undefined || movedFrom !== undefined;
}

/** Has nobody changed the object, and a reviewer decided? */
function isReviewAlone(drift: ObjectDrift, { resources }: Provider): boolean {
  const resource = drift.mode === "data" ? undefined : resources.get(drift.type)?.definition;
  return resource !== undefined && drift.observed !== null && differsInReviewOnly(resource, drift.recorded, drift.observed);
}

function moveOf({ place, type, recorded, observed }: ObjectDrift, provider: Provider): ReviewMoveReading[] {
  const resource = provider.resources.get(type)?.definition;
  if (!resource || !observed || !hasMoved(resource, recorded, observed)) return [];
  return [{ place, from: reviewOf(recorded, resource), to: reviewOf(observed, resource) }];
}

/** Our own plans keep them beside the drift. */
function movesTold({ smsform }: PlanDocument): ReviewMoveReading[] {
  const asReview = ({ status, usable, review }: z.infer<typeof toldReview>): Review | undefined =>
    status === undefined ? undefined : { status, statusText: status, usable, state: undefined, words: review };
  return (smsform?.reviews ?? []).map(({ address, deposed, before, after }) => ({
    place: placeOf({ address, deposedKey: deposed }),
    from: asReview(before),
    to: asReview(after),
  }));
}

function refusedIn(change: ObjectChange, provider: Provider): ReviewAtPlace[] {
  const review = reviewOf(change.before ?? undefined, definitionIn(provider, change));
  const stays = change.action !== "delete" && change.action !== "forget";
  return review && stays && reviewStateIn(provider, change, change.before) === "refused" ? [{ place: change.place, review }] : [];
}

function countsIn(changes: readonly ObjectChange[]): Counts {
  const count = (counts: (change: ObjectChange) => boolean) => changes.filter(counts).length;
  return {
    import: count(({ importedAs }) => importedAs !== undefined),
    add: count(({ action }) => action === "create" || action === "replace"),
    change: count(({ action }) => action === "update"),
    destroy: count(({ action, forgetsPredecessor }) => action === "delete" || (action === "replace" && !forgetsPredecessor)),
    forget: count(({ action, forgetsPredecessor }) => action === "forget" || forgetsPredecessor),
  };
}

function summaryOf({ errored, smsform, output_changes = {} }: PlanDocument, changes: readonly ObjectChange[], counts: Counts): string {
  if (errored) return "This plan is not complete: the run that made it ended with errors.";
  if (smsform?.refresh_only) return "This plan only refreshes: apply records what was found and changes nothing on the platforms.";
  if (changes.some(isShown)) return countsText(counts);
  return Object.values(output_changes).some(({ actions }) => !actions.includes("no-op"))
    ? "Only outputs change: apply records them and touches no object."
    : "No changes. What is on the platforms is what the stack asks for.";
}

type Change = ResourceChange["change"];

function sidesOf({ before, after, after_unknown }: Change): { readonly before: Value; readonly after: Value } {
  return { before: fromJson(before), after: withUnknown(fromJson(after), after_unknown) };
}

/** A value with what only an apply will tell: truth stands in its place in the marks. */
function withUnknown(value: Value, marks: unknown): Value {
  if (marks === true) return UNKNOWN;
  if (Array.isArray(marks)) {
    const items: readonly Value[] = Array.isArray(value) ? value : [];
    return marks.length === 0 ? value : marks.map((mark, at) => withUnknown(items[at] ?? null, mark));
  }
  if (!isRecord(marks) || Object.keys(marks).length === 0) return value;
  const parts: Values = valuesIn(value) ?? {};
  return { ...parts, ...Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, withUnknown(parts[name] ?? null, mark)])) };
}

function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === "string" || typeof json === "boolean" || isNumeric(json)) return json;
  return isRecord(json) ? Object.fromEntries(Object.entries(json).map(([name, part]) => [name, fromJson(part)])) : null;
}

function valuesIn(value: Value): Values | null {
  return isObject(value) ? value : null;
}

/**
 * Our own documents name what is sensitive and leave its value out: something stands in its place. Whether it changes cannot be told from
 * them, so that each side has something else: a change too many is better than one that nobody sees.
 */
function withHeldBack(values: Values | null, marks: unknown, side: "before" | "after"): Values | null {
  if (!values || !isRecord(marks)) return values;
  const missing = Object.keys(marks).filter((name) => isNamed(marks, name) && values[name] === undefined);
  return missing.length === 0 ? values : { ...values, ...Object.fromEntries(missing.map((name) => [name, side])) };
}

function isRecord(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** Is any part of an attribute marked? */
function isNamed(marks: unknown, name: string): boolean {
  return marks === true || (isRecord(marks) && isMarked(Object.entries(marks).find(([key]) => key === name)?.[1]));
}

function isMarked(...marks: readonly unknown[]): boolean {
  return marks.some((mark) => {
    if (Array.isArray(mark)) return isMarked(...mark);
    return mark === true || (isRecord(mark) && isMarked(...Object.values(mark)));
  });
}
