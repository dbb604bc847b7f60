import { type Resource, reviewIn, sameValue, type Values } from "../../../schema";

type Described = Pick<Resource, "attributes" | "review">;

/**
 * The attributes in which an object differs, its review and what the platform gives anew by itself apart. Where there are none, nobody has changed it.
 * What stands for the review of another object has nothing else: whatever it tells is that one's.
 */
export function changedSince({ attributes, review }: Described, recorded: Values, observed: Values): readonly string[] {
  if (review?.of) return [];
  const told = review ? [review.status, review.words, review.usable] : [];
  return Object.keys(attributes).filter(
    (name) => !attributes[name]?.volatile && !told.includes(name) && !sameValue(recorded[name], observed[name]),
  );
}

export function differsInReviewOnly(described: Described, recorded: Values, observed: Values): boolean {
  return changedSince(described, recorded, observed).length === 0;
}

export function hasMoved(resource: Described, recorded: Values, observed: Values): boolean {
  return reviewIn(resource, recorded)?.status !== reviewIn(resource, observed)?.status;
}
