/**
 * How often a platform lets itself be called, as its document says it.
 */
import type { LimitedCall, RateLimit } from "../../ports/rate-limiter";
import { slotPlanOf } from "./slot-plan";

export interface Limits {
  /** Whatever the platform counts by: the key's id, with the region where each has a count of its own. */
  readonly account: string;
  /** The limit of a call, by its name, or all that it counts for. */
  readonly of: Readonly<Record<string, CallLimit | readonly CallLimit[] | undefined>>;
}

/** Calls of one `group` are counted together; by default a call is a group of its own. */
export type CallLimit = RateLimit & { readonly group?: string };

const mostPatience = 0.1;

/**
 * The limits of each call, the slowest first. A call that has the turn of a slow limit still has to wait for those of faster ones, behind
 * one call of each other group that does so, too. So much longer that turn holds, up to a tenth of the limit's time: it costs as much of it.
 */
export function limitsOf(platform: string, { account, of }: Limits): ReadonlyMap<string, readonly LimitedCall[]> {
  const byCall = Object.entries(of).map(([call, limits = []]) => {
    const all = (isOne(limits) ? [limits] : [...limits]).map((limit) => ({ platform, account, group: limit.group ?? call, limit }));
    return [call, all.sort((a, b) => slotPlanOf(b.limit).slotMs - slotPlanOf(a.limit).slotMs)] as const;
  });
  const groupsBeside = (group: string) =>
    new Set(byCall.flatMap(([, all]) => (all.some((each) => each.group === group) ? all.map((each) => each.group) : []))).size;
  const patience = new Map<string, number>();
  for (const [, all] of byCall) {
    for (const [index, { group, limit }] of all.entries()) {
      const waitMs = all.slice(index + 1).reduce((ms, faster) => ms + slotPlanOf(faster.limit).slotMs * groupsBeside(faster.group), 0);
      const longest = slotPlanOf(limit).patienceMs + Math.min(waitMs, limit.perMs * mostPatience);
      patience.set(group, Math.max(patience.get(group) ?? 0, longest));
    }
  }
  return new Map(byCall.map(([call, all]) => [call, all.map((each) => ({ ...each, patienceMs: patience.get(each.group) }))]));
}

function isOne(limits: CallLimit | readonly CallLimit[]): limits is CallLimit {
  return "calls" in limits;
}
