import { type Environment, settleDebt } from "../reconcile";
import { type Cloud, type Debt, type Diagnostic, nothingPending, type Pending, warning } from "../schema";
import type { OwnDebt } from "./pending/debts";
import type { Creditor } from "./pending/entries";
import type { PendingFile } from "./pending/pending-file";

interface Means {
  readonly pending: Pick<PendingFile, "assumeDebts">;
  creditor(cloud: Cloud): Creditor;
  acting(cloud: Cloud, port: Pending): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] };
}

export interface TakenUp {
  /** What could not be given back, by cloud. */
  readonly owed: ReadonlyMap<string, readonly Debt[]>;
  /** Warnings alone: a plan must go on, so that users see what else there is to do. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives back to the configured accounts what runs that were cut off owe to them. */
export async function takeUpDebts(clouds: readonly Cloud[], { pending, creditor, acting }: Means): Promise<TakenUp> {
  const owed = new Map<string, readonly Debt[]>();
  const diagnostics: Diagnostic[] = [];
  for (const cloud of clouds) {
    try {
      const failed: Debt[] = [];
      for (const own of await pending.assumeDebts(creditor(cloud))) {
        const problems = await giveBack(cloud, own);
        if (problems.length > 0) failed.push(own.debt);
        diagnostics.push(
          ...problems.map(({ summary, detail }) => warning(summary, `${detail}\nOwed until a run gives it back: ${excerpt(own.debt)}`)),
        );
      }
      owed.set(cloud.name, failed);
    } catch (failure) {
      diagnostics.push(cannotTakeUp(cloud, failure));
    }
  }
  return { owed, diagnostics };

  async function giveBack(cloud: Cloud, own: OwnDebt): Promise<readonly Diagnostic[]> {
    const able = acting(cloud, nothingPending("a debt was about to make another"));
    const problems = "diagnostics" in able ? able.diagnostics : await settleDebt(cloud, able.environment, own.debt);
    await (problems.length === 0 ? own.paid() : own.leave());
    return problems;
  }
}

function cannotTakeUp(cloud: Cloud, failure: unknown): Diagnostic {
  return warning(
    `Whether an interrupted run owes something to ${cloud.title} cannot be settled`,
    `${failure instanceof Error ? failure.message : String(failure)}. Make the file and its folder writable; the next run tries again.`,
  );
}

const longestExcerpt = 300;

/** For a person to recognize it; the whole of it is in the pending file. */
function excerpt(debt: Debt): string {
  const text = JSON.stringify(debt);
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt)}… (${text.length} characters in all)`;
}
