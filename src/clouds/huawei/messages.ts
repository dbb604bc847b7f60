import type { MessageRules } from "../../schema";

export const title = "Huawei Cloud Message & SMS";

/** Huawei's specification 14, rule 5: `${n}`, numbered from 1 without gaps. How long messages are split is nowhere written. */
export const messages: MessageRules = {
  variables: { opening: "${", inside: /^[1-9]\d*$/, words: "the variable's number, from 1", example: "1" },
  billing: {},
};
