/** A plan of ours, as it is read. */
import { type Change, countsOf, type Drift, importedAs, isApplyable, type Plan, parseAddress, placeOf, type ReviewMove } from "../../stack";
import { reviewOf } from "../review";
import { definitionOf, reviewStateIn } from "./definitions";
import { entryOf } from "./entry";
import type { DriftReading, Reading, ReviewAtPlace, ReviewMoveReading } from "./model";
import { type ObjectChange, readDrift, readObject } from "./object";
import { countsText } from "./summary";

export function readPlan(plan: Plan): Reading {
  const { provider } = plan.stack;
  return {
    ...readFindings(plan),
    renamed: plan.refreshOnly ? plan.moves : [],
    objects: plan.changes.filter(isShown).map((change) => readObject(objectChange(change), provider)),
    refused: plan.changes.flatMap((change) => refusedIn(change, plan)),
    // Kept in sight, because a value that only becomes sensitive is the same and yet a change.
    outputs: plan.outputs.map(({ name, before, after, sensitive }) => entryOf({ name, before, after, keep: true }, sensitive)),
    counts: countsOf(plan.changes),
    summary: summaryOf(plan),
    diagnostics: plan.diagnostics,
  };
}

/** What was found to be otherwise than recorded. */
export function readFindings(plan: Plan): Pick<Reading, "drift" | "moves"> {
  return {
    drift: [...plan.drift].sort(byPlace).map((drift) => driftReading(plan, drift)),
    moves: [...plan.reviewMoves].sort(byPlace).map((move) => readMove(plan, move)),
  };
}

export function readMove(plan: Plan, move: ReviewMove): ReviewMoveReading {
  const definition = definitionOf(plan, move.address);
  return { place: placeOf(move), from: reviewOf(move.recorded, definition), to: reviewOf(move.observed, definition) };
}

/** What a plan shows of its changes: all that do something, what is adopted, and what has another address now. */
export function isShown(change: Change): boolean {
  return change.action !== "none" || change.importedAs !== undefined || change.movedFrom !== undefined;
}

/** `Plan: 2 to add, 1 to change, 0 to destroy.`, or why there is nothing to do. */
export function summaryOf(plan: Plan): string {
  if (!isApplyable(plan)) {
    if (plan.refreshOnly) return "No changes. What is recorded is what is on the platforms.";
    if (plan.retirement) return "No changes. Nothing that was left behind is due to be deleted.";
    return plan.destroy ? "No changes. There is nothing to destroy." : "No changes. What is on the platforms is what the stack asks for.";
  }
  if (plan.refreshOnly) return "This plan only refreshes: apply records what was found and changes nothing on the platforms.";
  if (!plan.changes.some(isShown)) return "Only outputs change: apply records them and touches no object.";
  return countsText(countsOf(plan.changes));
}

function driftReading({ stack }: Plan, drift: Drift): DriftReading {
  const { recorded, observed, sensitive } = drift;
  const subject = { place: placeOf(drift), ...subjectOf(drift.address) };
  return readDrift({ ...subject, recorded, observed, isSensitive: (name) => sensitive.has(name) }, stack.provider);
}

function objectChange(change: Change): ObjectChange {
  const { action, instance, before, after, reason, movedFrom, sensitive, wasSensitive } = change;
  const { mode, type, name } = instance;
  return {
    place: placeOf(change),
    mode,
    type,
    name,
    action,
    before: before?.values ?? null,
    after,
    isSensitive: (attribute) => sensitive.has(attribute) || wasSensitive.includes(attribute),
    reason,
    movedFrom,
    importedAs: importedAs(change),
    sends: change.action !== "update" || change.sends,
    createFirst: "createFirst" in change && change.createFirst,
    replacedBy: change.action === "replace" ? change.replacedBy : [],
    forgetsPredecessor: change.action === "replace" && change.predecessor === "forgotten",
  };
}

function refusedIn(change: Change, plan: Plan): ReviewAtPlace[] {
  const values = change.before?.values;
  const review = reviewOf(values, definitionOf(plan, change.address));
  if (!values || !review || !change.after || reviewStateIn(plan.stack.provider, change.instance, values) !== "refused") return [];
  return [{ place: placeOf(change), review }];
}

/** Without a type where it is no address of ours. */
function subjectOf(address: string): Pick<ObjectChange, "mode" | "type" | "name"> {
  return parseAddress(address) ?? { mode: "managed", type: "", name: "" };
}

function byPlace(a: Drift | ReviewMove, b: Drift | ReviewMove): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}
