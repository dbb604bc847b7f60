/** A text of a stack as a phone shows it, with the example values of its variables. */
import { readVersion } from "../../messaging/catalogue/texts";
import type { Texts } from "../../messaging/platforms/platform";
import { textsOf } from "../../messaging/platforms/texts";
import { lengthOf } from "../../messaging/send/segments";
import type { Audience } from "../../schema";
import type { Said, StackText } from "../../stack";

export interface TextPreview {
  readonly address: string;
  readonly platform: StackText["platform"];
  readonly key: string | undefined;
  readonly audience: Audience;
  /** The object that has the text, where it is another one. */
  readonly from: string | undefined;
  readonly signature: Known;
  readonly body: Body | { readonly why: string };
}

/** What is shown of a signature: nothing of none, and in place of one that is not known why it is not. */
export type Known = { readonly value: string } | { readonly why: string } | undefined;

export interface Body {
  /** What each message holds, the signature in the first one. */
  readonly parts: readonly string[];
  readonly segments: number;
  /** By the platform's document, or as networks split messages. */
  readonly by: "document" | "network";
  /** Characters, signature and brackets included. */
  readonly length: number;
  /** Most that the platform sends, where its document says it. */
  readonly longest: number | undefined;
  /** Something of it has no value here, so that there may be more or less of both. */
  readonly isApproximate: boolean;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  /** Undefined where there is none: the text shows the name. */
  readonly value: string | undefined;
}

export function previewOf(text: StackText): TextPreview {
  const { address, platform, key, audience, from } = text;
  return {
    address,
    platform,
    key: key && ("value" in key ? key.value : `(${whyOf(key)})`),
    audience,
    from,
    signature: text.signature && knownOf(text.signature),
    body: bodyOf(text),
  };
}

function bodyOf({ platform, audience, text, signature, variables }: StackText): TextPreview["body"] {
  if (!("value" in text)) return { why: `text ${whyOf(text)}` };
  const known: Readonly<Record<string, Texts>> = textsOf;
  const rules = known[platform.name];
  if (!rules) return { why: `${platform.title} sends no messages here` };
  const named = variables && "value" in variables ? namesIn(variables.value) : undefined;
  const parameters = named && named.length > 0 ? named.map(({ name }) => name) : undefined;
  const read = readVersion({ text: text.value, parameters }, rules.text);
  if ("problem" in read) return { why: read.problem };
  const shown = [...new Set(read.variables.map(({ parameter }) => parameter))];
  const examples = shown.map((name): Example => ({ name, value: named?.find((each) => each.name === name)?.example }));
  const body = read.pieces.map((piece) => ("text" in piece ? piece.text : valueIn(examples, piece.parameter))).join("");
  const signed = signature && ("value" in signature ? signature.value : "…");
  const { segments, parts, length, longest } = lengthOf(
    rules,
    audience === "international" ? "international" : "domestic",
    signed ?? "",
    body,
  );
  return {
    parts,
    segments: segments.count,
    by: segments.by === "network" ? "network" : "document",
    length: length ?? [...parts.join("")].length,
    longest,
    isApproximate: signature === undefined || !("value" in signature) || examples.some(({ value }) => value === undefined),
    examples,
  };
}

function valueIn(examples: readonly Example[], name: string): string {
  return examples.find((each) => each.name === name)?.value ?? `{${name}}`;
}

function knownOf(said: Said): Known {
  return "value" in said ? said : { why: whyOf(said) };
}

function whyOf(said: Exclude<Said, { readonly value: string }>): string {
  switch (said.missing) {
    case "unknown":
      return "known after apply";
    case "sensitive":
      return "sensitive value";
    case "elsewhere":
      return `of ${said.id}, which the stack only names`;
  }
}

interface NamedExample {
  readonly name: string;
  readonly example: string | undefined;
}

/** What cannot be read there, a plan tells. */
function namesIn(json: string): readonly NamedExample[] | undefined {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.flatMap((each: unknown) => namedIn(each) ?? []) : undefined;
  } catch {
    return undefined;
  }
}

function namedIn(each: unknown): NamedExample | undefined {
  if (typeof each !== "object" || each === null || !("name" in each) || typeof each.name !== "string") return undefined;
  return { name: each.name, example: "example" in each && typeof each.example === "string" ? each.example : undefined };
}
