import { relative, resolve } from "node:path";
import { kindAt } from "../../ports/disk";
import { hasErrors } from "../../schema";
import { overview, validate } from "../../stack";
import { systemClock } from "../../system/clock";
import { systemWorld } from "../../system/world";
import type { StackFlags } from "../options/flags";
import type { Wishes } from "../project/decide";
import { isStack } from "../project/folder";
import { goOn, makeProject } from "../project/project";
import { renderOverview } from "../render/overview";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";
import { createView } from "../view";

export interface InitFlags extends StackFlags {
  /** Of a new project. */
  readonly wishes: Wishes;
  /** What is not said is as usual. */
  readonly yes?: boolean;
  readonly install: boolean;
}

/**
 * Makes a project in an empty folder. Where a stack is, says what a run of it would use, and what is missing.
 * @returns 1 where the stack cannot be run, or the project is not made
 */
export async function init(flags: InitFlags, terminal: Terminal): Promise<number> {
  const { disk } = systemWorld;
  const folder = resolve(terminal.cwd, flags.stack ?? ".");
  // Without a folder of that name it is the name of a stack.
  const isNamed = flags.stack !== undefined && (kindAt(disk, folder) !== "folder" || isStack(disk, terminal.cwd));
  if (!isNamed && !isStack(disk, folder)) return makeProject(folder, flags, terminal);
  const goneOn = flags.install && kindAt(disk, folder) === "folder" ? await goOn(folder, terminal) : undefined;
  return goneOn ?? look(flags, terminal);
}

async function look(flags: StackFlags, terminal: Terminal): Promise<number> {
  const view = createView(terminal, { json: false, now: systemClock.now });
  return withStack({ ...flags, variablesWhereGiven: true }, terminal, view, async ({ stack }) => {
    const diagnostics = validate(stack);
    view.diagnostics(diagnostics);
    if (hasErrors(diagnostics)) return 1;
    const place = (path: string) => shorter(relative(terminal.cwd, path) || ".", path);
    view.note(renderOverview(overview(stack), { colours: terminal.colours.out, place, argument: flags.stack }));
    return 0;
  });
}

function shorter(a: string, b: string): string {
  return a.length < b.length ? a : b;
}
