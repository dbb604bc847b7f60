/** What has happened to the objects of a stack since it was last told. */
import { capitalized } from "../reconcile";
import { oneLine } from "../schema";
import { type Condition, isUnwell, type ObjectStatus, type Observation, placeOf, statusFields } from "../stack";
import type { News, NewsObject, NewsType } from "./format";
import type { Told } from "./memory";

/** Before it has an id and a time. */
export type Noticed = Pick<News, "type" | "text" | "object">;

const typeOf: Readonly<Record<Exclude<Condition, "unreadable" | "present">, NewsType>> = {
  usable: "approved",
  registering: "registering",
  pending: "under_review",
  refused: "rejected",
  withdrawn: "withdrawn",
  suspended: "unusable",
  gone: "gone",
};

const dayMs = 86_400_000;
/** So long before an object lapses it is told. */
const noticeDays = 30;

export interface Compared {
  readonly news: readonly Noticed[];
  readonly told: Told;
}

export interface Moment {
  readonly nowMs: number;
  /** Whether it was asked when the object was last used, answered or not. */
  readonly askedForUse: boolean;
}

/** @param before what was told of it; nothing where it is new to this watch */
export function newsOf(observation: Observation, before: Told | undefined, { nowMs, askedForUse }: Moment): Compared {
  const { status, recorded, drift, use } = observation;
  const { condition } = status;
  const told: Told = {
    condition,
    status: status.status,
    review: status.review,
    ...(drift && { drift: drift.digest }),
    ...(condition === "usable" && { usableSince: usableSince(before, recorded.condition, nowMs) }),
    ...((askedForUse || before?.askedAt !== undefined) && { askedAt: askedForUse ? nowMs : before?.askedAt }),
    ...(before?.lapseTold && { lapseTold: true }),
  };
  const news = [...standing(observation, before)];
  if (drift && drift.digest !== before?.drift) {
    const text = `${titleOf(status)} differs from what is recorded: ${drift.attributes.join(", ")}. Somebody changed it elsewhere; smsform plan shows how`;
    news.push({ type: "drifted", text, object: { ...objectOf(status, before), attributes: drift.attributes } });
  }
  if (!use) return { news, told };
  const quietSince = Math.max(use.lastAt ?? 0, told.usableSince ?? 0, nowMs - use.afterDays * dayMs);
  const isQuiet = nowMs - quietSince >= (use.afterDays - noticeDays) * dayMs;
  if (isQuiet && !before?.lapseTold) {
    const day = use.lastAt === null ? null : dayOf(use.lastAt);
    const since = day === null ? `in the last ${use.afterDays} days, as far as its statistics tell` : `since ${day}`;
    const text = `${titleOf(status)} may lapse: nothing was sent with it ${since}. The platform takes it out of use after ${use.afterDays} days without a message`;
    news.push({ type: "lapsing", text, object: { ...objectOf(status, before), last_used: day } });
  }
  return { news, told: { ...withoutLapse(told), ...(isQuiet && { lapseTold: true }) } };
}

function withoutLapse({ lapseTold: _, ...told }: Told): Told {
  return told;
}

/** Where an approval was seen, it counts from then; of what was usable before anybody watched nobody knows. */
function usableSince(before: Told | undefined, recorded: Condition, nowMs: number): number {
  if (before?.condition === "usable") return before.usableSince ?? 0;
  return before || recorded !== "usable" ? nowMs : 0;
}

function standing({ status, recorded }: Observation, before: Told | undefined): readonly Noticed[] {
  const { condition } = status;
  if (condition === "unreadable") return [];
  const prior = before ?? { ...recorded, review: status.review };
  const isSame = prior.condition === condition && prior.status === status.status && prior.review === status.review;
  // It is told though it was recorded, as long as it was not told by a watch.
  const isNews = before === undefined && isUnwell(status);
  if (isSame && !isNews) return [];
  const object = objectOf(status, before);
  if (condition === "present") {
    const isOther = prior.status !== status.status && status.status !== null && prior.status !== null;
    return isOther
      ? [{ type: "status_changed", text: `${titleOf(status)} has the status ${shown(status)} now${says(status)}`, object }]
      : [];
  }
  if (prior.condition !== condition || isNews || (condition === "refused" && prior.review !== status.review)) {
    // Of an object that is recorded without its status nobody knows how it stood.
    if (prior.condition === "present" && !isNews && condition !== "gone") return [];
    return [{ type: typeOf[condition], text: `${titleOf(status)} ${happened(status)}`, object }];
  }
  // The stages of a review are nobody's concern; of what is usable they tell what carriers and qualifications make of it.
  if (condition !== "usable" || prior.status === status.status || prior.status === null) return [];
  return [{ type: "status_changed", text: `${titleOf(status)} has the status ${shown(status)} now, and is usable${says(status)}`, object }];
}

function happened(status: ObjectStatus): string {
  switch (status.condition) {
    case "usable":
      return "is approved: it can be sent with now";
    case "registering":
      return `has passed its review and is not in effect yet: its registration with the carriers is open (${shown(status)})`;
    case "pending":
      return `is under review (${shown(status)})`;
    case "refused":
      return `was rejected${says(status, ". The platform gives no reason")}`;
    case "withdrawn":
      return `is not in use any more (${shown(status)})${says(status)}`;
    case "suspended":
      return `can no longer be sent with (${shown(status)})${says(status)}`;
    case "gone":
      return "is gone from the platform: the next apply makes it anew where the stack still has it";
    case "present":
    case "unreadable":
      return `is ${shown(status)}`;
  }
}

function says({ review }: ObjectStatus, otherwise = ""): string {
  return review === null ? otherwise : `: ${oneLine(review)}`;
}

function shown({ statusText }: ObjectStatus): string {
  return oneLine(statusText ?? "no status");
}

/** `Template "登录验证码" (sms_baidu_template.code)` */
function titleOf(status: ObjectStatus): string {
  const noun = status.type.split("_").slice(2).join(" ") || status.type;
  const name = status.name === null ? "" : ` "${oneLine(status.name)}"`;
  return `${capitalized(noun)}${name} (${oneLine(placeOf(status))})`;
}

function objectOf(status: ObjectStatus, before: Told | undefined): NewsObject {
  return { ...statusFields(status), before: before?.condition ?? null };
}

function dayOf(ms: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(ms);
}
