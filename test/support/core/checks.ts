/**
 * What engines check of a provider's answers, from the protocol's text and from what its document says of an object's values on their way
 * from configuration to state. An answer that fails would end a run with "Provider produced …".
 */
import { decode } from "@msgpack/msgpack";
import { decodeObject } from "../../../src/plugin/codec/dynamic-value";
import type { Incoming } from "../../../src/plugin/protocol";
import {
  type Attribute,
  type Attributes,
  containsUnknown,
  isConfigurable,
  isObject,
  isUnknown,
  sameValue,
  type Value,
  type Values,
} from "../../../src/schema";

/** What an engine would call a defect of the provider. */
export class ProviderDefect extends Error {
  override readonly name = "ProviderDefect";
}

function refuse(step: string, problem: string): never {
  throw new ProviderDefect(`${step}: ${problem}`);
}

/** A configured value is planned as it is, or as it was; what nobody may compute is planned as nothing where nothing is configured. */
export function checkPlanned(attributes: Attributes, { prior, config, planned }: Readonly<Record<Step, Values | null>>): void {
  if ((config === null) !== (planned === null)) refuse("plan", config ? "nothing is planned" : "something is planned for what goes");
  for (const [name, attribute] of Object.entries(attributes)) {
    const [before, wanted, after] = [prior, config, planned].map((values) => values?.[name] ?? null);
    if (wanted === null || wanted === undefined) {
      if (!isComputed(attribute) && after !== null) refuse("plan", `${name} is planned, though it is not configured`);
    } else if (!sameValue(after, wanted) && !(before !== null && sameValue(after, before))) {
      refuse("plan", `${name} is not planned as it is configured`);
    }
  }
}
type Step = "prior" | "config" | "planned";

function isComputed({ presence }: Attribute): boolean {
  return presence === "computed" || presence === "derived" || presence === "defaulted";
}

/** What was known of a plan is so still: in a second plan, and in what was made. */
export function checkKept(step: string, planned: Values | null, now: Values | null): void {
  if ((planned === null) !== (now === null))
    refuse(step, planned ? "there is nothing, though something was planned" : "something is there");
  const changed = Object.keys(planned ?? {}).filter((name) => !isKept(planned?.[name] ?? null, now?.[name] ?? null));
  if (changed.length > 0) refuse(step, `${changed.join(", ")} differ from what was planned`);
}

function isKept(planned: Value, now: Value): boolean {
  if (isUnknown(planned)) return true;
  if (!containsUnknown(planned)) return sameValue(planned, now);
  if (Array.isArray(planned)) {
    return Array.isArray(now) && now.length === planned.length && planned.every((each, i) => isKept(each, now[i] ?? null));
  }
  return isObject(planned) && isObject(now) && Object.keys(planned).every((name) => isKept(planned[name] ?? null, now[name] ?? null));
}

export function checkWhole(step: string, values: Values | null): void {
  const unknown = Object.entries(values ?? {}).filter(([, value]) => containsUnknown(value));
  if (unknown.length > 0) refuse(step, `${unknown.map(([name]) => name).join(", ")} are not known`);
}

/** An identity as an answer has it: of just the attributes that its schema names. */
export function identityIn(step: string, attributes: Attributes, data: Incoming<"ResourceIdentityData"> | null): Values | null {
  const value = data?.identityData;
  if (!value || value.msgpack.length === 0) return null;
  const tree = decode(value.msgpack);
  if (tree === null) return null;
  const [told, named] = [Object.keys(tree as object), Object.keys(attributes)].map((names) => names.sort().join(", "));
  if (told !== named) refuse(step, `the identity has ${told}; its schema names ${named}`);
  const identity = decodeObject(attributes, value);
  if (identity && Object.values(identity).every((part) => part === null)) refuse(step, "nothing is in the identity");
  return identity;
}

/** An identity is told with every object, is wholly known, and stays what it was. */
export function checkIdentity(step: string, told: Values | null, known: Values | null, isThere: boolean): void {
  if (isThere && !told) refuse(step, "the identity is missing");
  checkWhole(`${step}: identity`, told);
  if (known && !(told && sameValues(known, told))) refuse(step, `the identity was ${JSON.stringify(known)} and is ${JSON.stringify(told)}`);
}

export function sameValues(a: Values, b: Values): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => sameValue(a[name] ?? null, b[name] ?? null));
}

/** What an engine proposes: what is configured, and of what only a provider can know what it was. */
export function proposedFor(attributes: Attributes, prior: Values | null, config: Values): Values {
  const proposed = Object.entries(attributes).map(([name, attribute]) => {
    const given = isConfigurable(attribute) ? (config[name] ?? null) : null;
    return [name, given === null && isComputed(attribute) ? (prior?.[name] ?? null) : given] as const;
  });
  return Object.fromEntries(proposed);
}
