import { computed, type Immutable, number, type ReviewState } from "../../schema";
import { reviewAttributes as attributes, toldOf } from "../shared/objects/review";

/** What a review status means (Tencent's specification 14). One that the document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  if (status === "0") return "usable";
  if (status === "2") return "registering";
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
export function immutableIn(noun: string): (status: string) => Immutable | undefined {
  const because: Readonly<Record<string, string>> = {
    "0": `an approved ${noun} cannot be changed`,
    "2": `a ${noun} that has passed review cannot be changed`,
  };
  return (status) => (because[status] === undefined ? undefined : { because: because[status], instead: "replace" });
}

/** The attributes in which every reviewed object reports its review. */
export const reviewAttributes = {
  ...attributes({
    status:
      "Review status as the platform counts: `0` approved and in effect, `1` under review, `2` approved and not yet in effect, `-1` rejected.",
    usable:
      "Whether messages may be sent with it now: true when the status is `0`. False with `2`: it has passed the review and is not in effect yet, for example because carriers register it.",
    statusWords,
  }),
  create_time: computed(number, { doc: "When it was handed in for review, in seconds since 1970.", volatile: true }),
};

/** What a platform's answer tells in them. */
export function reviewToldIn(object: {
  readonly StatusCode: number;
  readonly ReviewReply?: string | undefined;
  readonly CreateTime?: number | undefined;
}) {
  return { ...toldOf(reviewStateOf, String(object.StatusCode), object.ReviewReply), create_time: object.CreateTime ?? null };
}

/** In milliseconds. */
export function madeAt(CreateTime: number | undefined): number | undefined {
  return CreateTime === undefined ? undefined : CreateTime * 1000;
}
