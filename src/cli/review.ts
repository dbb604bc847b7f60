/** How the reviews of objects stand. */
import { inWords, type Resource, type Reviewed, type ReviewedObject, type ReviewState, reviewIn, sameValue, type Values } from "../schema";
import { type AppliedRun, type Plan, parseAddress } from "../stack";

export interface Review {
  /** As the platform says it. */
  readonly status: string;
  /** The same for people. */
  readonly statusText: string;
  /** May it be used now? Undefined where the object does not say. */
  readonly usable: boolean | undefined;
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
    words: words === "" ? undefined : words,
  };
}

/** `status REJECTED, not usable; the reviewer says: …`. Of what may be used, nobody asks for the words. */
export function reviewText({ statusText, usable, words }: Review): string {
  const use = usable === undefined ? "" : usable ? ", usable" : ", not usable";
  return `status ${statusText}${use}${words === undefined || usable ? "" : `; the reviewer says: ${words}`}`;
}

export interface ReviewAt extends Review {
  readonly address: string;
}

export interface OpenReview extends ReviewAt {
  readonly reviewState: Exclude<ReviewState, "usable">;
}

/** Of the objects that a run made or changed, those that may not be used yet, by the latest look at them. */
export function openReviews(run: AppliedRun, plan: Plan): OpenReview[] {
  const written = writtenBy(run, plan);
  const later = new Map(
    written.flatMap(({ definition, values }) => {
      const [of, review] = [definition.review?.of?.(values), reviewOf(values, definition)];
      return of && review ? [[keyOf(of), review] as const] : [];
    }),
  );
  return written.flatMap(({ address, definition, values }) => {
    const { type, review: described } = definition;
    const { id } = values;
    const review = (typeof id === "string" ? later.get(keyOf({ type, id })) : undefined) ?? reviewOf(values, definition);
    const reviewState = review && described?.stateOf?.(review.status);
    return review && reviewState && reviewState !== "usable" ? [{ ...review, address, reviewState }] : [];
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
