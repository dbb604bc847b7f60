/**
 * What a reader wants to know of a plan, whoever made it: the one thing that terminal, one line an object and Markdown are made from.
 * What must not be shown is not in it.
 */
import type { ReviewState } from "../../schema";
import type { Counts, StackDiagnostic } from "../../stack";
import type { Sign } from "../render/writing/lines";
import type { Review } from "../review";
import type { Entry } from "./entry";

export interface Reading {
  /** What was found to be otherwise than recorded. */
  readonly drift: readonly DriftReading[];
  /** Reviews that stand otherwise than recorded, of objects that nobody has changed. */
  readonly moves: readonly ReviewMoveReading[];
  /** Objects that only get another address, where nothing else of them is told. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** What becomes of objects; those that stay as they are are not told. */
  readonly objects: readonly ObjectReading[];
  /** What may not be sent with because a reviewer said so, be it in `objects` or not. */
  readonly refused: readonly ReviewAtPlace[];
  readonly outputs: readonly Entry[];
  readonly counts: Counts;
  /** `Plan: 2 to add, 1 to change, 0 to destroy.`, or why there is nothing to do. */
  readonly summary: string;
  readonly diagnostics: readonly StackDiagnostic[];
}

export interface ObjectReading {
  /** The address, and which predecessor of it where it is one. */
  readonly place: string;
  /** `resource "sms_baidu_template" "code"` */
  readonly title: string;
  readonly sign: Sign;
  /** What becomes of it, as the rest of a sentence that begins with its place. */
  readonly fate: string;
  /** Why, where somebody gave a reason. */
  readonly reason: string | undefined;
  /** What else is to be known of it. */
  readonly remarks: readonly string[];
  /** As it stands now. */
  readonly review: Review | undefined;
  readonly reviewState: ReviewState | undefined;
  /** What becomes of what is in service, as the rest of such a sentence; undefined where nothing changes for senders. */
  readonly gap: string | undefined;
  readonly entries: readonly Entry[];
}

export interface DriftReading extends Pick<ObjectReading, "place" | "title" | "entries"> {
  /** `gone` is gone; its id, where it is known. */
  readonly found: "changed" | { readonly gone: string | undefined };
}

export interface ReviewMoveReading {
  readonly place: string;
  readonly from: Review | undefined;
  readonly to: Review | undefined;
}

export interface ReviewAtPlace {
  readonly place: string;
  readonly review: Review;
}

/** `SUBMITTED -> READY` */
export function wayOf({ from, to }: Pick<ReviewMoveReading, "from" | "to">): string {
  return `${from?.statusText ?? "unknown"} -> ${to?.statusText ?? "unknown"}`;
}

/** Those of one key together, in the order in which the first of each comes. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): (readonly [key: string, items: readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
