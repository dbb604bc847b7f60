import type { RestoreOwner } from "../pending/entries";
import { completeRestore, type Environment } from "../reconcile";
import { type Cloud, type Diagnostic, nothingPending, type Pending, type PendingRestore, warning } from "../schema";
import type { PendingFile } from "./pending/pending-file";
import type { OwnRestore } from "./pending/restores";

interface Means {
  readonly pending: Pick<PendingFile, "assumeRestores">;
  owner(cloud: Cloud): RestoreOwner;
  acting(
    of: { readonly cloud: Cloud },
    port: Pending,
  ): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] };
}

export interface Completed {
  /** What could not be given back, by cloud. */
  readonly pendingRestores: ReadonlyMap<string, readonly PendingRestore[]>;
  /** Warnings alone: a plan must go on, so that users see what else there is to do. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Restores in the configured accounts what runs that were cut off took from them. */
export async function completeRestores(clouds: readonly Cloud[], { pending, owner, acting }: Means): Promise<Completed> {
  const pendingRestores = new Map<string, readonly PendingRestore[]>();
  const diagnostics: Diagnostic[] = [];
  for (const cloud of clouds) {
    try {
      const failed: PendingRestore[] = [];
      for (const own of await pending.assumeRestores(owner(cloud))) {
        const problems = await giveBack(cloud, own);
        if (problems.length > 0) failed.push(own.restore);
        diagnostics.push(
          ...problems.map(({ summary, detail }) => warning(summary, `${detail}\nPending until a run restores it: ${excerpt(own.restore)}`)),
        );
      }
      pendingRestores.set(cloud.name, failed);
    } catch (failure) {
      diagnostics.push(cannotComplete(cloud, failure));
    }
  }
  return { pendingRestores, diagnostics };

  async function giveBack(cloud: Cloud, own: OwnRestore): Promise<readonly Diagnostic[]> {
    const able = acting({ cloud }, nothingPending("a restore was about to make another"));
    const problems = "diagnostics" in able ? able.diagnostics : await completeRestore(cloud, able.environment, own.restore);
    await (problems.length === 0 ? own.restored() : own.leave());
    return problems;
  }
}

function cannotComplete(cloud: Cloud, failure: unknown): Diagnostic {
  return warning(
    `Whether an interrupted run left something of ${cloud.title} to be restored cannot be told`,
    `${failure instanceof Error ? failure.message : String(failure)}. Make the file and its folder writable; the next run tries again.`,
  );
}

const longestExcerpt = 300;

/** For a person to recognize it; the whole of it is in the pending file. */
function excerpt(restore: PendingRestore): string {
  const text = JSON.stringify(restore);
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt)}… (${text.length} characters in all)`;
}
