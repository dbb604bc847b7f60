import { isUnknown, normalText, type Path, UNKNOWN } from "../../schema";
import { isPrimitive, toText } from "../../schema/primitives";
import { madeOf, typeOf } from "./evaluated";
import { type Evaluated, EvaluationError, type Reference } from "./expression";
import { toReference } from "./nodes/reference";
import { partOfReference, reference } from "./reference-text";
import { describeValueType, stringType } from "./value-type";

export type TemplatePart = { readonly literal: string } | { readonly reference: Reference };

/** `$${` stands for `${`, `%%{` for `%{`. */
export function unescapeTemplate(literal: string): string {
  return literal.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}

/**
 * Splits a template that is made of plain text, escapes and single references, at once: most are.
 * @returns undefined for one that holds other expressions
 * @throws Refusal
 */
export function splitTemplate(text: string): TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  const marker = /((?<!\$)\$+|(?<!%)%+)\{/g;
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
  return [...inner.matchAll(partOfReference)].map(([, key, index, name]) => (index === undefined ? (key ?? name ?? "") : Number(index)));
}

/** The parts of a template as one string: unknown when a part is unknown. */
export function joinTemplate(parts: readonly Evaluated[]): Evaluated {
  const texts = parts.map(textOfPart);
  const value = texts.includes(undefined) ? UNKNOWN : normalText(texts.join(""));
  return madeOf(value, stringType, ...parts);
}

function textOfPart(part: Evaluated): string | undefined {
  const { value } = part;
  const type = typeOf(part);
  if (value !== null && isPrimitive(value)) return toText(value);
  if (isUnknown(value) && ["string", "number", "bool", "dynamic"].includes(type.kind)) return undefined;
  const problem = value === null ? "null" : describeValueType(type);
  throw new EvaluationError(
    "Cannot be put into a text",
    `one of the inserted values is ${problem}; only a string, number or bool can be part of a text.`,
  );
}
