import { type Instance, type State, StateEditor } from "../../state/state";
import { withMoves } from "../plan/moves";
import { type Plan, placeOf } from "../plan/plan";

/**
 * The state that a plan was made from, at the addresses of now and with what was observed; the very one where nothing differs.
 * @param base the state of the plan's basis
 */
export function refreshedState({ stack, moves, observed }: Pick<Plan, "stack" | "moves" | "observed">, base: State): State {
  const moved = withMoves(stack, base, moves);
  if (observed.size === 0) return moved;
  const editor = new StateEditor(moved);
  const take = (address: string, recorded: Instance, deposedKey?: string) => {
    const object = observed.get(placeOf({ address, deposedKey }));
    if (object !== undefined) editor.set(address, object && { ...recorded, object }, deposedKey);
  };
  for (const [address, recorded] of moved.instances) take(address, recorded);
  for (const [address, here] of moved.deposed) for (const [key, recorded] of here) take(address, recorded, key);
  return editor.result();
}
