import type { State } from "../state/state";
import { withMoves } from "./moves";
import type { Plan } from "./plan-types";

/**
 * The state that a plan was made from, at the addresses of now and with what was observed; the very one where nothing differs.
 * @param base the state of the plan's basis
 */
export function refreshedState({ stack, moves, observed }: Pick<Plan, "stack" | "moves" | "observed">, base: State): State {
  const moved = withMoves(stack, base, moves);
  if (observed.size === 0) return moved;
  const instances = new Map(moved.instances);
  for (const [address, object] of observed) {
    const recorded = instances.get(address);
    if (recorded && object) instances.set(address, { ...recorded, object });
    else instances.delete(address);
  }
  return { ...moved, instances };
}
