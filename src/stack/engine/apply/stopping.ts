import { createUndertakings, type Ends, type Undertaking, type Undertakings } from "../../../http/undertaking";
import type { ApplyResult } from "../../../reconcile";
import type { Change } from "../plan/plan";

/** Which changes of a run go to their end when it ends early, and which are left. */
export class Stopping {
  readonly #left = new Set<Change>();
  readonly #undertakings: Undertakings;
  readonly #underWay = new Map<Change, Undertaking>();

  constructor(ends: Ends) {
    this.#undertakings = createUndertakings(ends);
  }

  /** Changes that were left: because the run was stopped, or because it must not go on. */
  get left(): ReadonlySet<Change> {
    return this.#left;
  }

  leave(change: Change): void {
    this.#left.add(change);
  }

  /** Makes a step of a change, unless it is to be left. A replacement that was begun is finished: its two steps are one undertaking. */
  async step(change: Change, make: () => Promise<void>): Promise<void> {
    const undertaking = this.#underWay.get(change) ?? this.#undertakings.begin();
    this.#underWay.set(change, undertaking);
    if (undertaking.signal.aborted) this.leave(change);
    else await make();
    if (change.action === "replace" && undertaking.isCommitted) return;
    undertaking.end();
    this.#underWay.delete(change);
  }

  /** For all calls and waits of a step. */
  signalOf(change: Change): AbortSignal {
    const undertaking = this.#underWay.get(change);
    if (!undertaking) throw new Error(`no step of ${change.address} is under way`);
    return undertaking.signal;
  }

  /** Notes what became of a step. @returns whether it was left before it changed anything */
  wasLeft(change: Change, { cancelled }: Pick<ApplyResult, "cancelled">): boolean {
    if (cancelled && !this.#underWay.get(change)?.isCommitted) this.leave(change);
    return this.#left.has(change);
  }
}
