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
  const joined = words.flatMap((word, i) => [word, ...parts.slice(i, i + 1).flatMap((part) => piecesOf(part))]);
  // The names are those of the parts, which the compiler cannot follow through the list.
  return { parts: joined } as Text<NamesIn<Parts>>;
}

/** A program without types may have written anything. What is known only when it is applied is refused at synthesis, with the construct's name. */
function piecesOf(part: Part): Text["parts"] {
  if (typeof part === "string") return [part];
  if (typeof part !== "object" || part === null) {
    throw new Error(
      `A text holds ${String(part)}, which is neither a variable nor a text. Write a variable such as code("otp", { digits: 6 }).`,
    );
  }
  return "parts" in part ? part.parts : [part];
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
  const linked = linkedIn(text);
  return [
    ...linked.map(
      ({ name }) =>
        `the variable "${name}" stands in a link, and platforms refuse links that are not whole. Write the link in full, without a variable.`,
    ),
    ...[...new Set(twice)].map(
      (name) => `the variable "${name}" stands in the text twice. Give every place a name of its own, such as "${name}2".`,
    ),
    ...(hasBrace ? [brace] : []),
  ];
}

/** What reviewers may refuse on whatever platform. */
export function textWarnings(text: Text): readonly string[] {
  const { parts } = withoutGaps(text);
  const pair = parts.findIndex((part, i) => typeof part !== "string" && typeof (parts[i + 1] ?? "") !== "string");
  const [first, second] = [parts[pair], parts[pair + 1]];
  if (typeof first !== "object" || typeof second !== "object") return [];
  return [`the variables "${first.name}" and "${second.name}" stand side by side: nobody sees where one ends. Put a word between them.`];
}

/** Variables that go on with a link that the words before them began. */
function linkedIn(text: Text): readonly Variable[] {
  const { parts } = withoutGaps(text);
  return parts.flatMap((part, i) => {
    const before = parts[i - 1];
    if (typeof part === "string" || typeof before !== "string") return [];
    const word = before.split(/[\s，。；！？、]/).at(-1) ?? "";
    return /https?:\/\/|www\./i.test(word) ? [part] : [];
  });
}

function withoutGaps({ parts }: Text): Text {
  return { parts: parts.filter((part) => part !== "") };
}
