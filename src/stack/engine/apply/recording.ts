/** How a run ends: its state is written, and what could not be written down is told once. */
import type { Environment } from "../../../reconcile";
import { error } from "../../../schema";
import { StateUnusable } from "../../state/format";
import type { Journal } from "../../state/journal";
import { JournalUnwritable } from "../../state/journal-unwritable";
import type { StackDiagnostic } from "../model/report";
import type { AppliedRun } from "../plan/plan";

const unwritable = "The journal cannot be written";

/** Explains that something was not sent because it could not be written down first. */
export function explainingJournal(explain: Environment["explain"]): Environment["explain"] {
  return (failure, action) =>
    failure instanceof JournalUnwritable
      ? { meaning: "defect", summary: unwritable, detail: failure.message, unsettled: false, code: "journal_unwritable" }
      : explain(failure, action);
}

/**
 * Ends a run: saves its state and closes its journal. Where that fails, or the journal failed on the way, the run says so in one
 * error; what was not begun because of it counts as skipped.
 * @param save writes the state; @throws StateUnusable
 */
export function recordRun(run: AppliedRun, journal: Journal, save: () => void): AppliedRun {
  const unsaved = problemOf(save);
  if (unsaved === undefined) journal.close();
  else journal.leave();
  const problem = problemWith(journal, unsaved);
  if (problem === undefined) return run;
  const [refused, others] = [run.diagnostics.filter(isRefusal), run.diagnostics.filter((each) => !isRefusal(each))];
  return {
    ...run,
    diagnostics: [...others, problem],
    errored: true,
    skipped: [...new Set([...run.skipped, ...refused.flatMap(({ address }) => address ?? [])])],
  };
}

function isRefusal({ code }: StackDiagnostic): boolean {
  return code === "journal_unwritable";
}

function problemOf(save: () => void): StateUnusable | undefined {
  try {
    save();
    return undefined;
  } catch (problem) {
    if (problem instanceof StateUnusable) return problem;
    throw problem;
  }
}

function problemWith({ failed }: Journal, unsaved: StateUnusable | undefined): StackDiagnostic | undefined {
  const failure: unknown = failed.reason;
  const code = failure instanceof JournalUnwritable ? failure.code : undefined;
  if (unsaved) {
    const incomplete =
      " The journal could not be written to its end either. Run again soon: the next run repeats what was begun, under the same tokens, " +
      "and finds the rest by looking.";
    return error("The state was not saved", `${unsaved.message}${code === undefined ? "" : incomplete}`);
  }
  if (!(failure instanceof JournalUnwritable)) return undefined;
  return error(unwritable, `${failure.message} Everything that was done is in the state.`);
}
