import type { MessageRules } from "../../schema";

/** Specification section 9, V33: with or without a dollar sign (A21). How long messages are billed is nowhere written (B10). */
export const messages: MessageRules = {
  name: "infocloud",
  title: "infocloud",
  variables: {
    prefix: "",
    inside: /^[^{},\s]+,[1-9]\d*$/,
    words: "a name, a comma and the longest value's number of characters, without spaces",
    example: "{code,6}",
  },
  billing: {},
};
