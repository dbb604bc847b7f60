/** `${` and `%{`; a reference that the engine wrote into the string, with the dollar signs right before it. */
const special = /((?<!\$)\$*)(\$\{TfToken\[[\w:.-]+\]\})|[$%]\{/g;

/**
 * Makes platform text safe for a stack: `text("您的验证码是${SMSvCode}")`.
 *
 * A stack is a template of Terraform's language, in which `${SMSvCode}` is a reference. Here it stays the platform's variable:
 * every `${` becomes `$${` and every `%{` becomes `%%{`, so that the engine reads back exactly the text that was given.
 * Attributes of other constructs, `${signature.content}` in a template literal, stay references.
 *
 * Texts are plain: what looks escaped already is escaped once more, because `余额$${amount}` is a dollar sign before a variable.
 * Do not use it inside functions of `Fn`: they escape their arguments themselves.
 */
export function text(plain: string): string {
  return plain.replace(special, (found: string, dollars = "", reference?: string) => {
    if (reference === undefined) return `${found.charAt(0)}${found}`;
    // A dollar sign before a reference would escape it: such signs become an expression of their own.
    return dollars === "" ? reference : `\${"${dollars}"}${reference}`;
  });
}
