import { type Audience, type Link, type ListingScope, type Resource, type ReviewState, reviewIn, type ToldReview } from "../schema";
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
  const { listing, review } = resource;
  if (listing === undefined || listing.impossible !== undefined) return;
  const known = new Set<string>();
  for await (const page of listing.pages(scope, asked)) {
    const found = page.flatMap((listed): FoundObject[] => {
      const { importId, seen, unshown = [], audience, madeAt, links = [] } = listed;
      const state = mergeSeen(resource, importedState(resource, importId), seen);
      const { values } = state;
      const id = typeof values.id === "string" ? values.id : importId;
      // One that is valid for several audiences stands in the list of each.
      if (known.has(id)) return [];
      known.add(id);
      const title = resource.title(values);
      const told = reviewIn(resource, values);
      return [
        {
          resource,
          importId,
          id,
          name: typeof title === "string" && title !== "" ? title : null,
          state,
          unshown,
          review: told,
          standing: told && review?.stateOf?.(told.status, values),
          audience,
          madeAt,
          links,
        },
      ];
    });
    if (found.length > 0) yield found;
  }
}
