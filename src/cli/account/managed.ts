/** Which objects of an account a state has. */
import { type Recorded, recordedOf } from "../../adoption/inventory/recorded";
import { error, hasErrors } from "../../schema";
import { readState, type StackDiagnostic } from "../../stack";
import { systemWorld } from "../../system/world";
import { recordedIn } from "../files/state";
import type { StackFlags } from "../options/flags";
import { isStack } from "../project/folder";
import { withStack } from "../runtime";
import type { Terminal } from "../terminal";

export interface StateFlags extends Pick<StackFlags, "stack"> {
  /** A state's file, or `-` for one on standard input. Default: the state of the stack in this folder. */
  readonly state?: string | undefined;
}

/** Everything that is under management; undefined where there is no state to look at. */
export type Management =
  | { readonly objects: readonly Recorded[] | undefined }
  /** It cannot be read. `isAsked`: though it was asked for by its name. */
  | { readonly diagnostics: readonly StackDiagnostic[]; readonly isAsked: boolean };

/** @throws StateUnusable */
export async function managementIn(flags: StateFlags, terminal: Terminal): Promise<Management> {
  if (flags.state !== undefined) return { objects: (await recordedIn(flags.state, terminal)).objects };
  if (flags.stack === undefined && !isStack(systemWorld.disk, terminal.cwd)) return { objects: undefined };
  const diagnostics: StackDiagnostic[] = [];
  let objects: readonly Recorded[] | undefined;
  const collector = { diagnostics: (more: readonly StackDiagnostic[]) => void diagnostics.push(...more), event() {}, tick() {}, note() {} };
  await withStack({ stack: flags.stack }, terminal, collector, async ({ stack }) => {
    objects = recordedOf(readState(stack));
    return 0;
  });
  if (objects) return { objects };
  const problems = hasErrors(diagnostics)
    ? diagnostics.filter(({ severity }) => severity === "error")
    : [error("The stack cannot be read", "")];
  return { diagnostics: problems, isAsked: flags.stack !== undefined };
}
