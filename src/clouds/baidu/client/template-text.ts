// Baidu: specification 8.3; the document gives examples, no grammar: G-39.
/** The grammar of template texts: `${name}` among other text. */

import { rememberingLast } from "../../shared/client/last-answer";

const variable = /\$\{([^{}]*)\}/g;
/** Top-level domains that occur in Chinese messages; a longer list would take words after a full stop for hosts. */
const host =
  /(?:[a-z0-9-]|\$\{[^{}]*\})\.(?:cn|com|net|org|gov|edu|io|cc|top|vip|xyz|info|biz|shop|site|club|online|app|link|ltd|tv|hk|tw|mo|me)(?![a-z0-9])/i;

/** Names of the variables in order, repeated ones repeated, blank ones too, as they are written. */
export const variablesIn = rememberingLast((content): readonly string[] => [...content.matchAll(variable)].map(([, name]) => name ?? ""));

/** Pieces that look like a variable and are none: unclosed or without a name. */
export function malformedVariables(content: string): string[] {
  if (!content.includes("${")) return [];
  const empty = [...content.matchAll(variable)].filter(([, name]) => name?.trim() === "").map(([piece]) => piece);
  const unclosed = content.match(/\$\{(?![^{}]*\}).{0,12}/gsu) ?? [];
  return [...empty, ...unclosed];
}

/** Letters, digits and ideographs outside of variables. */
export const fixedText = rememberingLast((content) => content.replace(variable, "").replace(/[^\p{L}\p{N}]/gu, ""));

/** Unbroken runs of the characters of links that are links or host names, variables in them included. */
export const hostTokens = rememberingLast((content): readonly string[] => {
  const runs = content.match(/(?:\$\{[^{}]*\}|[\w\-.~:/?#@$&*+=%])+/g) ?? [];
  return runs.filter((run) => /:\/\/|(?:^|[^a-z0-9])www\./i.test(run) || host.test(run));
});
