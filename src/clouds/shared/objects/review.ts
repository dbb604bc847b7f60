/** How objects under review are described, the same on every platform. */
import { type Attribute, bool, computed, defaulted, type ReviewState, string } from "../../../schema";
import { words } from "./words";

interface ReviewDocs {
  readonly status: string;
  readonly usable: string;
  /** What statuses mean, where the platform's own are no words. */
  readonly statusWords?: Attribute["words"];
  /** Are they given anew by the platform with every write? */
  readonly volatile?: boolean;
}

/** The attributes in which every review is told. */
export function reviewAttributes({ status, usable, statusWords, volatile = true }: ReviewDocs) {
  return {
    status: computed(string, { doc: status, ...(statusWords && { words: statusWords }), volatile }),
    review: computed(string, { doc: "The reviewer's words.", volatile }),
    usable: computed(bool, { doc: usable, volatile }),
  };
}

/** Their names, for a description. */
export const toldInReview = { status: "status", words: "review", usable: "usable" } as const;
/** Those of an object that can be protected. */
export const protectedReview = { ...toldInReview, protection: "deletion_protection" } as const;

/** The attribute that keeps an approved object. */
export function protectionAttribute(noun: string, byDefault: boolean) {
  return {
    deletion_protection: defaulted(bool, byDefault, {
      doc: `Refuses a plan that would delete or replace the ${noun} while it is approved. Default \`${byDefault}\`.`,
      local: true,
    }),
  };
}

/** The same attributes as a platform's answer tells them. */
export function toldOf(stateOf: (status: string) => ReviewState, status: string, reply: string | null | undefined) {
  return { status, review: words(reply), usable: stateOf(status) === "usable" };
}
