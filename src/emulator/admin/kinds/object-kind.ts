/** What the kinds of objects of all platforms have in common in the admin interface. */
import { type ObjectAction, type ObjectKind, type ObjectView, UnknownObject } from "../../platform";
import type { PushState } from "../../pushes/pushes";

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

/** @throws UnknownObject when there is none. */
export function required<Item>(item: Item | undefined, kind: string, id: string): Item {
  if (item === undefined) throw new UnknownObject(kind, id);
  return item;
}

/** Writes the views of one platform's objects. */
export function viewer(platform: string) {
  return (kind: string, id: string, account: string, status: string, fields: object): ObjectView => {
    return { review: "", ...fields, platform, kind, id, account, status };
  };
}

/** `null` for what never comes. */
export function isoTime(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

export function pushView({ attempts, nextAt, lastStatus }: PushState): object {
  return { attempts, nextAt: isoTime(nextAt), lastStatus };
}
