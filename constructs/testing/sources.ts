/** Where the texts of a stack come from: messages with the templates and signatures that they name, and templates that none names. */
import type { Audience, Variable } from "../../src/messaging/catalogue/catalogue";
import type { Block } from "../bindings/blocks";
import { factsOf, type ObjectFacts, type Platform } from "../objects";
import { type Addressed, addressesIn, knownText, literalText } from "../references";

export interface Source {
  /** The message, or the template that has none. */
  readonly block: Block;
  readonly platform: Platform;
  readonly key: string | undefined;
  readonly audience: Audience;
  /** Both with what the stack knows in place of references. */
  readonly text: string;
  readonly signature: string | undefined;
  /** In the order of the text's. */
  readonly variables: readonly (Pick<Variable, "example"> & { readonly name: string })[];
}

export function sourcesIn(blocks: Addressed): readonly Source[] {
  const named = new Set<Block>();
  const messages = ofKind("message", blocks).flatMap(({ block, facts }) => {
    const template = facts.template === undefined ? undefined : referred(block.values[facts.template], "template", blocks);
    if (template) named.add(template);
    return messageSource(block, facts, template, blocks) ?? [];
  });
  const templates = ofKind("template", blocks).filter(({ block }) => !named.has(block));
  return [...messages, ...templates.flatMap(({ block, facts }) => templateSource(block, facts, blocks) ?? [])];
}

function ofKind(kind: ObjectFacts["kind"], blocks: Addressed) {
  return [...blocks.values()].flatMap((block) => {
    const facts = factsOf(block.type);
    return facts?.kind === kind ? [{ block, facts }] : [];
  });
}

function messageSource(block: Block, facts: ObjectFacts, template: Block | undefined, blocks: Addressed): Source | undefined {
  const text = textOf(template ?? block, blocks);
  if (text === undefined) return undefined;
  const { key, audience, variables } = block.values;
  return {
    block,
    platform: facts.platform,
    key: literalText(key),
    audience: audience === "international" || audience === "global" ? audience : "domestic",
    text,
    signature: signatureOf(block, facts, blocks) ?? (template && signatureOf(template, factsOf(template.type), blocks)),
    variables: variablesIn(variables),
  };
}

function templateSource(block: Block, facts: ObjectFacts, blocks: Addressed): Source | undefined {
  const text = textOf(block, blocks);
  const { abroad } = facts;
  const isAbroad = abroad !== undefined && block.values[abroad.attribute] === abroad.value;
  const audience = isAbroad ? "international" : "domestic";
  const signature = signatureOf(block, facts, blocks);
  return text === undefined ? undefined : { block, platform: facts.platform, key: undefined, audience, text, signature, variables: [] };
}

function textOf({ type, values }: Block, blocks: Addressed): string | undefined {
  const attribute = factsOf(type)?.text;
  const value = attribute === undefined ? undefined : values[attribute];
  return typeof value === "string" ? knownText(value, blocks) : undefined;
}

function signatureOf({ values }: Block, facts: ObjectFacts | undefined, blocks: Addressed): string | undefined {
  const given = facts?.signatureText === undefined ? undefined : values[facts.signatureText];
  if (typeof given === "string") return knownText(given, blocks);
  const signature = facts?.signature === undefined ? undefined : referred(values[facts.signature], "signature", blocks);
  return signature && textOf(signature, blocks);
}

/** The object that a value refers to, also through an approval of it. */
function referred(value: unknown, kind: "template" | "signature", blocks: Addressed): Block | undefined {
  const [address = ""] = addressesIn(value);
  const block = blocks.get(address);
  const facts = block && factsOf(block.type);
  if (!block || !facts || facts.kind === kind) return block;
  const attribute = facts.kind === "approval" ? facts[kind] : undefined;
  return attribute === undefined ? undefined : referred(block.values[attribute], kind, blocks);
}

/** Those that the message's block describes; none where it does so by an expression. */
function variablesIn(value: unknown): Source["variables"] {
  const json = literalText(value);
  if (json === undefined) return [];
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.flatMap(variableOf) : [];
}

function variableOf(described: unknown): Source["variables"] {
  if (typeof described !== "object" || described === null || !("name" in described) || typeof described.name !== "string") return [];
  const example = "example" in described && typeof described.example === "string" ? described.example : undefined;
  return [{ name: described.name, ...(example !== undefined && { example }) }];
}
