/** How the reviews of objects stand. */
import { inWords, type Reviewed, type ReviewState, reviewIn, sameValue, type Values } from "../schema";
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

export interface OpenReview extends Review {
  readonly address: string;
  readonly reviewState: Exclude<ReviewState, "usable">;
}

/** Of the objects that a run made or changed, those that may not be used yet. */
export function openReviews(run: AppliedRun, { changes, stack }: Plan): OpenReview[] {
  return changes.flatMap(({ action, address, before, deposedKey }) => {
    if (deposedKey !== undefined || (action !== "create" && action !== "update" && action !== "replace")) return [];
    const values = run.state.instances.get(address)?.object.values;
    // What failed or was not reached is as it was.
    if (!values || (before && sameValue(values, before.values))) return [];
    const definition = stack.provider.resources.get(parseAddress(address)?.type ?? "")?.definition;
    const review = reviewOf(values, definition);
    const reviewState = review && definition?.review?.stateOf?.(review.status);
    return review && reviewState && reviewState !== "usable" ? [{ ...review, address, reviewState }] : [];
  });
}
