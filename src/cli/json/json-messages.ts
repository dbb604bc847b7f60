/**
 * Machine-readable output of plan and apply: one JSON object a line, in the types that Terraform's `-json` has, so that what reads
 * those reads these. Sensitive values are in none of them.
 */
import { formatPath } from "../../schema";
import {
  type AppliedRun,
  type Change,
  type Counts,
  countsOf,
  type Drift,
  importedAs,
  type Plan,
  parseAddress,
  placeOf,
  type ReviewMove,
  type RunEvent,
  type StackDiagnostic,
  type State,
  typeOfOutput,
} from "../../stack";
import type { OngoingWork } from "../ongoing";
import { definitionOf } from "../reading/definitions";
import { wayOf } from "../reading/model";
import { isShown, readMove, summaryOf } from "../reading/plan";
import { appliedSummary } from "../render/applied";
import { eventLine, stillLine } from "../render/events";
import { progressLine, waitText } from "../render/progress-line";
import { json, type Printable, printable } from "../render/writing/printable";
import { openReviews, reviewOf } from "../review";
import type { RunProgress } from "../tally";
import { driftSides, reviewJson, reviewSides, sides } from "./sides";

/** Raised when a type of message loses a field or changes its meaning. */
export const messageVersion = "1.3";

export interface Message {
  readonly "@level": "info" | "warn" | "error";
  readonly "@message": string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The line of a message, stamped. */
export function formatMessage(message: Message, now: number): Printable {
  const { "@level": level, "@message": text, ...rest } = message;
  const stamp = { "@level": level, "@message": text, "@module": "smsform.ui", "@timestamp": new Date(now).toISOString() };
  return printable`${json({ ...stamp, ...rest })}\n`;
}

export function versionMessage(version: string): Message {
  return info(`smsform ${version}`, "version", { smsform: version, ui: messageVersion });
}

export function diagnosticMessage(diagnostic: StackDiagnostic): Message {
  const { severity, summary } = diagnostic;
  return {
    "@level": severity === "error" ? "error" : "warn",
    "@message": `${severity === "error" ? "Error" : "Warning"}: ${summary}`,
    type: "diagnostic",
    diagnostic: diagnosticJson(diagnostic),
  };
}

export function diagnosticJson({ severity, summary, detail, address, path, source }: StackDiagnostic): object {
  return {
    severity,
    summary,
    detail,
    ...(address !== undefined && { address }),
    ...(path && path.length > 0 && { attribute: formatPath(path) }),
    // As Terraform names them.
    ...(source && {
      range: { filename: source.file, start: { line: source.line } },
      snippet: { code: source.text, start_line: source.line },
    }),
  };
}

/** What differs, what is planned, the counts and the outputs. */
export function planMessages(plan: Plan): Message[] {
  return [
    ...plan.drift.map((drift) => driftMessage(plan, drift)),
    ...plan.reviewMoves.map((move) => reviewMovedMessage(plan, move)),
    ...plan.changes.filter(isShown).map((change) => plannedChangeMessage(plan, change)),
    summaryMessage(countsOf(plan.changes), plan.destroy ? "destroy" : "plan", summaryOf(plan)),
    ...(plan.outputs.length > 0 ? [plannedOutputsMessage(plan)] : []),
  ];
}

export function logMessage(text: string): Message {
  return info(text, "log", {});
}

/** Nothing for what is told now and then instead: see `ongoingMessage` and `progressMessage`. */
export function eventMessage(event: RunEvent): Message | undefined {
  if (event.type === "progress" || event.type === "total") return undefined;
  if (event.type === "wait") {
    const { type, ...wait } = event;
    return info(waitText({ wait: event, leftMs: wait.ms }), type, { wait });
  }
  const text = eventLine(event);
  const resource = resourceOf(event.address);
  switch (event.type) {
    case "refresh":
      return info(text, "refresh_start", { hook: { resource, ...idPart(event.id) } });
    case "refreshed":
      return info(text, "refresh_complete", { hook: { resource, ...idPart(event.id) } });
    case "begin":
      return info(text, "apply_start", { hook: { resource, action: event.action, ...idPart(event.id) } });
    case "end": {
      const hook = { resource, action: event.action, ...idPart(event.id), elapsed_seconds: seconds(event.ms) };
      return info(text, "apply_complete", { hook });
    }
    case "fail": {
      const hook = { resource, action: event.action, elapsed_seconds: seconds(event.ms) };
      return { ...info(text, "apply_errored", { hook }), "@level": "error" };
    }
    case "waiting":
      return info(text, "apply_waiting", { hook: { resource, action: event.action, elapsed_seconds: seconds(event.ms) } });
    // Whoever was told of a beginning is told of an end; what is left is listed once, with the summary.
    case "stopped":
      return info(text, "apply_errored", { hook: { resource, action: event.action, elapsed_seconds: seconds(event.ms) } });
  }
}

export function ongoingMessage(work: OngoingWork): Message {
  const { address, action, elapsedMs, message } = work;
  const hook = { resource: resourceOf(address), action, elapsed_seconds: seconds(elapsedMs), ...(message !== undefined && { message }) };
  return info(stillLine(work), "apply_progress", { hook });
}

/** How far the run is, for telling now and then. */
export function progressMessage(progress: RunProgress): Message {
  const { phase, total, done, failed, inProgress, waits } = progress;
  const counts = { phase, ...(total !== undefined && { total }), done, failed, in_progress: inProgress, waiting_calls: waits.length };
  return info(progressLine(progress, []), "progress", { progress: counts });
}

/** What was done, what is under review or was refused, and what is now so. */
export function appliedMessages(run: AppliedRun, plan: Plan): Message[] {
  const { skipped, waiting, held, state } = run;
  const approvals = waiting.map(({ address, summary, detail }) => ({ resource: resourceOf(address), summary, detail }));
  const reviews = openReviews(run, plan).map(({ address, status, state, words }) => ({
    resource: resourceOf(address),
    status,
    review_state: state,
    ...(words !== undefined && { review: words }),
  }));
  return [
    ...(skipped.length > 0 ? [{ ...logMessage(`Not done: ${skipped.join(", ")}`), skipped }] : []),
    ...(waiting.length > 0 ? [info(`Approvals that still wait: ${waiting.length}`, "approvals_waiting", { approvals, held })] : []),
    ...(reviews.length > 0 ? [info(`Not usable yet: ${reviews.length}`, "reviews", { reviews })] : []),
    summaryMessage(run.counts, plan.destroy ? "destroy" : "apply", appliedSummary(run, plan)),
    info(`Outputs: ${state.outputs.size}`, "outputs", { outputs: outputsJson(state.outputs) }),
  ];
}

/** Outputs by name, as `terraform output -json` has them; a sensitive one without its value. */
export function outputsJson(outputs: State["outputs"]): object {
  const entries = [...outputs].map(([name, output]) => {
    const { sensitive, value } = output;
    return [name, { sensitive, type: typeOfOutput(output), ...(!sensitive && { value }) }];
  });
  return Object.fromEntries(entries);
}

function plannedChangeMessage(plan: Plan, change: Change): Message {
  const { address, action, movedFrom, reason, before, deposedKey } = change;
  const adoptedBy = importedAs(change);
  const review = reviewOf(before?.values, definitionOf(plan, address));
  const fields = {
    resource: resourceOf(address),
    ...(movedFrom !== undefined && { previous_resource: resourceOf(movedFrom) }),
    action: action === "none" ? (adoptedBy === undefined && movedFrom !== undefined ? "move" : "noop") : action,
    ...(reason !== undefined && { reason }),
    ...(adoptedBy !== undefined && { importing: { id: adoptedBy } }),
    ...(deposedKey !== undefined && { deposed: deposedKey }),
    ...reviewJson(review),
    ...(change.action === "update" && { sends: change.sends }),
    ...(change.action === "replace" && change.predecessor === "forgotten" && { predecessor: change.predecessor }),
    ...sides(plan, change),
  };
  return info(`${placeOf(change)}: Plan to ${intentOf(change)}`, "planned_change", { change: fields });
}

function intentOf(change: Change): string {
  if (change.action !== "none") return change.action;
  return change.importedAs === undefined && change.movedFrom !== undefined ? "move" : "import";
}

function driftMessage(plan: Plan, drift: Drift): Message {
  const { address, deposedKey, observed } = drift;
  const action = observed ? "update" : "delete";
  const change = {
    resource: resourceOf(address),
    action,
    ...(deposedKey !== undefined && { deposed: deposedKey }),
    ...driftSides(plan, drift),
  };
  return info(`${placeOf(drift)}: Drift detected (${action})`, "resource_drift", { change });
}

function reviewMovedMessage(plan: Plan, move: ReviewMove): Message {
  const { address, deposedKey } = move;
  const review = { resource: resourceOf(address), ...(deposedKey !== undefined && { deposed: deposedKey }), ...reviewSides(plan, move) };
  return info(`${placeOf(move)}: Review has moved on (${wayOf(readMove(plan, move))})`, "review_moved", { review });
}

function summaryMessage(counts: Counts, operation: "plan" | "apply" | "destroy", text: string): Message {
  const { add, change, import: imported, destroy: remove, forget } = counts;
  return info(text, "change_summary", { changes: { add, change, import: imported, remove, forget, operation } });
}

function plannedOutputsMessage({ outputs }: Plan): Message {
  const changes = outputs.map(({ name, before, after, sensitive }) => {
    const action = before === undefined ? "create" : after === undefined ? "delete" : "update";
    return [name, { sensitive, action }] as const;
  });
  return info(`Outputs: ${outputs.length}`, "outputs", { outputs: Object.fromEntries(changes) });
}

function resourceOf(address: string): object {
  const parsed = parseAddress(address);
  if (!parsed) return { addr: address };
  return {
    addr: address,
    module: "",
    resource: address,
    implied_provider: "sms",
    resource_type: parsed.type,
    resource_name: parsed.name,
    resource_key: parsed.key ?? null,
  };
}

function idPart(id: string | undefined): object {
  return id === undefined || id === "" ? {} : { id_key: "id", id_value: id };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function info(text: string, type: string, fields: object): Message {
  return { "@level": "info", "@message": text, type, ...fields };
}
