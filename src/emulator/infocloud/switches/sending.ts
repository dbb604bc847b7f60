/** Open points of sends (Infocloud's specification 4.1, 4.2, 9 and 12). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "infocloud.backslash": {
    values: ["lenient", "strict"],
    default: "lenient",
    meaning: "Whether a backslash that escapes nothing stands for itself in templateParam, as in an example, or is 60006.",
    gap: "A4",
  },
  "infocloud.batch-size": {
    values: ["1000", "500"],
    default: "1000",
    meaning: "Most numbers of one sendBatch.",
    gap: "A5",
  },
  "infocloud.batch-params": {
    values: ["optional", "required"],
    default: "optional",
    meaning: "Whether a template without variables is sent without templateParamJson, or that is 60006.",
    gap: "A6",
  },
  "infocloud.fixed-batch": {
    values: ["either", "flat"],
    default: "either",
    meaning: 'The values of a template without variables in a batch: also [[],[]], or only ["",""].',
    gap: "A7",
  },
  "infocloud.extension-range": {
    values: ["any", "1-99"],
    default: "any",
    meaning: "Which extension codes are taken; 40004 for others.",
    gap: "A19",
  },
  "infocloud.bad-numbers": {
    values: ["told", "refuse"],
    default: "told",
    meaning: "What is no number among numbers: told in failPhones, or 60007 for the whole send.",
    gap: "A29",
  },
  "infocloud.billing": {
    values: ["per-message", "per-segment"],
    default: "per-message",
    meaning: "What a long text takes off the allowance.",
    gap: "B10",
  },
  "infocloud.sensitive-word": {
    values: ["receipt", "refuse"],
    default: "receipt",
    meaning: "What becomes of a text with a word that is not allowed: a receipt REJECTD, or 40005.",
    gap: "B13",
  },
  "infocloud.duplicate-numbers": {
    values: ["each", "once"],
    default: "each",
    meaning: "A number that occurs several times in one send: a message for each time, or one message.",
    gap: "B15",
  },
  "infocloud.characters": {
    values: ["utf-16", "code-points"],
    default: "utf-16",
    meaning: "How characters of values and of bid are counted.",
    gap: "B19",
  },
  "infocloud.send-desc": {
    values: ["absent", "null-text"],
    default: "absent",
    meaning: 'The field desc of sends: absent, or the text "null" as a sample prints it.',
    gap: "B24",
  },
} as const satisfies SwitchCatalogue;
