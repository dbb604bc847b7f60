import type { Attributes, Values } from "../../schema";
import type { Incoming, Outgoing } from "../protocol";
import { decodeObject, encodeObject } from "./dynamic-value";

/**
 * An identity as the engine sent it; null where it has none, as older engines and states of older versions do.
 * @throws MalformedValue
 */
export function decodeIdentity(attributes: Attributes, data: Incoming<"ResourceIdentityData"> | null): Values | null {
  return decodeObject(attributes, data?.identityData ?? null);
}

/** Nothing is sent where there is none: engines take that for null. */
export function encodeIdentity(attributes: Attributes, identity: Values | null): Outgoing<"ResourceIdentityData"> | null {
  return identity && { identityData: encodeObject(attributes, identity) };
}
