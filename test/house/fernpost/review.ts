import { reviewAttributes as attributes, toldOf } from "../../../src/clouds/shared/objects/review";
import type { ReviewState } from "../../../src/schema";
import type { Review } from "./client/records";

/** What a review status means. One that Fernpost's document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  if (status === "granted") return "usable";
  return status === "refused" ? "refused" : "pending";
}

/** The attributes in which every reviewed object reports its review. */
export const reviewAttributes = attributes({
  status: "Review status in the platform's words: `waiting`, `granted` or `refused`.",
  usable: "Whether messages may be sent with it now: true when the status is `granted`.",
});

/** Everything that a list holds, as its pages hand it out. */
export async function* listedIn<Told extends Review>(all: AsyncIterable<Told>) {
  for await (const told of all) yield [{ importId: told.id, seen: seenIn(told) }];
}

/** An answer of the platform as attributes: they have the platform's own names, but for the reviewer's words. */
export function seenIn<Told extends Review>({ status, note, ...fields }: Told) {
  return { ...fields, ...toldOf(reviewStateOf, status, note) };
}
