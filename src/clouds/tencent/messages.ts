import type { MessageRules } from "../../schema";

/** Tencent's specification 17.2, T2. How long messages are split is nowhere written: there is one example of 80 characters in two parts. */
export const messages: MessageRules = {
  name: "tencent",
  title: "Tencent Cloud SMS",
  variables: { prefix: "", inside: /^[1-9]\d*$/, words: "the variable's number, from 1", example: "{1}" },
  billing: {},
};
