/** The variables of a text: each knows its name, what its values are like and one example of them. */

/** What a value is. It decides what programs may send, and what a platform tells its reviewers of it. */
export type VariableKind = "code" | "number" | "amount" | "date" | "phone" | "text";

/** A place in a text that each message fills in. Its name is a part of its type. */
export interface Variable<Name extends string = string> {
  readonly name: Name;
  readonly kind: VariableKind;
  /** Most characters of a value. */
  readonly max?: number;
  /** What it is for instance: reviewers, previews, the counting of segments and the emulator use it. */
  readonly example: string;
  /** What it says, for reviewers. */
  readonly description?: string;
}

export interface CodeOptions {
  /** How many digits it has. */
  readonly digits: number;
  /** @default - as many digits, such as 482913 */
  readonly example?: string;
  /** What it is for reviewers. @default - its name and its example */
  readonly description?: string;
}

/** For variables whose kind says what they are like. */
export interface ValueOptions {
  /** Most characters of a value; infocloud wants to know it. @default - as many as the platform takes */
  readonly max?: number;
  /** What it is for instance. @default - one that its kind suggests */
  readonly example?: string;
  /** What it is for reviewers. @default - its name and its example */
  readonly description?: string;
}

export interface TextOptions extends ValueOptions {
  /** Most characters of a value. */
  readonly max: number;
}

const digits = "48291370564829137056";

/** A verification or pick-up code: digits alone, always as many. */
export function code<const Name extends string>(name: Name, { digits: max, example, description }: CodeOptions): Variable<Name> {
  return variable(name, "code", { max, example: example ?? digits.slice(0, max), description });
}

/** A number, with a sign or a point where it has one. */
export function number<const Name extends string>(name: Name, options: ValueOptions = {}): Variable<Name> {
  return variable(name, "number", { example: "12", ...options });
}

/** An amount of money, without its currency. */
export function amount<const Name extends string>(name: Name, options: ValueOptions = {}): Variable<Name> {
  return variable(name, "amount", { example: "99.50", ...options });
}

/** A date, a time, or both. */
export function date<const Name extends string>(name: Name, options: ValueOptions = {}): Variable<Name> {
  return variable(name, "date", { example: "2026-01-31", ...options });
}

/** A phone number that recipients may call. */
export function phone<const Name extends string>(name: Name, options: ValueOptions = {}): Variable<Name> {
  return variable(name, "phone", { example: "13800138000", ...options });
}

/** Anything else, in at most `max` characters. */
export function textVariable<const Name extends string>(name: Name, options: TextOptions): Variable<Name> {
  return variable(name, "text", { ...options, example: options.example ?? "示例内容".slice(0, options.max) });
}

function variable<Name extends string>(
  name: Name,
  kind: VariableKind,
  { max, example, description }: { readonly max?: number | undefined; readonly example: string; readonly description?: string | undefined },
): Variable<Name> {
  return { name, kind, example, ...(max !== undefined && { max }), ...(description !== undefined && { description }) };
}

/** How a catalogue tells programs what the values of a kind are. */
export function catalogueTypeOf({ kind }: Variable): "code" | "number" | "text" {
  if (kind === "code") return "code";
  return kind === "number" || kind === "amount" ? "number" : "text";
}

/** What an example of each kind is like. */
const forms: Readonly<Record<VariableKind, { readonly form: RegExp; readonly words: string }>> = {
  code: { form: /^\d+$/, words: "digits alone" },
  number: { form: /^[+-]?\d+(?:\.\d+)?$/, words: "digits, with a sign or a point where needed" },
  amount: { form: /^[+-]?\d+(?:\.\d+)?$/, words: "digits, with a sign or a point where needed, and no currency" },
  date: { form: /^[^\d【】\n\r]*\d[^【】\n\r]*$/, words: "a date or a time, with digits" },
  phone: { form: /^\+?\d[\d -]*$/, words: "a phone number: digits, - and spaces" },
  text: { form: /^[^【】\n\r]+$/, words: "text in one line, without 【 and 】, which are the signature's" },
};

/** As every platform takes names. */
const nameForm = /^[A-Za-z][A-Za-z0-9]*$/;

/** What is wrong with a variable by itself. */
export function variableProblems(given: Variable): readonly string[] {
  const { name, kind, max, example } = given;
  const article = kind === "amount" ? "an" : "a";
  const shown = `the variable ${JSON.stringify(name)}`;
  if (!nameForm.test(name)) {
    return [
      `${shown} has a name that is not of letters and digits, beginning with a letter. Write one such as "orderId": every platform takes it.`,
    ];
  }
  const problems: string[] = [];
  if (max !== undefined && !(Number.isSafeInteger(max) && max > 0)) {
    const [option, least] = kind === "code" ? ["digits", "6"] : ["max", "20"];
    return [`${shown} has ${option} ${max}, which is no number of characters. Give a whole number from 1, such as ${least}.`];
  }
  const length = [...example].length;
  const { form, words } = forms[kind];
  if (!form.test(example))
    problems.push(`${shown} is ${article} ${kind}, and its example ${JSON.stringify(example)} is none. Give ${words}.`);
  else if (max !== undefined && length > max) {
    problems.push(
      `${shown} has at most ${max} characters, and its example ${JSON.stringify(example)} has ${length}. Shorten it, or allow more.`,
    );
  } else if (kind === "code" && length !== max) {
    problems.push(`${shown} has ${max} digits, and its example ${JSON.stringify(example)} has ${length}. Give one of ${max} digits.`);
  }
  return problems;
}
