/** How a run is told: to people, or to programs as one JSON message a line. */
import type { AppliedRun, Plan, RunEvent, StackDiagnostic } from "../stack";
import { packageVersion } from "../version";
import {
  appliedMessages,
  diagnosticMessage,
  eventMessage,
  formatMessage,
  logMessage,
  type Message,
  ongoingMessage,
  planMessages,
  progressMessage,
  versionMessage,
} from "./json/json-messages";
import { Ongoing, quietMs } from "./ongoing";
import { renderApplied } from "./render/applied";
import { renderDiagnostics } from "./render/diagnostics";
import { type Detail, renderPlan } from "./render/plan";
import { Progress } from "./render/progress";
import { type Printable, printable, type Showable } from "./render/writing/printable";
import { Tally } from "./tally";
import type { Terminal } from "./terminal";

export interface View {
  diagnostics(diagnostics: readonly StackDiagnostic[]): void;
  plan(plan: Plan): void;
  event(event: RunEvent): void;
  /** To be called now and then while something goes on. */
  tick(): void;
  applied(run: AppliedRun, plan: Plan): void;
  /** A sentence on how things stand, or a text of several lines. */
  note(text: Showable): void;
}

export interface ViewOptions {
  readonly json: boolean;
  readonly now: () => number;
  /** How much of each object of a plan is told to people. */
  readonly detail?: Detail;
}

export function createView(terminal: Terminal, { json, now, detail }: ViewOptions): View {
  return json ? jsonView(terminal, now) : textView(terminal, now, detail);
}

/** Plan and warnings on stdout, errors on stderr. */
function textView({ out, err, colours, columns }: Terminal, now: () => number, detail: Detail): View {
  const progress = new Progress({ write: out, colours: colours.out, columns, now });
  const show = (text: Printable) => {
    progress.clear();
    out(text);
  };
  return {
    diagnostics(diagnostics) {
      const of = (severity: StackDiagnostic["severity"]) => diagnostics.filter((each) => each.severity === severity);
      show(renderDiagnostics(of("warning"), { colours: colours.out, columns }));
      err(renderDiagnostics(of("error"), { colours: colours.err, columns }));
    },
    plan(plan) {
      progress.rest();
      show(printable`${renderPlan(plan, colours.out, columns, detail)}\n`);
    },
    event: (event) => progress.on(event),
    tick: () => progress.tick(),
    applied(run, plan) {
      progress.rest();
      show(printable`\n${renderApplied(run, plan, { colours: colours.out, columns })}`);
    },
    note: (text) => show(printable`${text}\n`),
  };
}

/** Everything on stdout, so that one stream tells all. */
function jsonView({ out }: Terminal, now: () => number): View {
  const ongoing = new Ongoing(now);
  const tally = new Tally(now);
  let told = now();
  const send = (...messages: readonly Message[]) => {
    for (const message of messages) out(formatMessage(message, now()));
  };
  /** When the wait ends that was told of a call; thousands of objects may wait for the same. */
  const toldWaits = new Map<string, number>();
  const isNews = ({ platform, call, reason, ms }: Extract<RunEvent, { type: "wait" }>) => {
    const name = JSON.stringify([platform, call, reason]);
    if ((toldWaits.get(name) ?? 0) > now()) return false;
    toldWaits.set(name, now() + ms);
    return true;
  };
  send(versionMessage(packageVersion()));
  return {
    diagnostics: (diagnostics) => send(...diagnostics.map(diagnosticMessage)),
    plan(plan) {
      tally.rest();
      send(...planMessages(plan));
    },
    event(event) {
      ongoing.note(event);
      tally.note(event);
      const message = event.type === "wait" && !isNews(event) ? undefined : eventMessage(event);
      if (message) send(message);
    },
    tick() {
      send(...ongoing.due().map(ongoingMessage));
      const progress = tally.view();
      if (!progress || now() - told < quietMs) return;
      told = now();
      send(progressMessage(progress));
    },
    applied: (run, plan) => send(...appliedMessages(run, plan)),
    note: (text) => send(logMessage(text.toString())),
  };
}
