/** What was found to be otherwise than recorded: what others changed, and reviews that moved on. */
import { type Drift, type Plan, placeOf, type ReviewMove } from "../../stack";
import { reviewOf } from "../review";
import { definitionOf } from "./object";

export interface Findings {
  readonly changed: readonly Drift[];
  /** One line each. */
  readonly reviews: readonly string[];
}

export function findingsOf(plan: Plan): Findings {
  return { changed: [...plan.drift].sort(byPlace), reviews: reviewLines(plan) };
}

/** So many are named one by one; of more, those that went the same way are counted where they are more than a few. */
const mostNamed = 10;
const few = 3;

function reviewLines(plan: Plan): string[] {
  const moves = [...plan.reviewMoves].sort(byPlace).map((move) => ({ place: placeOf(move), way: wayOf(plan, move) }));
  const named = ({ place, way }: (typeof moves)[number]) => `${place}: ${way}`;
  if (moves.length <= mostNamed) return moves.map(named);
  return [...new Set(moves.map(({ way }) => way))].flatMap((way) => {
    const alike = moves.filter((move) => move.way === way);
    return alike.length <= few ? alike.map(named) : [`${alike.length} objects: ${way}`];
  });
}

/** `SUBMITTED -> READY` */
export function wayOf(plan: Plan, { address, recorded, observed }: ReviewMove): string {
  const definition = definitionOf(plan, address);
  const [from, to] = [recorded, observed].map((values) => reviewOf(values, definition)?.statusText ?? "unknown");
  return `${from} -> ${to}`;
}

function byPlace(a: Drift | ReviewMove, b: Drift | ReviewMove): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}
