/** What was found to be otherwise than recorded: reviews that moved on, and what others changed. */
import { sameValue } from "../../schema";
import { type Drift, type Plan, placeOf } from "../../stack";
import { reviewOf } from "../review";
import { definitionOf } from "./object";

/** A review status that is no longer the recorded one, in words for people. */
export interface ReviewMove {
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

export interface Findings {
  /** Objects that differ in nothing but their review. */
  readonly reviews: readonly ReviewMove[];
  readonly changed: readonly Drift[];
}

export function findingsOf(plan: Plan): Findings {
  const reviews: ReviewMove[] = [];
  const changed: Drift[] = [];
  for (const drift of plan.drift) {
    if (!isReviewOnly(plan, drift)) changed.push(drift);
    else {
      const [from, to] = [statusOf(plan, drift, drift.recorded), statusOf(plan, drift, drift.observed)];
      if (from !== to) reviews.push({ place: placeOf(drift), from, to });
    }
  }
  return { reviews: reviews.sort((a, b) => byText(a.place, b.place)), changed: changed.sort((a, b) => byText(placeOf(a), placeOf(b))) };
}

/** Attributes that the platform gives anew by itself are no change that somebody made. */
function isReviewOnly(plan: Plan, { address, recorded, observed }: Drift): boolean {
  if (!observed) return false;
  const { attributes } = definitionOf(plan, address);
  return Object.keys(attributes).every((name) => attributes[name]?.volatile || sameValue(recorded[name], observed[name]));
}

function statusOf(plan: Plan, { address }: Drift, values: Drift["observed"]): string {
  return reviewOf(values ?? undefined, definitionOf(plan, address))?.statusText ?? "unknown";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
