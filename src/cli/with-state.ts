import type { OpenStack } from "../stack";
import { systemClock } from "../system/clock";
import type { StackFlags } from "./options/flags";
import type { Schemas } from "./render/state";
import { withStack } from "./runtime";
import type { Terminal } from "./terminal";
import { createView } from "./view";

/** For commands that only look at what is recorded. */
export function withState(flags: StackFlags, terminal: Terminal, look: (stack: OpenStack) => number): Promise<number> {
  // Warnings about the stack would stand in the way of what is read by programs.
  const view = createView({ ...terminal, out: terminal.err }, { json: false, now: systemClock.now });
  return withStack(flags, terminal, view, async ({ stack }) => look(stack));
}

export function schemasOf({ provider }: Pick<OpenStack, "provider">): Schemas {
  return (mode, type) => (mode === "data" ? provider.dataSources : provider.resources).get(type)?.definition ?? { attributes: {} };
}
