/** What the kinds of objects have in common in the admin interface that no reviewer decides on. */
import type { ObjectAction, ObjectKind, ObjectView } from "../../platform";

/** @throws Error always: these objects have no review. */
export function noReview(kind: string): ObjectKind["act"] {
  return (_id: string, action: ObjectAction) => {
    throw new Error(`To ${action} is not possible among ${kind}: they have no review.`);
  };
}

/** @throws Error when an edit asks for a review where there is none. */
export function requireNoReview(kind: string, resubmit: boolean): void {
  if (resubmit) throw new Error(`Among ${kind} nothing can be resubmitted: they have no review.`);
}

export function baiduView(kind: string, id: string, account: string, status: string, fields: object): ObjectView {
  return { review: "", ...fields, platform: "baidu", kind, id, account, status };
}

/** `null` for what never comes. */
export function isoTime(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}
