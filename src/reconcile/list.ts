import {
  type Audience,
  type Link,
  type Listed,
  type ListingScope,
  type Resource,
  type ReviewState,
  reviewIn,
  type SeenValues,
  type ToldReview,
} from "../schema";
import { mergeSeen } from "./merge";
import { importedState } from "./read";
import type { ObjectState } from "./state";

/** An object that an account has, as a list tells it. */
export interface FoundObject {
  readonly resource: Resource;
  /** What the import command takes for it. */
  readonly importId: string;
  readonly id: string;
  /** Null where it has none. */
  readonly name: string | null;
  /** After its import, as far as the list tells it. */
  readonly state: ObjectState;
  /** Attributes that reading it tells, by further calls. */
  readonly unshown: readonly string[];
  readonly review: ToldReview | undefined;
  /** What the status means; undefined where nothing is reviewed. */
  readonly standing: ReviewState | undefined;
  readonly audience: Audience | undefined;
  /** In milliseconds since 1970. */
  readonly madeAt: number | undefined;
  readonly links: readonly Link[];
}

/**
 * What an account has of a kind, page after page and each object once. Rejects with what the cloud's client throws.
 * @param asked values of the listing's `filters`; a page may hold others as well
 */
export async function* listObjects(
  resource: Resource,
  scope: ListingScope<unknown>,
  asked: Readonly<Record<string, string>> = {},
): AsyncIterable<readonly FoundObject[]> {
  const { listing } = resource;
  if (listing === undefined || listing.impossible !== undefined) return;
  const known = new Set<string>();
  for await (const page of listing.pages(scope, asked)) {
    const found = page.flatMap((listed): FoundObject[] => {
      const state = mergeSeen(resource, importedState(resource, listed.importId), listed.seen);
      const object = foundObject(resource, listed, state);
      // One that is valid for several audiences stands in the list of each.
      if (known.has(object.id)) return [];
      known.add(object.id);
      return [object];
    });
    if (found.length > 0) yield found;
  }
}

/** An object by the state that it has after its import, with what only its list tells. */
export function foundObject(
  resource: Resource,
  { importId, unshown = [], audience, madeAt, links = [] }: Omit<Listed<SeenValues>, "seen">,
  state: ObjectState,
): FoundObject {
  const { values } = state;
  const title = resource.title(values);
  const told = reviewIn(resource, values);
  return {
    resource,
    importId,
    id: typeof values.id === "string" ? values.id : importId,
    name: typeof title === "string" && title !== "" ? title : null,
    state,
    unshown,
    review: told,
    standing: told && resource.review?.stateOf?.(told.status, values),
    audience,
    madeAt,
    links,
  };
}
