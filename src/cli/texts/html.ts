/** Documents in HTML: what is written in a template is ours, what is put into it is data. Data is escaped, and made visible as on a terminal. */
import { visible } from "../../schema";

class SafeHtml {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Html = SafeHtml;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** `` html`<p>${text}</p>` `` */
export function html(ours: TemplateStringsArray, ...given: readonly (string | number | Html | readonly Html[])[]): Html {
  return new SafeHtml(ours.reduce((text, piece, at) => `${text}${safe(given[at - 1] ?? "")}${piece}`));
}

function safe(part: string | number | Html | readonly Html[]): string {
  if (part instanceof SafeHtml) return part.toString();
  if (typeof part === "object") return part.join("");
  return lines(String(part)).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Its line breaks stay: nothing can be forged by one here. */
function lines(text: string): string {
  return text.split(/\r?\n/).map(visible).join("\n");
}
