/**
 * The one way of a text into Markdown. What is written in a template is ours; what is put into it is data of others and becomes code, in
 * which nothing of it means anything: no mark, no tag, no mention of a person, no link.
 */
import { visible } from "../../../schema";

class SafeMarkdown {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Markdown = SafeMarkdown;

/** `` markdown`- ${address} will be destroyed` `` */
export function markdown(ours: TemplateStringsArray, ...given: readonly (string | number | Markdown)[]): Markdown {
  return new SafeMarkdown(ours.reduce((text, piece, at) => `${text}${safe(given[at - 1] ?? "")}${piece}`));
}

export function joined(parts: readonly Markdown[], between: "" | ", " | "\n" | "\n\n"): Markdown {
  return new SafeMarkdown(parts.join(between));
}

/** Words of ours that stand in no template, such as the counts of a plan: nothing of others is in them. */
export function plainWords(text: string): Markdown {
  return new SafeMarkdown(entities(visible(text)));
}

/**
 * Lines in a block of their own. The fence is longer than what could end it.
 * @param lines visible already
 */
export function fenced(lines: readonly string[], language: "diff" | "text"): Markdown {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = "`".repeat(longest + 1);
  return new SafeMarkdown([`${fence}${language}`, ...lines, fence].join("\n"));
}

/** Folded away until somebody wants to see it. The blank lines end the tags' blocks: what is between them is Markdown again. */
export function details(summary: Markdown, content: Markdown): Markdown {
  return markdown`<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function safe(text: string | number | Markdown): string {
  if (text instanceof SafeMarkdown) return text.toString();
  return typeof text === "number" ? String(text) : `<code>${entities(visible(text))}</code>`;
}

/** A reference to a character is that character and nothing else, in a cell of a table as in a tag: it begins and ends nothing. */
function entities(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
