import type { Attributes } from "../types";
import type { Value, Values } from "../values";

/**
 * What a review status means for use. An object is ready once it is `usable`; `registering` has passed the platform's review and is not in effect yet,
 * because carriers register it.
 */
export type ReviewState = "usable" | "pending" | "registering" | "refused" | "withdrawn";

/** The attributes in which a review is told. */
export interface ReviewAttributes<Name extends string = string> {
  /** The platform's own word for how the review stands. */
  readonly status: Name;
  /** The reviewer's words; left out where nobody says anything. */
  readonly words?: Name | undefined;
  /** Whether messages may be sent with it now; left out where nothing is sent with it. */
  readonly usable?: Name | undefined;
  /**
   * What a status means; left out where the review decides nothing about the object.
   * @param values where more than the status decides: what sends name it by, for example
   */
  readonly stateOf?: ((status: string, values: RecordedValues) => ReviewState) | undefined;
}

/** A review of something else than the object itself: of a wish, or of another object. It is shown, and decides nothing. */
export interface ForeignReview<Name extends string = string> extends ReviewAttributes<Name> {
  readonly stateOf?: undefined;
  /** The object that is reviewed, where it is another one. */
  readonly of?: (values: RecordedValues) => ReviewedObject | undefined;
  /** How the object itself stands, where it is more than what is reviewed. */
  readonly standing?: (values: RecordedValues) => Standing;
}

export interface Standing {
  /** What people should know of it. */
  readonly state: ReviewState;
  /** Whether messages may be sent with it now. */
  readonly usable: boolean;
}

export interface ReviewedObject {
  /** Its Terraform type. */
  readonly type: string;
  readonly id: string;
}

/** A review of the object itself, which decides what can be done with it. */
export interface OwnReview<Name extends string = string> extends ReviewAttributes<Name> {
  readonly usable: Name;
  readonly stateOf: (status: string, values: RecordedValues) => ReviewState;
  readonly of?: undefined;
  readonly standing?: undefined;
  /** Keeps an approved object from being deleted or replaced, where it is true. */
  readonly protection?: Name;
  /**
   * Why an attribute of an object of this status cannot be changed in place, and what a change does instead; undefined where it can.
   * @param wanted what the configuration asks for: it may choose
   */
  readonly immutable?: (status: string, attribute: Name, wanted: RecordedValues) => Immutable | undefined;
  /**
   * What a change in place means for an object of this status, where users should know before. What they could not know of, because the
   * status is another one since the plan, is not done.
   */
  readonly changeNotice?: (status: string, changed: ReadonlySet<string>) => string | undefined;
  /** What such a change leaves as it is, of the attributes that the platform gives anew with other writes. */
  readonly outlasting?: (status: string, changed: ReadonlySet<string>) => readonly Name[];
}

export type Review<Name extends string = string> = ForeignReview<Name> | OwnReview<Name>;

export interface Immutable {
  /** As a part of a sentence: `an approved template cannot be changed`. */
  readonly because: string;
  /** A new object is made, or the new value is only recorded: what proved an approved name, for example. */
  readonly instead: "replace" | "record";
}

/** How a review stands, in an object's values. */
export interface ToldReview {
  readonly status: string;
  /** The reviewer's words. */
  readonly words: string | null;
  /** Undefined where the object does not say. */
  readonly usable: boolean | undefined;
}

/** What may hold a review: a resource or a data source. */
export interface Reviewed {
  readonly attributes: Attributes;
  readonly review?: ReviewAttributes | undefined;
}

/** An object's values, or what is known of them. */
type RecordedValues = Readonly<Record<string, Value | undefined>>;

/** Undefined for what is not reviewed, or whose status is not known. */
export function reviewIn({ review }: Pick<Reviewed, "review">, values: RecordedValues): ToldReview | undefined {
  const status = review && values[review.status];
  if (review === undefined || typeof status !== "string") return undefined;
  const words = review.words === undefined ? undefined : values[review.words];
  const usable = review.usable === undefined ? undefined : values[review.usable];
  return { status, words: typeof words === "string" ? words : null, usable: typeof usable === "boolean" ? usable : undefined };
}

/** What the status of a reviewed object means; undefined for what has no review of its own, and where its status is not known. */
export function reviewStateIn({ review }: Pick<Reviewed, "review">, values: RecordedValues): ReviewState | undefined {
  const status = review?.stateOf && values[review.status];
  return typeof status === "string" ? review?.stateOf?.(status, values) : undefined;
}

/** Has it passed the platform's review, whether or not it is in effect? */
export function isApproved(resource: Pick<Reviewed, "review">, values: Values): boolean {
  return isUsable(resource, values) || reviewStateIn(resource, values) === "registering";
}

/** May messages be sent with it, by what is recorded? */
export function isUsable({ review }: Pick<Reviewed, "review">, values: Values): boolean {
  return review?.usable !== undefined && values[review.usable] === true;
}
