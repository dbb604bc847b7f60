import { nameOf } from "../../../reconcile";
import type { Resource, Values } from "../../../schema";

/** Nobody tells a plugin addresses. */
export function nameInPlugin(resource: Resource, values: Values): string {
  return `${resource.type} (${nameOf(resource, values)})`;
}
