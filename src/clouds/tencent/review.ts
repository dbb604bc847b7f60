import type { ReviewState } from "../../schema";
import { bool, computed, number, string } from "../../schema";

/** What a review status means (Tencent's specification 14). One that the document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  if (status === "0") return "usable";
  return status === "-1" ? "refused" : "pending";
}

export const underReview = "1";

export const statusWords: Readonly<Record<string, string>> = {
  "0": "approved",
  "1": "under review",
  "2": "approved, not yet in effect",
  "-1": "rejected",
};

/** Tencent L6184, L7615: only what is under review or rejected can be changed. */
export function immutableReasonOf(noun: string): (status: string) => string | undefined {
  return (status) =>
    ({
      "0": `an approved ${noun} cannot be changed`,
      "2": `a ${noun} that has passed review cannot be changed`,
    })[status];
}

/** The attributes in which every reviewed object reports its review. */
export const reviewAttributes = {
  status: computed(string, {
    doc: "Review status as the platform counts: `0` approved and in effect, `1` under review, `2` approved and not yet in effect, `-1` rejected.",
    volatile: true,
    words: statusWords,
  }),
  review: computed(string, { doc: "The reviewer's words.", volatile: true }),
  usable: computed(bool, { doc: "Whether messages may be sent with it now: true when the status is `0`.", volatile: true }),
  create_time: computed(number, { doc: "When it was handed in for review, in seconds since 1970.", volatile: true }),
};
