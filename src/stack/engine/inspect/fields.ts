/** How an object stands, as documents and messages spell it. */
import type { Condition, ObjectStatus } from "./status";

/** What somebody should look into. */
const unwell: ReadonlySet<Condition> = new Set(["refused", "withdrawn", "suspended", "gone"]);

export function isUnwell({ condition }: Pick<ObjectStatus, "condition">): boolean {
  return unwell.has(condition);
}

/** Whose status it is, and how the object stands. */
export function statusFields({ address, deposedKey, type, platform, provider, name, id, condition, status, review, usable }: ObjectStatus) {
  return {
    address,
    ...(deposedKey !== undefined && { deposed_key: deposedKey }),
    type,
    platform: platform.name,
    provider,
    name,
    id,
    condition,
    status,
    review,
    usable,
  };
}
