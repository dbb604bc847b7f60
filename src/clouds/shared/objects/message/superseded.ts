/** Templates that a message has left: programs that have not heard of the switch still send with them, for a while. */
import { isObject, type Retirement, type SeenValues } from "../../../../schema";
import { parseDuration } from "../duration";

export interface Superseded {
  /** By what the platform's management calls name it. */
  readonly id: string;
  readonly templateId: string;
  /** RFC 3339, UTC. */
  readonly since: string;
}

/** Those that are recorded. @param keyName where their keys stand */
export function supersededIn({ superseded }: SeenValues, keyName: string): readonly Superseded[] {
  if (!Array.isArray(superseded)) return [];
  return superseded.flatMap((each) => {
    if (!isObject(each)) return [];
    const { template_id: templateId, since } = each;
    const id = each[keyName];
    return typeof id === "string" && typeof templateId === "string" && typeof since === "string" ? [{ id, templateId, since }] : [];
  });
}

/** Those whose time is over. */
export function timeIsOver(superseded: readonly Superseded[], life: number | undefined, now: number): readonly Superseded[] {
  return superseded.filter((each) => {
    const end = endOf(each, life);
    return end !== undefined && end <= now;
  });
}

/** Until when one is kept, in milliseconds since 1970; undefined where it is kept for ever. */
export function endOf({ since }: Superseded, lifeMs: number | undefined): number | undefined {
  return lifeMs === undefined ? undefined : Date.parse(since) + lifeMs;
}

/** How long what a message has left is kept; undefined for ever. */
export function lifeOf({ retire_after }: SeenValues, retirement: Retirement | undefined): number | undefined {
  return retirement?.olderThanMs ?? (typeof retire_after === "string" ? parseDuration(retire_after) : undefined);
}
