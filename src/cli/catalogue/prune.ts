/** Deletes by hand what messages have left behind. */
import type { Catalogue } from "../../messaging/catalogue/catalogue";
import { CatalogueError } from "../../messaging/errors";
import { error, isObject, type Values } from "../../schema";
import type { Plan, StackDiagnostic } from "../../stack";
import { runAgreed } from "../agreed-run";
import { catalogueIn } from "../files/catalogue";
import type { StackFlags } from "../options/flags";
import { printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

export interface PruneFlags extends StackFlags {
  /** Milliseconds, in place of what each message says. */
  readonly olderThan?: number | undefined;
  /** Files that programs send by: what they name is not deleted. */
  readonly catalogue?: readonly string[];
  readonly yes?: boolean;
}

export function cataloguePrune(flags: PruneFlags, terminal: Terminal): Promise<number> {
  const { olderThan, catalogue = [], yes: isAgreed = false } = flags;
  return runAgreed(
    {
      flags,
      mode: { retirement: { ...(olderThan !== undefined && { olderThanMs: olderThan }) } },
      isAgreed,
      question: ({ stack }) =>
        `Do you really want to delete this from the platforms of ${stack.name}? Programs that still send with it fail.`,
      unasked: (why) =>
        printable`smsform catalogue prune asks before it deletes anything, and ${why}. Run it in a terminal and look at what it shows, or run smsform catalogue prune --yes.`,
      objections: async (plan) => (await Promise.all(catalogue.map((file) => stillNamed(plan, file, terminal)))).flat(),
    },
    terminal,
  );
}

async function stillNamed(plan: Plan, file: string, terminal: Terminal): Promise<readonly StackDiagnostic[]> {
  const next = `Write it anew, and wait until programs have read it: smsform catalogue write --out ${file}`;
  try {
    const held = await catalogueIn(file, terminal);
    return plan.changes.flatMap(({ address, instance: { type }, before, after }) =>
      leftOut(before?.values, after).flatMap((template) =>
        namesIn(held, /^sms_([a-z]+)_/.exec(type)?.[1], template).map((key) => ({
          ...error(`${file} still sends "${key}" with ${template}, which was to be deleted`, next),
          address,
        })),
      ),
    );
  } catch (failure) {
    if (!(failure instanceof CatalogueError)) throw failure;
    return [error("Whether a catalogue still names it cannot be told", failure.message)];
  }
}

/** Ids of templates that sends took and that are recorded no longer. */
function leftOut(before: Values | undefined, after: Values | null): readonly string[] {
  const left = idsIn(after);
  return idsIn(before ?? null).filter((id) => !left.includes(id));
}

function idsIn(values: Values | null): readonly string[] {
  const { superseded = null } = values ?? {};
  if (!Array.isArray(superseded)) return [];
  return superseded.flatMap((each) => (isObject(each) && typeof each.template_id === "string" ? [each.template_id] : []));
}

function namesIn({ messages }: Catalogue, platform: string | undefined, template: string): readonly string[] {
  const isIt = (version: { readonly platform: string; readonly template: string }) =>
    version.platform === platform && version.template === template;
  return Object.entries(messages).flatMap(([key, { on }]) => (on.some(isIt) ? [key] : []));
}
