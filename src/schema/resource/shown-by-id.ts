/** Data sources that show one object by its id: all of it follows from the resource. */
import { computed, required } from "../attributes";
import { withArticle } from "../text/article";
import { type Attribute, string } from "../types";
import type { DataSource, Resource, SeenValues } from "./resource";
import { type Review, reviewStateIn } from "./review";

/** @param named the argument that takes the id, e.g. `template_id` */
export function shownById(resource: Resource, named: string): DataSource {
  const { type, noun, attributes, files = [], review, read, withoutClient } = resource;
  const sent = new Set(files.flatMap(({ path, digest, format }) => [path, digest, format]));
  const told = Object.entries(attributes).filter(([name, attribute]) => name !== "id" && isTold(attribute) && !sent.has(name));
  return {
    type,
    noun,
    doc: `Reads ${withArticle(noun)} by its id.`,
    attributes: {
      id: computed(string, { doc: `The same as \`${named}\`.` }),
      [named]: required(string, { doc: attributes.id?.doc ?? `The ${noun}'s id.` }),
      ...Object.fromEntries(told.map(([name, attribute]) => [name, asShown(attribute)])),
    },
    ...(review && { review: { status: review.status, words: review.words, usable: review.usable } }),
    ...(withoutClient && { withoutClient }),
    async read(scope, config) {
      const seen = await read(scope, String(config[named]), {});
      return seen && { ...seen, ...usableIn(review, seen) };
    },
  };
}

/** Neither what steers this program nor what is only ever sent. */
function isTold({ local, presence }: Attribute): boolean {
  return !local && presence !== "requiredToCreate";
}

function asShown({ type, doc, sensitive, volatile, words }: Attribute): Attribute {
  // A platform may tell values that its document does not list.
  const open = type.kind === "string" ? string : type;
  return computed(open, { doc, ...(sensitive && { sensitive }), ...(volatile && { volatile }), ...(words && { words }) });
}

function usableIn(review: Review | undefined, seen: SeenValues): SeenValues {
  const state = reviewStateIn({ review }, seen);
  return state && review?.usable ? { [review.usable]: state === "usable" } : {};
}
