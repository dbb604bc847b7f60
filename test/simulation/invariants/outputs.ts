import { isDeepStrictEqual } from "node:util";
import type { Memory } from "../frontends/frontend";
import type { Watched } from "../run";
import { typeNamed } from "../stack/types";
import { addressOf, type Wanted } from "../stack/wish";
import { neededVersions } from "../stack/written";
import { Violation } from "./violation";

/** After a run, an output tells what is recorded of its object; where that failed, or what it needs, the output is what it was, or gone with a word. */
export function outputsFollow({ scene: { frontend, wish }, command, reports, memory, memoryBefore, isKilled }: Watched): void {
  // Under other engines, outputs are theirs: here they would be those of the model, which says nothing of the plugin.
  if (frontend.name === "plugin") return;
  const [report, ...others] = reports;
  if (!report?.isApplied || others.length > 0 || isKilled || command.does !== "apply") return;
  const failed = new Set([
    // A predecessor that stays for a while has a place of its own.
    ...report.leftOut,
    ...report.diagnostics.flatMap(({ severity, address }) =>
      severity === "error" && address !== undefined && !hasSuccessor(address, memoryBefore, memory) ? [address] : [],
    ),
  ]);
  if (report.diagnostics.some(({ severity, address }) => severity === "error" && address === undefined)) return;
  for (const wanted of wish.wanted) {
    const { label, type } = wanted;
    const told = memory.outputs.get(label);
    const recorded = memory.recorded.find(({ address, deposedKey }) => address === addressOf(wanted) && deposedKey === undefined);
    const shown = recorded?.values[typeNamed(type).output] ?? undefined;
    const beside = neededVersions(wanted, wish.wanted);
    const value = beside === undefined ? shown : [shown ?? null, beside];
    const was = memoryBefore.outputs.get(label);
    if (!needsAny(wanted, failed, wish.wanted)) {
      if (!isDeepStrictEqual(told, value))
        throw new Violation("outputs follow what was done", `${label} is ${JSON.stringify(told)}, and is to be ${JSON.stringify(value)}`);
    } else if (told !== undefined && !isDeepStrictEqual(told, was)) {
      const found = `${label} of ${type} was ${JSON.stringify(was)}, and is ${JSON.stringify(told)}; ${[...failed].join()}`;
      throw new Violation("outputs of what failed stay", found);
    }
  }
}

/** What went wrong there was the deletion of its predecessor. */
function hasSuccessor(address: string, before: Memory, after: Memory): boolean {
  const [was, is] = [before, after].map(({ recorded }) =>
    recorded.find((each) => each.address === address && each.deposedKey === undefined),
  );
  return was !== undefined && is !== undefined && was.id !== is.id;
}

function needsAny(wanted: Wanted, failed: ReadonlySet<string | undefined>, all: readonly Wanted[]): boolean {
  if (failed.has(addressOf(wanted))) return true;
  return Object.values(wanted.needs).some((mark) => {
    const needed = all.find((each) => each.mark === mark);
    return needed !== undefined && needsAny(needed, failed, all);
  });
}
