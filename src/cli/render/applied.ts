import type { AppliedRun } from "../../stack";
import type { Colours } from "./colours";
import { renderOutputs } from "./outputs";

/** What a run did, what it left, and the outputs. Ends with a line break. */
export function renderApplied(run: AppliedRun, destroy: boolean, colours: Colours): string {
  const { skipped, state, errored } = run;
  const summary = appliedSummary(run, destroy);
  const complete = !errored && skipped.length === 0;
  const sections = [
    complete ? colours.green(colours.bold(summary)) : colours.bold(summary),
    ...(skipped.length > 0
      ? [
          [
            "Not done, because the run was stopped or something that it waits for failed:",
            ...skipped.map((address) => `  ${address}`),
          ].join("\n"),
        ]
      : []),
    ...(complete && !destroy && state.outputs.size > 0 ? [`Outputs:\n\n${renderOutputs(state.outputs, colours).trimEnd()}`] : []),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** `Apply complete! Resources: 1 added, 0 changed, 0 destroyed.` */
export function appliedSummary({ counts, skipped, errored }: AppliedRun, destroy: boolean): string {
  const operation = destroy ? "Destroy" : "Apply";
  const imported = counts.import > 0 ? `${counts.import} imported, ` : "";
  const done = `${imported}${counts.add} added, ${counts.change} changed, ${counts.destroy} destroyed`;
  if (!errored && skipped.length === 0) return `${operation} complete! Resources: ${done}.`;
  return `${operation} is not complete. Done and recorded: ${done}. Run smsform ${operation.toLowerCase()} again for the rest.`;
}
