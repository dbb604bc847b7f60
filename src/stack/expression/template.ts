import { isUnknown, type Path, UNKNOWN } from "../../schema";
import { isPrimitive, kindOf, toText } from "../../schema/primitives";
import { type Evaluated, EvaluationError, type Reference } from "./expression";
import { toReference } from "./reference";

export type TemplatePart = { readonly literal: string } | { readonly reference: Reference };

/** Does the text hold anything but itself? */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** `$${` stands for `${`, `%%{` for `%{`. */
export function unescapeTemplate(literal: string): string {
  return literal.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}

/** `${` and its reference, in ASCII and without blanks inside; anything else is left to the parser. */
const reference = /\$\{[ \t]*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:0|[1-9]\d{0,8})\]|\["[\w .:/@-]*"\])*)[ \t]*\}/y;

/**
 * Splits a template that is made of plain text, escapes and single references, without the HCL parser, which takes 137 ms to start.
 * @returns undefined where the template needs the parser
 * @throws Refusal
 */
export function splitTemplate(text: string): TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  const marker = /(\$+|%+)\{/g;
  let literalStart = 0;
  const endLiteral = (end: number) => {
    if (end > literalStart) parts.push({ literal: unescapeTemplate(text.slice(literalStart, end)) });
  };
  for (let found = marker.exec(text); found !== null; found = marker.exec(text)) {
    const [, run = ""] = found;
    if (run.length > 1) continue;
    if (run === "%") return undefined;
    reference.lastIndex = found.index;
    const [, inner] = reference.exec(text) ?? [];
    if (inner === undefined || /^(true|false|null)\b/.test(inner)) return undefined;
    endLiteral(found.index);
    parts.push({ reference: toReference(namesOf(inner), inner) });
    literalStart = marker.lastIndex = reference.lastIndex;
  }
  endLiteral(text.length);
  return parts;
}

function namesOf(inner: string): Path {
  return [...inner.matchAll(/\["([^"]*)"\]|\[(\d+)\]|\.?([A-Za-z_][\w-]*)/g)].map(([, key, index, name]) =>
    index === undefined ? (key ?? name ?? "") : Number(index),
  );
}

/** The parts of a template as one string: unknown when a part is unknown. */
export function joinTemplate(parts: readonly Evaluated[]): Evaluated {
  const sensitive = parts.some((part) => part.sensitive);
  const texts = parts.map(({ value }) => {
    if (isUnknown(value)) return undefined;
    if (isPrimitive(value)) return toText(value);
    const problem = value === null ? "null" : kindOf(value);
    throw new EvaluationError(
      "Cannot be put into a text",
      `one of the inserted values is ${problem}; only a string, number or bool can be part of a text.`,
    );
  });
  if (texts.includes(undefined)) return { value: UNKNOWN, sensitive };
  return { value: texts.join("").normalize("NFC"), sensitive };
}
