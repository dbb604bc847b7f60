import type { MessageRules } from "../../schema";

export const title = "Tencent Cloud SMS";

/** Tencent's specification 17.2, T2. How long messages are split is nowhere written: there is one example of 80 characters in two parts. */
export const messages: MessageRules = {
  variables: { opening: "{", inside: /^[1-9]\d*$/, words: "the variable's number, from 1", example: "1" },
  billing: {},
};
