/** Texts of messages, written once: `sms` joins words and variables, and what differs between platforms is written from that. */
import { Token } from "cdktf";
import type { Variable } from "./variables";

/** The text of a message. The names of its variables are a part of its type. */
export interface Text<Names extends string = string> {
  readonly parts: readonly (string | Variable<Names>)[];
}

type Part = Variable<string> | Text<string>;
type NamesIn<Parts extends readonly Part[]> = Parts[number] extends infer Each
  ? Each extends Variable<infer Name>
    ? Name
    : Each extends Text<infer Names>
      ? Names
      : never
  : never;

/**
 * A text: `` sms`验证码${code("otp", { digits: 6 })}，请勿告知他人。` ``. It stands without the signature, which the platforms put before it.
 *
 * Other texts may be parts of it.
 */
export function sms<const Parts extends readonly Part[]>(words: TemplateStringsArray, ...parts: Parts): Text<NamesIn<Parts>> {
  const joined = words.flatMap((word, i) => {
    const part = parts[i];
    if (part === undefined) return [word];
    return isText(part) ? [word, ...part.parts] : [word, part];
  });
  // The names are those of the parts, which the compiler cannot follow through the list.
  return { parts: joined } as Text<NamesIn<Parts>>;
}

function isText(part: Part): part is Text {
  return typeof part === "object" && "parts" in part;
}

/** In the order in which they stand in the text. */
export function variablesOf<Names extends string>({ parts }: Text<Names>): readonly Variable<Names>[] {
  return parts.flatMap((part) => (typeof part === "string" ? [] : [part]));
}

/** The text in a notation. @param write a variable, by its number from 1 */
export function written<Names extends string>(
  { parts }: Text<Names>,
  write: (variable: Variable<Names>, number: number) => string,
): string {
  let number = 0;
  return parts.map((part) => (typeof part === "string" ? part : write(part, ++number))).join("");
}

/** The text as a recipient reads it, for instance. */
export function exampleOf(text: Text): string {
  return written(text, ({ example }) => example);
}

/** What is wrong with a text on whatever platform. */
export function textProblems(text: Text): readonly string[] {
  const { parts } = text;
  const strange = parts.find((part) => typeof part !== "string" && typeof part?.name !== "string");
  if (strange !== undefined) {
    return [`the text holds ${JSON.stringify(strange)}, which is no variable. Write a variable such as \${code("otp", { digits: 6 })}.`];
  }
  const tokens = parts.filter((part) => typeof part === "string" && Token.isUnresolved(part));
  if (tokens.length > 0) {
    return [
      "the text holds a value that is known only when it is applied, and a review needs the words themselves. Write them out; what each message fills in is a variable.",
    ];
  }
  const names = variablesOf(text).map(({ name }) => name);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  const hasBrace = parts.some((part) => typeof part === "string" && /[{}]/.test(part));
  const brace =
    'the text holds a brace, and braces stand for variables on every platform. Write other brackets, or a variable: ${text("shop", { max: 10 })}.';
  return [
    ...[...new Set(twice)].map(
      (name) => `the variable "${name}" stands in the text twice. Give every place a name of its own, such as "${name}2".`,
    ),
    ...(hasBrace ? [brace] : []),
  ];
}
