import { type TextOptions, textVariable, type Variable } from "./variables";

/** `${` and `%{`; a reference that the engine wrote into the string, with the dollar signs right before it. */
const special = /((?<!\$)\$*)(\$\{TfToken\[[\w:.-]+\]\})|[$%]\{/g;

/**
 * A variable of a text that is written with `sms`: `text("order", { max: 20, example: "20260001" })`.
 *
 * Its values are anything, in at most `max` characters.
 */
export function text<const Name extends string>(name: Name, options: TextOptions): Variable<Name>;
/**
 * Makes platform text safe for a stack: `text("您的验证码是${SMSvCode}")`.
 *
 * A stack is a template of Terraform's language, in which `${SMSvCode}` is a reference. Here it stays the platform's variable:
 * every `${` becomes `$${` and every `%{` becomes `%%{`, so that the engine reads back exactly the text that was given.
 * Attributes of other constructs, `${signature.content}` in a template literal, stay references.
 *
 * Texts are plain: what looks escaped already is escaped once more, because `余额$${amount}` is a dollar sign before a variable.
 * Do not use it inside functions of `Fn`: they escape their arguments themselves. The constructs that take `sms` texts need none of it.
 */
export function text(plain: string): string;
export function text(first: string, options?: TextOptions): string | Variable {
  // `texts.map(text)` gives an index, too.
  return typeof options === "object" ? textVariable(first, options) : escaped(first);
}

function escaped(plain: string): string {
  return plain.replace(special, (found: string, dollars = "", reference?: string) => {
    if (reference === undefined) return `${found.charAt(0)}${found}`;
    // A dollar sign before a reference would escape it: such signs become an expression of their own.
    return dollars === "" ? reference : `\${"${dollars}"}${reference}`;
  });
}
