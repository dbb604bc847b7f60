/** Variables of templates, `{1}`, `{2}`, …, and the values for them (Tencent's specification 10.5, 10.9 and 17). */
import { lengthOf } from "../../values/text";
import type { AccountSettings } from "../accounts";
import { refusal } from "../calls/envelope";

/** Our choice: the document refuses over-long messages without saying what is over-long. */
const longestMessage = 1000;

/** Numbers of a template's variables. */
export function variablesOf(content: string): Set<number> {
  return new Set([...content.matchAll(/\{([1-9]\d*)\}/g)].map(([, number]) => Number(number)));
}

/** What is wrong with the braces: other than variables, or numbers with gaps. */
export function braceProblem(content: string): string | undefined {
  const stray = /[{}]/.exec(content.replaceAll(/\{[1-9]\d*\}/g, ""));
  if (stray !== null) return `"${stray[0]}" belongs to no variable like {1}.`;
  const numbers = variablesOf(content);
  const gap = [...numbers].findIndex((_number, index) => !numbers.has(index + 1));
  return gap === -1 ? undefined : `{${gap + 1}} is missing: variables are numbered from 1 without gaps.`;
}

interface Fillable {
  readonly templateContent: string;
  readonly smsType: number;
}

/**
 * The template's text with the values in it.
 * @throws Refusal for the number of values, a value, or the whole text
 */
export function fillIn({ templateContent, smsType }: Fillable, values: readonly string[], settings: AccountSettings): string {
  const numbers = [...variablesOf(templateContent)].sort((one, other) => one - other);
  if (numbers.length !== values.length) {
    throw refusal(
      "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
      `There are ${values.length}, expected are ${numbers.length}.`,
    );
  }
  for (const value of values) {
    if (/https?:\/\/|\bwww\.|[A-Za-z0-9-]\.(?:com|cn|net|org)\b/i.test(value)) {
      throw refusal("InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", value);
    }
    if (smsType === 3 && !/^\d{0,6}$/.test(value)) throw refusal("InvalidParameterValue.TemplateParameterFormatError", value);
    if (smsType !== 3 && lengthOf(value) > settings.variableLength) {
      throw refusal(
        "InvalidParameterValue.TemplateParameterLengthLimit",
        `"${value}" has more than ${settings.variableLength} characters.`,
      );
    }
  }
  const text = templateContent.replaceAll(/\{([1-9]\d*)\}/g, (whole, number: string) => values[numbers.indexOf(Number(number))] ?? whole);
  const word = settings.sensitiveWords.find((each) => text.includes(each));
  if (word !== undefined) throw refusal("FailedOperation.ContainSensitiveWord", word);
  if (lengthOf(text) > longestMessage)
    throw refusal("InvalidParameterValue.ContentLengthLimit", `${lengthOf(text)} characters, allowed are ${longestMessage}.`);
  return text;
}
