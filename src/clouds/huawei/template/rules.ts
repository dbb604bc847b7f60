/**
 * What Huawei's document demands of templates (Huawei's specification 14, rules 1 to 6), and what the vendor's help pages say beyond it, which
 * is at most a warning.
 */
import { containsUnknown, type Finding, type Rule } from "../../../schema";
import { isBlank, lengthOf } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { messageText } from "../../shared/objects/text-rules";
import { universalTemplates, variableTypes } from "../client/enumerations";
import type { templateAttributes } from "./attributes";
import { fixedText, malformedVariables, numbersIn, variablesIn } from "./text";

type TemplateRule = Rule<typeof templateAttributes>;
type Template = Parameters<TemplateRule["check"]>[0];

const helpPages = "beyond the document";
const longestText = 500;
const mostVariables = 20;
const mostCountries = 3;
const codeWords = ["验证码", "注册码", "校验码", "动态码"];

/** A rule on the text, for texts that are there. */
function onContent(check: (content: string, values: Template) => Finding | undefined): TemplateRule["check"] {
  return (values) => {
    const { template_content: content } = values;
    return typeof content === "string" && !isBlank(content) ? check(content, values) : undefined;
  };
}

function notBlank(name: "template_name" | "template_content", fix: string): TemplateRule {
  return {
    id: "T1",
    demands: "`template_name` and `template_content` are not blank.",
    looksAt: [name],
    level: "error",
    source: "Huawei L1784-1788, L3441",
    check(values) {
      const value = values[name];
      return typeof value === "string" && isBlank(value) ? { problem: `${name} is blank`, fix } : undefined;
    },
  };
}

/** What is given for each variable; undefined where a part of it is not known yet. */
function attributesIn({ variable_attributes: given }: Template) {
  const attributes = given ?? [];
  return Array.isArray(attributes) && !containsUnknown(attributes) ? attributes : undefined;
}

function written(numbers: readonly (string | number)[]): string {
  return numbers.map((number) => `\${${number}}`).join(", ");
}

export const templateRules: readonly TemplateRule[] = [
  notBlank("template_name", "Give a name that says what the template is for."),
  notBlank("template_content", "Give the text of the message."),
  {
    id: "T2",
    demands: "Variables in `template_content` are written `${1}`, `${2}` and so on.",
    looksAt: ["template_content"],
    level: "error",
    source: "Huawei L2609, L3419-3420",
    check: onContent((content) => {
      const [piece] = malformedVariables(content);
      if (piece === undefined) return undefined;
      return { problem: `"${piece}" in template_content is no variable`, fix: "Write variables by their numbers: ${1}, ${2} and so on." };
    }),
  },
  {
    id: "T3",
    demands: "Variables are numbered from 1 without gaps.",
    looksAt: ["template_content"],
    level: "error",
    source: "Huawei L3420",
    check: onContent((content) => {
      const numbers = numbersIn(content);
      if (numbers.every((number, index) => number === index + 1)) return undefined;
      return {
        problem: `variables are not numbered from 1 without gaps: ${written(numbers)}`,
        fix: `Number them ${written(numbers.map((_each, index) => index + 1))}.`,
      };
    }),
  },
  {
    id: "T4",
    demands: "`variable_attributes` has one entry for each variable of `template_content`, with its number as `variable_index`.",
    looksAt: ["variable_attributes", "template_content"],
    level: "error",
    source: "Huawei L3419-3420",
    check: onContent((content, values) => {
      const attributes = attributesIn(values);
      if (!attributes || malformedVariables(content).length > 0) return undefined;
      const used = numbersIn(content);
      const described = attributes.map(({ variable_index }) => variable_index);
      const missing = used.filter((number) => !described.includes(number));
      const needless = described.filter((number, index) => !used.includes(number) || described.indexOf(number) !== index);
      if (missing.length > 0) {
        return {
          problem: `variable_attributes says nothing of ${written(missing)}`,
          fix: `Add { variable_index = ${missing[0]}, variable_type = … } with PHONE, CHARDIGIT, DATETIME, MONEY or TEXT.`,
        };
      }
      if (needless.length === 0) return undefined;
      return {
        problem: `variable_attributes has an entry too many for ${written(needless)}`,
        fix:
          used.length === 0
            ? "The text has no variable: write one as ${1}, or leave variable_attributes out."
            : `The text has ${written(used)}: one entry for each.`,
      };
    }),
  },
  {
    id: "T5",
    demands: "A variable of the type `TEXT` has a `variable_desc`.",
    looksAt: ["variable_attributes"],
    level: "error",
    source: "Huawei L1799, L3421",
    check(values) {
      const silent = attributesIn(values)?.find(
        ({ variable_type, variable_desc }) => variable_type === "TEXT" && isBlank(variable_desc ?? ""),
      );
      if (!silent) return undefined;
      const problem = `the variable \${${silent.variable_index}} is a TEXT and has no variable_desc`;
      return { problem, fix: "Say what it will be, for the reviewer: the name of a shop, for example." };
    },
  },
  {
    id: "T15",
    demands: `The \`variable_type\` of a variable is one of ${variableTypes.map((type) => `\`${type}\``).join(", ")}.`,
    looksAt: ["variable_attributes"],
    level: "error",
    source: "Huawei L1799, L3479",
    check(values) {
      const strange = attributesIn(values)?.find(({ variable_type }) => !variableTypes.some((known) => known === variable_type));
      if (!strange) return undefined;
      const problem = `the variable \${${strange.variable_index}} has the variable_type "${strange.variable_type}"`;
      return { problem, fix: `Allowed: ${variableTypes.join(", ")}.` };
    },
  },
  {
    id: "T6",
    demands: "`universal_template` is `0` or `1`.",
    looksAt: ["universal_template"],
    level: "error",
    source: "Huawei L1790",
    check({ universal_template: universal }) {
      if (typeof universal !== "number" || universalTemplates.some((known) => known === universal)) return undefined;
      return { problem: `universal_template is ${universal}`, fix: "Allowed: 0 for a template of one signature, 1 for a universal one." };
    },
  },
  {
    id: "T7",
    demands:
      "`sign_id`, `universal_template` and `brackets` are for templates with `region` `cn`, `sign_id` for those that are not universal, and `send_country` " +
      "for those with `region` `intl`; elsewhere they have no effect.",
    looksAt: ["region", "sign_id", "universal_template", "brackets", "send_country"],
    level: "warn",
    source: "Huawei L1780-1790",
    check({ region, sign_id, universal_template, brackets, send_country }) {
      const useless = [
        ...(sign_id !== null && (region === "intl" || universal_template === 1) ? ["sign_id"] : []),
        ...(region === "intl" && universal_template === 1 ? ["universal_template"] : []),
        ...(region === "intl" && brackets === "GB" ? ["brackets"] : []),
        ...(region === "cn" && send_country !== null ? ["send_country"] : []),
      ];
      if (useless.length === 0) return undefined;
      const kind = region === "cn" && universal_template === 1 ? "cn and the template universal" : String(region);
      return { problem: `${useless.join(" and ")} without effect: the region is ${kind}`, fix: "Leave it out." };
    },
  },
  {
    id: "T8",
    demands: "A template with `region` `cn` that is not universal has a `sign_id`.",
    looksAt: ["sign_id", "region", "universal_template"],
    level: "warn",
    source: "Huawei's specification 14",
    check({ region, sign_id, universal_template }) {
      if (region !== "cn" || universal_template === 1 || sign_id !== null) return undefined;
      return { problem: "it names no signature", fix: "Give the primary key of its signature as sign_id, or make it universal." };
    },
  },
  {
    id: "T9",
    demands: `\`send_country\` has at most ${mostCountries} countries, which are told by positive numbers.`,
    looksAt: ["send_country"],
    level: "error",
    source: "Huawei L3459-3461",
    check({ send_country: countries }) {
      if (!Array.isArray(countries) || containsUnknown(countries)) return undefined;
      const bad = countries.find((country) => typeof country !== "number" || country < 1);
      if (bad !== undefined) return { problem: `send_country holds ${String(bad)}`, fix: "Countries are told by their ids, such as 1." };
      if (countries.length <= mostCountries) return undefined;
      return { problem: `send_country has ${countries.length} countries`, fix: `The platform takes ${mostCountries}.` };
    },
  },
  {
    id: "T10",
    demands: `\`template_content\` has at most ${longestText} characters and ${mostVariables} variables.`,
    looksAt: ["template_content"],
    level: "warn",
    source: helpPages,
    check: onContent((content) => {
      const [length, variables] = [lengthOf(content), variablesIn(content).length];
      if (length > longestText) return { problem: `template_content has ${length} characters`, fix: `The console takes ${longestText}.` };
      if (variables <= mostVariables) return undefined;
      return { problem: `template_content has ${variables} variables`, fix: `The console takes ${mostVariables}.` };
    }),
  },
  {
    id: "T11",
    demands: "`template_content` holds neither `【` nor `】` and none of `¥ ★ & √ ※ [ ]`.",
    looksAt: ["template_content"],
    level: "warn",
    source: helpPages,
    check: onContent((content) => {
      const [sign] = /[【】¥★&√※[\]]/u.exec(content) ?? [];
      if (sign === undefined) return undefined;
      const fix = "【】".includes(sign) ? "Leave the signature out: the platform adds it when it sends." : "Say it in words.";
      return { problem: `template_content holds ${sign}`, fix };
    }),
  },
  {
    id: "T12",
    demands: "`template_content` has words of its own, and no two variables side by side.",
    looksAt: ["template_content"],
    level: "warn",
    source: helpPages,
    check: onContent((content) => {
      if (variablesIn(content).length > 0 && fixedText(content) === "") {
        return { problem: "template_content holds nothing but variables", fix: "Say in the text what the message is about." };
      }
      const [pair] = /\$\{[^{}]*\}\$\{[^{}]*\}/.exec(content) ?? [];
      return pair === undefined ? undefined : { problem: `${pair} stand side by side`, fix: "Put a word between them." };
    }),
  },
  {
    id: "T13",
    demands: `A text for verification codes (\`VERIFY_CODE_TYPE\`) has exactly one variable and one of the words ${codeWords.join(", ")}.`,
    looksAt: ["template_content", "template_type"],
    level: "warn",
    source: helpPages,
    check: onContent((content, { template_type }) => {
      if (template_type !== "VERIFY_CODE_TYPE") return undefined;
      const count = variablesIn(content).length;
      if (count !== 1) return { problem: `a text for verification codes has ${count} variables`, fix: "Give it one, for the code." };
      if (codeWords.some((word) => content.includes(word))) return undefined;
      return { problem: "a text for verification codes does not say that it holds one", fix: `Use one of ${codeWords.join(", ")}.` };
    }),
  },
  {
    id: "T14",
    demands: "A marketing text (`PROMOTION_TYPE`) has no variables.",
    looksAt: ["template_content", "template_type"],
    level: "warn",
    source: helpPages,
    check: onContent((content, { template_type }) => {
      const [first] = variablesIn(content);
      if (template_type !== "PROMOTION_TYPE" || first === undefined) return undefined;
      return { problem: `a marketing text has the variable ${written([first])}`, fix: "Say the same to all, or send it as a notice." };
    }),
  },
  ...messageText(
    { attribute: "template_content", vendor: "Huawei" },
    { example: "${1}", looksFor: ["braces", "doubleBraces", "hashes", "percent"] },
  ),
  undamaged("template_name"),
  undamaged("template_content"),
  undamaged("template_desc"),
];
