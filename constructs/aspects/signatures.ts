import type { IAspect } from "cdktf";
import { type Block, propertyOf } from "../bindings/blocks";
import { factsOf, type ObjectFacts } from "../objects";
import { addressesIn, addressOf, namedBy } from "../references";
import { type ConventionOptions, convention } from "./convention";

/**
 * Every message and every template names its signature: by an attribute of its own, or a template by a reference, such as one in its
 * description, or by the message that pairs both. Reviewers want to know what a text is sent with, and programs what to send it with.
 */
export function requireSignature(options: ConventionOptions = {}): IAspect {
  return convention(options, (block, others) => {
    const facts = factsOf(block.type);
    if (facts?.kind === "message") return isPaired(block, facts, others) ? undefined : breach(facts);
    if (facts?.kind !== "template" || isSigned(block, facts) || addressesIn(block.values).some(isSignature)) return undefined;
    const pairs = others().filter((other) => factsOf(other.type)?.kind === "message" && isSigned(other));
    return namedBy(pairs).has(addressOf(block)) ? undefined : breach(facts);
  });
}

/** By itself, or by its template. What the stack does not hold is not known. */
function isPaired(message: Block, facts: ObjectFacts, others: () => readonly Block[]): boolean {
  if (isSigned(message, facts)) return true;
  const named = facts.template === undefined ? undefined : addressesIn(message.values[facts.template]);
  if (named === undefined) return false;
  const templates = others().filter((other) => named.includes(addressOf(other)));
  return templates.length === 0 || templates.every((template) => isSigned(template));
}

/** Or needs none: Tencent's messages abroad, and Huawei's templates that any signature may be sent with. */
function isSigned({ type, values }: Block, facts = factsOf(type)): boolean {
  if (values.universal_template === 1 || (type === "sms_tencent_message" && values.audience === "international")) return true;
  return attributesOf(facts).some((name) => values[name] !== undefined);
}

function attributesOf(facts: ObjectFacts | undefined): readonly string[] {
  return [facts?.signature, facts?.signatureText].filter((name) => name !== undefined);
}

function isSignature(address: string): boolean {
  return factsOf(address.slice(0, address.indexOf(".")))?.kind === "signature";
}

function breach(facts: ObjectFacts): string {
  const own = attributesOf(facts).map(propertyOf).join(" or ");
  if (facts.kind === "message")
    return `the message names no signature: ${own} is not given. Give it, as a reference where the stack holds the signature.`;
  const inPlace = own === "" ? "Refer to it in the description" : `Give ${own}`;
  return `the template names no signature, and no message pairs it with one. ${inPlace}, or make a message with both.`;
}
