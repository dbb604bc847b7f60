import { type TerraformStack, Testing } from "cdktf";
import type { Audience } from "../../src/messaging/catalogue/catalogue";
import { previewOf } from "../../src/messaging/catalogue/preview";
import { textsOf } from "../../src/messaging/platforms/texts";
import { blocksIn, isManaged } from "../bindings/blocks";
import type { Platform } from "../objects";
import { byAddress, isKnown, withExpressions } from "../references";
import { type Source, sourcesIn } from "./sources";

/** A text of a stack as recipients would read it, with an example in place of each value. */
export interface RenderedText {
  readonly platform: Platform;
  /** What programs call the message; undefined for a template that no message names. */
  readonly key: string | undefined;
  readonly audience: Audience;
  /** What a phone shows: the signature in its brackets, and the text. */
  readonly message: string;
  /** The text without its signature. */
  readonly text: string;
  /** Undefined where the stack does not say it. */
  readonly signature: string | undefined;
  /** How many short messages it is; undefined where signature or text are known only to a run. */
  readonly segments: number | undefined;
  /** Variables that have no example: they are shown as `‹name›`. */
  readonly withoutExample: readonly string[];
  /** Of the message's construct, or of the template's where there is no message. */
  readonly path: string;
}

/**
 * Every text that a stack declares, by key and platform: messages, and templates that no message names. Needs no engine and no network.
 *
 * What only a run knows, such as `${var.brand}`, stands in the text as the stack has it. Texts of templates that the stack does not hold
 * are left out.
 *
 * @throws where variables are not as the text's platform writes them
 */
export function renderedTexts(stack: TerraformStack): readonly RenderedText[] {
  // Aspects are called, as in every synthesis.
  Testing.synth(stack);
  const blocks = byAddress(blocksIn(stack).filter(isManaged));
  return sourcesIn(blocks).map(rendered).sort(byKeyAndPlatform);
}

function rendered({ block, platform, key, audience, text, signature, variables }: Source): RenderedText {
  const examples = Object.fromEntries(variables.map(({ name, example }) => [name, { example }]));
  const version = {
    audience,
    text,
    sender: signature,
    signature,
    ...(variables.length > 0 && { parameters: variables.map(({ name }) => name) }),
  };
  const preview = previewOf(version, examples, textsOf[platform]);
  const { path } = block.construct.node;
  if ("problem" in preview) throw new Error(`${path}: ${preview.problem}`);
  return {
    platform,
    key,
    audience,
    message: withExpressions(preview.message),
    text: withExpressions(preview.text),
    signature: signature && withExpressions(signature),
    segments: signature !== undefined && isKnown(preview.message) ? preview.segments.count : undefined,
    withoutExample: preview.withoutExample,
    path,
  };
}

function byKeyAndPlatform(one: RenderedText, other: RenderedText): number {
  const place = ({ key = "", platform, audience, path }: RenderedText) => [key, platform, audience, path].join("\0");
  return place(one) < place(other) ? -1 : 1;
}
