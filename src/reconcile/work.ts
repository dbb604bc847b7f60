import { type Resource, UNKNOWN, type Values } from "../schema";
import type { Environment } from "./environment";

/** The work that a run may do without a difference in the configuration. */
export function workIn({ work, retirement }: Resource, environment: Environment): Resource["work"] {
  return environment.retirement ? retirement : work;
}

/** What a change of another object leaves unknown of one that is itself left alone. */
export function followingIn(
  resource: Resource,
  { isReviewedAgain }: Environment,
  values: Values,
): { readonly because: string; readonly changes: Values } | undefined {
  const following = resource.follows?.(values);
  if (!following || !isReviewedAgain?.(following.object)) return undefined;
  return {
    because: `${following.object.id}, which it tells of, is changed in this run and reviewed again`,
    changes: Object.fromEntries(following.attributes.map((name) => [name, UNKNOWN])),
  };
}
