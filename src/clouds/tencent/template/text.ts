/**
 * The grammar of template texts: `{1}`, `{2}` among other text (Tencent's specification 17.2, T2; the document gives examples,
 * no grammar).
 */
import { readText } from "../../functions/message-text";
import { rememberingLast } from "../../shared/client/last-answer";
import { messages, title } from "../messages";

/** Numbers of the variables in order, repeated ones repeated. */
export const variablesIn = rememberingLast((content): readonly number[] =>
  [...content.matchAll(/\{([1-9]\d*)\}/g)].map(([, number]) => Number(number)),
);

/** What is wrong with the first pair of braces that is no variable, or brace without its partner. */
export function malformedVariable(content: string): string | undefined {
  const read = readText(content, { title, ...messages }, "mistake");
  return "problem" in read ? read.problem : undefined;
}
