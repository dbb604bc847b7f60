import type { ReviewState } from "../../schema";
import { reviewAttributes as attributes } from "../shared/objects/review";

/** What a review status means (Baidu's specification 5.4). A status that the document does not list is still on its way. */
export function reviewStateOf(status: string): ReviewState {
  switch (status) {
    case "READY":
      return "usable";
    case "REJECTED":
      return "refused";
    case "ABORTED":
    case "DEPRECATED":
      return "withdrawn";
    default:
      return "pending";
  }
}

/** The attributes in which every reviewed object reports its review. */
export const reviewAttributes = attributes({
  status: "Review status in the platform's words: `SUBMITTED`, `APPROVED`, `REJECTED`, `READY`, `ABORTED` or `DEPRECATED`.",
  usable:
    "Whether messages may be sent with it now: true when the status is `READY`. By one of the vendor's pages carriers have registered it by then, by another they go on with that province by province; nothing tells which, and when they are done.",
});
