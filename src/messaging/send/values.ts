/** What a program wants a message to say, checked before anything is sent. Values are not repeated in errors: they may be one-time codes. */
import { isBroken } from "../../clouds/shared/client/decoding";
import { didYouMean } from "../../schema/text/nearest";
import type { CatalogueMessage, Variable, VariableType } from "../catalogue/catalogue";
import type { Values } from "../catalogue/texts";
import { MessagingError } from "../errors";

const forms: Readonly<Record<VariableType, { readonly form: RegExp; readonly words: string }>> = {
  code: { form: /^[A-Za-z0-9]+$/, words: "ASCII letters and digits" },
  number: { form: /^[+-]?\d[\d,]*(?:\.\d+)?$/, words: "a number, with digits, a sign, commas or a point" },
  text: { form: /^/, words: "a text" },
};

/** @throws MessagingError for the first value that is missing, too much or not what its variable says */
export function checkValues(key: string, { variables }: CatalogueMessage, values: Values): void {
  const names = Object.keys(variables);
  if (typeof values !== "object" || values === null) throw problem(key, `there are no values; give an object with ${names.join(", ")}.`);
  const surplus = Object.keys(values).find((name) => !Object.hasOwn(variables, name));
  if (surplus !== undefined) {
    const allowed = names.length === 0 ? "the message has no variables" : `its variables are ${names.join(", ")}`;
    throw problem(key, `there is a value for "${surplus}", but ${allowed}.${didYouMean(surplus, names)}`);
  }
  for (const [name, variable] of Object.entries(variables)) {
    const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined;
    const wrong = problemOf(value, variable);
    if (wrong !== undefined) throw problem(key, `the value of "${name}" ${wrong}`);
  }
}

function problemOf(value: unknown, { type, max = Number.POSITIVE_INFINITY, example }: Variable): string | undefined {
  const such = example === undefined ? "" : `, such as ${JSON.stringify(example)}`;
  if (value === undefined) return `is missing; give ${forms[type].words}${such}.`;
  if (typeof value !== "string") return `is ${value === null ? "null" : `a ${typeof value}`}; it must be a text${such}.`;
  if (value === "") return `is empty; every variable needs a value${such}.`;
  if (isBroken(value)) return "holds half a character; cut texts between characters.";
  if (!forms[type].form.test(value)) return `is not what its type allows; it must be ${forms[type].words}${such}.`;
  const { length } = [...value];
  return length > max ? `has ${length} characters; at most ${max} are allowed.` : undefined;
}

function problem(key: string, what: string): MessagingError {
  return new MessagingError(`The message "${key}" cannot be sent: ${what}`);
}
