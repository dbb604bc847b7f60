import type { MessageRules } from "../../schema";

export const title = "infocloud SMS";

/**
 * Infocloud's specification 9.2, V33: with or without a dollar sign (A21). No text has room for more than four digits of a length. How messages
 * are billed is nowhere written (B10).
 */
export const messages: MessageRules = {
  variables: {
    opening: "{",
    inside: /^[^{},\s]+,[1-9]\d{0,3}$/,
    words: "a name, a comma and the longest value's number of characters, without spaces",
    example: "code,6",
  },
  billing: {},
};
