/** What is known of an object by its type: how it is described, what of it is secret, how its review stands. */
import type { Provider } from "../../reconcile";
import { type Attribute, type Attributes, type Reviewed, type ReviewState, reviewIn, type Values } from "../../schema";
import { type Address, type Plan, parseAddress } from "../../stack";

type Kind = Pick<Address, "mode" | "type">;

/** How an object is described; without attributes where it is not ours. */
export function definitionIn(provider: Provider, kind: Kind | undefined): Reviewed {
  const offers = kind?.mode === "data" ? provider.dataSources : provider.resources;
  return (kind && offers.get(kind.type)?.definition) ?? { attributes: {} };
}

/** The same by its address. */
export function definitionOf({ stack }: Plan, address: string): Reviewed {
  return definitionIn(stack.provider, parseAddress(address));
}

/** What its review means for an object; undefined where that is not known. */
export function reviewStateIn({ resources }: Provider, { mode, type }: Kind, values: Values | null): ReviewState | undefined {
  const resource = mode === "data" ? undefined : resources.get(type)?.definition;
  const told = resource && values && reviewIn(resource, values);
  if (!told) return undefined;
  return resource.review?.standing?.(values)?.state ?? resource.review?.stateOf?.(told.status, values);
}

/** Must the value not be shown? What is made of another attribute is as secret as that. */
export function isHidden(name: string, attributes: Attributes, isSensitive: (name: string) => boolean): boolean {
  const attribute = attributes[name];
  const source = attribute?.type.kind === "dynamic" ? attribute.type.like : undefined;
  return isSecret(attribute) || isSensitive(name) || (source !== undefined && isSensitive(source));
}

/** A value is kept back as a whole when a part of it is secret. */
function isSecret(attribute: Attribute | undefined): boolean {
  if (!attribute) return false;
  if (attribute.sensitive) return true;
  return attribute.type.kind === "nested" && Object.values(attribute.type.attributes).some(isSecret);
}
