import { visible } from "../../schema";
import { type AppliedRun, endingOf, type Plan } from "../../stack";
import { openReviews, type ReviewAt, reviewText, waitingReviews } from "../review";
import type { Frame } from "./diagnostics";
import { renderOutputs } from "./outputs";
import { joined, type Printable, printable } from "./writing/printable";
import { wrap } from "./writing/width";

const mostNamed = 10;
const whenNext = 'The next apply looks again; timeouts { create = "…" } lets them wait longer.';

/** What a run did, what it left, what is under review now, and the outputs. Ends with a line break. */
export function renderApplied(run: AppliedRun, plan: Plan, { colours, columns }: Frame): Printable {
  const { skipped, held, state } = run;
  const limit = columns ?? Number.POSITIVE_INFINITY;
  const summary = joined(wrap(appliedSummary(run, plan), limit), "\n");
  const complete = endingOf(run) === "complete";
  const waiting = waitingReviews(run, plan);
  const reviews = openReviews(run, plan);
  const pending = reviews.filter(({ state: stands }) => stands === "pending");
  const registering = reviews.filter(({ state: stands }) => stands === "registering");
  const refused = reviews.filter((review) => !pending.includes(review) && !registering.includes(review));
  const sections = [
    complete ? colours.green(colours.bold(summary)) : colours.bold(summary),
    ...(skipped.length > 0
      ? [list("Not done, because the run was stopped or something that it waits for failed:", skipped, Number.POSITIVE_INFINITY, limit)]
      : []),
    ...(waiting.length > 0
      ? [list(`Approvals that still wait: ${waiting.length}. ${whenNext}`, waiting.map(named), mostNamed, limit)]
      : []),
    ...(held.length > 0 ? [list("Not done yet, because it needs an approval:", held, Number.POSITIVE_INFINITY, limit)] : []),
    ...(refused.length > 0 ? [list(`Not approved: ${refused.length}.`, refused.map(named), Number.POSITIVE_INFINITY, limit)] : []),
    ...(pending.length > 0
      ? [list(`Under review: ${pending.length}. smsform status shows how it goes.`, pending.map(named), mostNamed, limit)]
      : []),
    ...(registering.length > 0
      ? [
          list(
            `Approved, not in effect yet: ${registering.length}. smsform status shows how it goes.`,
            registering.map(named),
            mostNamed,
            limit,
          ),
        ]
      : []),
    ...(complete && !plan.destroy && state.outputs.size > 0
      ? [printable`Outputs:\n\n${renderOutputs(state.outputs, colours, columns)}`]
      : []),
  ];
  return printable`${joined(sections, "\n\n")}\n`;
}

/** `Apply complete! Resources: 1 added, 0 changed, 0 destroyed.` */
export function appliedSummary(run: AppliedRun, { destroy, refreshOnly, retirement }: Plan): string {
  const { counts, waiting } = run;
  const operation = retirement ? "Prune" : destroy ? "Destroy" : "Apply";
  const ending = endingOf(run);
  if (refreshOnly && ending === "complete") return "Apply complete! What was found is recorded; nothing was changed on the platforms.";
  const imported = counts.import > 0 ? `${counts.import} imported, ` : "";
  const forgotten = counts.forget > 0 ? `, ${counts.forget} forgotten` : "";
  const done = `${imported}${counts.add} added, ${counts.change} changed, ${counts.destroy} destroyed${forgotten}`;
  switch (ending) {
    case "complete":
      return `${operation} complete! Resources: ${done}.`;
    case "waiting":
      return `${operation} is done as far as the reviews let it; ${waiting.length} open. Done and recorded: ${done}. Run smsform apply again when they are decided.`;
    case "incomplete":
      return `${operation} is not complete. Done and recorded: ${done}. Run smsform ${retirement ? "catalogue prune" : operation.toLowerCase()} again for the rest.`;
  }
}

function named(review: ReviewAt): string {
  return `${review.address} (${reviewText(review)})`;
}

function list(heading: string, items: readonly string[], most: number, limit: number): Printable {
  const more = items.length > most ? [`and ${items.length - most} more`] : [];
  const lines = [...items.slice(0, most), ...more].flatMap((item) => wrap(visible(item), limit - 4));
  return joined([...wrap(heading, limit), ...lines.map((text) => `  ${text}`)], "\n");
}
