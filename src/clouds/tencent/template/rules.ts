/**
 * What Tencent's document demands of templates (Tencent's specification 17.2, rules T1 to T11). T8 is the replacement of what is
 * approved; T9 needs the whole stack; T11 is about reads.
 */
import type { Finding, Rule, RuleLevel } from "../../../schema";
import { isBlank } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { messageText } from "../../shared/objects/text-rules";
import { internationals, smsTypes } from "../client/enumerations";
import type { templateAttributes } from "./attributes";
import { malformedVariable, variablesIn } from "./text";

type TemplateRule = Rule<typeof templateAttributes>;
type Template = Parameters<TemplateRule["check"]>[0];

const unsubscribe = "拒收请回复R";

/** A rule on the text, for texts that are there. */
function onContent(check: (content: string, values: Template) => Finding | undefined): TemplateRule["check"] {
  return (values) => {
    const { template_content: content } = values;
    return typeof content === "string" && !isBlank(content) ? check(content, values) : undefined;
  };
}

function notBlank(name: "template_name" | "template_content" | "remark", fix: string): TemplateRule {
  return {
    id: "T1",
    demands: "`template_name`, `template_content` and `remark` are not blank.",
    looksAt: [name],
    level: "error",
    source: "Tencent L5100-5132",
    check(values) {
      const value = values[name];
      return typeof value === "string" && isBlank(value) ? { problem: `${name} is blank`, fix } : undefined;
    },
  };
}

/** A rule that a number is one of a list. */
function listed(name: "sms_type" | "international", allowed: readonly number[], meanings: string): TemplateRule["check"] {
  return (values) => {
    const value = values[name];
    if (typeof value !== "number" || allowed.includes(value)) return undefined;
    return { problem: `${name} is ${value}`, fix: `Allowed: ${meanings}.` };
  };
}

export const templateRules: readonly TemplateRule[] = [
  notBlank("template_name", "Give a name that says what the template is for."),
  notBlank("template_content", "Give the text of the message."),
  notBlank("remark", "Say for the reviewer what the template is for."),
  {
    id: "T2",
    demands: "Braces in `template_content` stand for variables alone: `{1}`, `{2}` and so on.",
    looksAt: ["template_content"],
    level: "warn",
    source: "Tencent L5108, L5895",
    check: onContent((content) => {
      const problem = malformedVariable(content);
      return problem === undefined
        ? undefined
        : { problem: "a brace in template_content is part of no variable", fix: `${problem} Variables are written {1}, {2} and so on.` };
    }),
  },
  {
    id: "T3",
    demands: "Variables are numbered from 1 without gaps.",
    looksAt: ["template_content"],
    level: "warn",
    source: "Tencent L5108",
    check: onContent((content) => {
      const numbers = [...new Set(variablesIn(content))].sort((a, b) => a - b);
      if (numbers.every((number, i) => number === i + 1)) return undefined;
      const used = numbers.map((number) => `{${number}}`).join(", ");
      return {
        problem: `variables are not numbered from 1 without gaps: ${used}`,
        fix: `Number them ${firstNumbers(numbers.length)
          .map((number) => `{${number}}`)
          .join(", ")}.`,
      };
    }),
  },
  {
    id: "T4",
    demands: "`sms_type` is `1`, `2` or `3`.",
    looksAt: ["sms_type"],
    level: "error",
    source: "Tencent L5112",
    check: listed("sms_type", smsTypes, "1 marketing, 2 notification, 3 verification code"),
  },
  {
    id: "T5",
    demands: "`international` is `0` or `1`.",
    looksAt: ["international"],
    level: "error",
    source: "Tencent L5126, L10644",
    check: listed("international", internationals, "0 for mainland China, 1 for all else"),
  },
  {
    id: "T6",
    demands: "Marketing texts (`sms_type` `1`) end with `拒收请回复R`.",
    looksAt: ["template_content", "sms_type", "international"],
    level: ({ international }): RuleLevel => (international === 1 ? "warn" : "error"),
    source: "Tencent L5416-5419",
    check: onContent((content, { sms_type }) => {
      if (sms_type !== 1 || content.endsWith(unsubscribe)) return undefined;
      return {
        problem: `marketing text does not end with ${unsubscribe}`,
        fix: `Add ${unsubscribe} as the very last words of template_content.`,
      };
    }),
  },
  {
    id: "T7",
    demands:
      "Domestic marketing and notification texts (`sms_type` `1` and `2`) hold no variable, by one place of the document; by another they may.",
    looksAt: ["template_content", "sms_type", "international"],
    level: "warn",
    source: "Tencent L5421-5424, L5895",
    check: onContent((content, { sms_type, international }) => {
      if (international === 1 || (sms_type !== 1 && sms_type !== 2)) return undefined;
      const [first] = variablesIn(content);
      if (first === undefined) return undefined;
      return {
        problem: `a domestic ${sms_type === 1 ? "marketing" : "notification"} text holds the variable {${first}}`,
        fix: "The document's error codes refuse that, though an example of its own has one. Reviewers may refuse it.",
      };
    }),
  },
  {
    id: "T10",
    demands: "`template_content` does not begin with a signature in brackets (`【…】`).",
    looksAt: ["template_content"],
    level: "warn",
    source: "Tencent's specification 17.2",
    check: onContent((content) => {
      const [piece] = /^\s*【[^】]*】/.exec(content) ?? [];
      return piece === undefined
        ? undefined
        : { problem: `template_content begins with ${piece.trim()}`, fix: "Leave the signature out: the platform adds it when it sends." };
    }),
  },
  // Braces are T2's.
  ...messageText({ attribute: "template_content", vendor: "Tencent" }, { example: "{1}", looksFor: ["hashes", "percent"] }),
  undamaged("template_name"),
  undamaged("template_content"),
  undamaged("remark"),
];

function firstNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
