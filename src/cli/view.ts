/** How a run is told: to people, or to programs as one JSON message a line. */
import type { AppliedRun, Plan, RunEvent, StackDiagnostic } from "../stack";
import {
  appliedMessages,
  diagnosticMessage,
  eventMessage,
  formatMessage,
  logMessage,
  type Message,
  ongoingMessage,
  planMessages,
  versionMessage,
} from "./json-messages";
import { Ongoing } from "./ongoing";
import { renderApplied } from "./render/applied";
import { renderDiagnostics } from "./render/diagnostics";
import { renderPlan } from "./render/plan";
import { Progress } from "./render/progress";
import type { Terminal } from "./terminal";
import { packageVersion } from "./version";

export interface View {
  diagnostics(diagnostics: readonly StackDiagnostic[]): void;
  plan(plan: Plan): void;
  event(event: RunEvent): void;
  /** To be called now and then while something goes on. */
  tick(): void;
  applied(run: AppliedRun, destroy: boolean): void;
  /** A sentence on how things stand. */
  note(text: string): void;
}

export function createView(terminal: Terminal, { json, now }: { readonly json: boolean; readonly now: () => number }): View {
  return json ? jsonView(terminal, now) : textView(terminal, now);
}

/** Plan and warnings on stdout, errors on stderr. */
function textView({ out, err, colours, columns }: Terminal, now: () => number): View {
  const progress = new Progress({ write: out, colours: colours.out, columns, now });
  const show = (text: string) => {
    progress.clear();
    if (text !== "") out(text);
  };
  return {
    diagnostics(diagnostics) {
      const of = (severity: StackDiagnostic["severity"]) => diagnostics.filter((each) => each.severity === severity);
      show(renderDiagnostics(of("warning"), { colours: colours.out, columns }));
      err(renderDiagnostics(of("error"), { colours: colours.err, columns }));
    },
    plan: (plan) => show(`${renderPlan(plan, colours.out)}\n`),
    event: (event) => progress.on(event),
    tick: () => progress.tick(),
    applied: (run, destroy) => show(`\n${renderApplied(run, destroy, colours.out)}`),
    note: (text) => show(`${text}\n`),
  };
}

/** Everything on stdout, so that one stream tells all. */
function jsonView({ out }: Terminal, now: () => number): View {
  const ongoing = new Ongoing(now);
  const send = (...messages: readonly Message[]) => {
    for (const message of messages) out(formatMessage(message, now()));
  };
  send(versionMessage(packageVersion()));
  return {
    diagnostics: (diagnostics) => send(...diagnostics.map(diagnosticMessage)),
    plan: (plan) => send(...planMessages(plan)),
    event(event) {
      ongoing.note(event);
      const message = eventMessage(event);
      if (message) send(message);
    },
    tick: () => send(...ongoing.due().map(ongoingMessage)),
    applied: (run, destroy) => send(...appliedMessages(run, destroy)),
    note: (text) => send(logMessage(text)),
  };
}
