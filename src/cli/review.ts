/** How the reviews of objects stand. */
import {
  inWords,
  type Resource,
  type Reviewed,
  type ReviewedObject,
  type ReviewState,
  reviewIn,
  reviewStateIn,
  sameValue,
  type Values,
} from "../schema";
import { type AppliedRun, type Plan, parseAddress } from "../stack";

export interface Review {
  /** As the platform says it. */
  readonly status: string;
  /** The same for people. */
  readonly statusText: string;
  /** May it be used now? Undefined where the object does not say. */
  readonly usable: boolean | undefined;
  /** What that means; undefined for what has no review of its own. */
  readonly state: ReviewState | undefined;
  /** The reviewer's words, in one line. */
  readonly words: string | undefined;
}

/** Undefined for what is not reviewed, or whose status is not known. */
export function reviewOf(values: Values | undefined, definition: Reviewed | undefined): Review | undefined {
  const told = values && definition && reviewIn(definition, values);
  if (!told) return undefined;
  const { status, usable } = told;
  const words = told.words?.trim().replace(/\s+/g, " ") ?? "";
  return {
    status,
    statusText: inWords(definition.review && definition.attributes[definition.review.status], status),
    usable,
    state: reviewStateIn(definition, values),
    words: words === "" ? undefined : words,
  };
}

/** `status REJECTED, not usable; the reviewer says: …`. Of what may be used, nobody asks for the words. */
export function reviewText({ statusText, usable, state, words }: Review): string {
  const open = state === "registering" ? "; its registration with the carriers is open" : "";
  const use = usable === undefined ? "" : usable ? ", usable" : `, not usable${open}`;
  return `status ${statusText}${use}${words === undefined || usable ? "" : `; the reviewer says: ${words}`}`;
}

export interface ReviewAt extends Review {
  readonly address: string;
}

export interface OpenReview extends ReviewAt {
  readonly state: Exclude<ReviewState, "usable">;
}

/** Of the objects that a run made or changed, those that may not be used yet, by the latest look at them. */
export function openReviews(run: AppliedRun, plan: Plan): OpenReview[] {
  const written = writtenBy(run, plan);
  const later = new Map(
    written.flatMap(({ definition, values }) => {
      const of = definition.review?.of?.(values);
      const told = reviewOf(values, definition);
      return of && told ? [[keyOf(of), { told, values }] as const] : [];
    }),
  );
  return written.flatMap(({ address, definition, values }) => {
    const { type, review } = definition;
    const { id } = values;
    const latest = typeof id === "string" ? later.get(keyOf({ type, id })) : undefined;
    const told = latest?.told ?? reviewOf(values, definition);
    const state = told && review?.stateOf?.(told.status, { ...values, ...latest?.values });
    return told && state && state !== "usable" ? [{ ...told, address, state }] : [];
  });
}

/** What the approvals that still wait have seen. */
export function waitingReviews(run: AppliedRun, plan: Plan): ReviewAt[] {
  return run.waiting.flatMap(({ address }) => {
    const review = reviewOf(run.state.instances.get(address)?.object.values, definitionAt(address, plan));
    return review ? [{ ...review, address }] : [];
  });
}

interface Written {
  readonly address: string;
  readonly definition: Resource;
  readonly values: Values;
}

function writtenBy(run: AppliedRun, plan: Plan): Written[] {
  return plan.changes.flatMap(({ action, address, before, deposedKey }) => {
    if (deposedKey !== undefined || (action !== "create" && action !== "update" && action !== "replace")) return [];
    const values = run.state.instances.get(address)?.object.values;
    const definition = definitionAt(address, plan);
    // What failed or was not reached is as it was.
    return values && definition && !(before && sameValue(values, before.values)) ? [{ address, definition, values }] : [];
  });
}

function definitionAt(address: string, { stack }: Plan): Resource | undefined {
  return stack.provider.resources.get(parseAddress(address)?.type ?? "")?.definition;
}

function keyOf({ type, id }: ReviewedObject): string {
  return `${type} ${id}`;
}
