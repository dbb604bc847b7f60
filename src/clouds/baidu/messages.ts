import type { MessageKind, MessageRules } from "../../schema";

const chinese: MessageKind = { brackets: "【】", single: 70, part: 67 };
const english: MessageKind = { onlyAscii: true, brackets: "[]", single: 140, part: 134 };
const longest = 600;

/** Baidu's specification 8.3 and 8.6. Names of variables have no printed grammar (Baidu G-39): the examples are letters and digits. */
export const messages: MessageRules = {
  variables: {
    opening: "${",
    inside: /^[\p{L}_][\p{L}\p{N}_]*$/u,
    words: "a name that begins with a letter and goes on with letters and digits",
    example: "SMSvCode",
  },
  billing: {
    baidu: { longest, kinds: [chinese] },
    baidu_international: { longest, kinds: [english, chinese] },
  },
};
