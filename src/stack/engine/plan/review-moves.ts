import { type Resource, reviewIn, sameValue, type Values } from "../../../schema";

type Described = Pick<Resource, "attributes" | "review">;

/**
 * Does an object differ in nothing but its review, and what the platform gives anew by itself? Then nobody has changed it.
 * What stands for the review of another object has nothing else: whatever it tells is that one's.
 */
export function differsInReviewOnly({ attributes, review }: Described, recorded: Values, observed: Values): boolean {
  if (review?.of) return true;
  const told = review ? [review.status, review.words, review.usable] : [];
  return Object.keys(attributes).every(
    (name) => attributes[name]?.volatile || told.includes(name) || sameValue(recorded[name], observed[name]),
  );
}

export function hasMoved(resource: Described, recorded: Values, observed: Values): boolean {
  return reviewIn(resource, recorded)?.status !== reviewIn(resource, observed)?.status;
}
