/**
 * The one way of a text to the terminal. A terminal takes only {@link Printable}, which is made here alone: what is written in a template is
 * ours and stays as it is; what is put into it is data and made visible, so that it steers nothing and begins no line.
 */
import { formatJson } from "../../../schema/text/json";
import { visible, visibleJson } from "../../../schema/text/visible";

class SafeText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Printable = SafeText;
/** Data, or what is printable already. */
export type Showable = string | number | Printable;

/** `` printable`Removed ${address}` `` */
export function printable(ours: TemplateStringsArray, ...given: readonly Showable[]): Printable {
  return new SafeText(ours.reduce((text, piece, at) => `${text}${safe(given[at - 1] ?? "")}${piece}`));
}

export function joined(parts: readonly Showable[], between: "" | ", " | "\n" | "\n  " | "\n\n"): Printable {
  return new SafeText(parts.map(safe).join(between));
}

/** A text of several lines. Those after the first are indented, so that none of them can pass for a line of ours. */
export function paragraph(text: string): Printable {
  return joined(linesOf(text), "\n  ");
}

/** A text of several lines that begin where they begin: it is ours, or all that is shown. */
export function verbatim(text: string): Printable {
  return joined(linesOf(text), "\n");
}

/** A document for programs, without a line break at its end. Numbers keep all their digits. */
export function json(document: unknown, indent?: number): Printable {
  return new SafeText(visibleJson(formatJson(document, indent)));
}

/** @param style puts codes of the terminal around a text, and changes nothing of it */
export function styled(style: (text: string) => string, text: Showable): Printable {
  return new SafeText(style(safe(text)));
}

function safe(text: Showable): string {
  return text instanceof SafeText ? text.toString() : visible(String(text));
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
