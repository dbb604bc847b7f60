/** What infocloud's document demands of templates, signatures and values (Infocloud's specification 11), each by its number there. */
import { containsUnknown, type Finding, type Rule } from "../../../schema";
import { found, isBlank } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { messageText } from "../../shared/objects/text-rules";
import { lengthOf, type TemplateVariable, variablesIn } from "../client/template-text";
import type { templateAttributes } from "./attributes";
import { templateCodeRule } from "./code-rule";
import { filledIn, malformedVariable } from "./text";

type TemplateRule = Rule<typeof templateAttributes>;
type Template = Parameters<TemplateRule["check"]>[0];

const advisedLength = 450;
const longestText = 500;
const signatureLength = { least: 2, most: 20 };
const signatureBrackets = "【】()[]（）";
const refusedWords = ["联通", "电信", "移动", "工商银行", "预警提醒"];

function textIn(values: Template, name: "content" | "signature" | "dynamic_signature"): string {
  const text = values[name];
  return typeof text === "string" ? text : "";
}

/** The dynamic signature takes the first value. */
function allVariables(values: Template): TemplateVariable[] {
  return [...variablesIn(textIn(values, "dynamic_signature")), ...variablesIn(textIn(values, "content"))];
}

/** Undefined where none are given, or a part of them is not known yet. */
function valuesIn({ values: given }: Template): readonly string[] | undefined {
  return Array.isArray(given) && !containsUnknown(given) ? given : undefined;
}

const V32 = {
  id: "V32",
  demands: `\`content\` is not blank and has at most ${advisedLength} characters, variables included; beyond ${longestText} the vendor wants to be asked.`,
  looksAt: ["content"],
  source: "Infocloud L3503, L3520",
} as const;

const V33 = {
  id: "V33",
  demands:
    "A variable is written `{name,6}`: a name, a comma and the longest value's number of characters, without spaces. A `dynamic_signature` is one variable " +
    "and nothing else.",
  level: "error",
  source: "Infocloud L3490-3492",
} as const;

function wellFormed(name: "content" | "dynamic_signature"): TemplateRule {
  return {
    ...V33,
    looksAt: [name],
    check(values) {
      const problem = malformedVariable(textIn(values, name));
      return problem === undefined ? undefined : { problem: `a variable in ${name} is malformed`, fix: problem };
    },
  };
}

interface Longest {
  readonly id: string;
  /** The signature's value, or those of the text's own variables. */
  readonly whose: "signature" | "own";
  readonly source: string;
}

function tooLong({ id, whose, source }: Longest): TemplateRule {
  return {
    id,
    demands:
      whose === "own"
        ? "No value is longer than its variable allows."
        : "The value for `dynamic_signature` is not longer than that allows.",
    looksAt: ["values", "content", "dynamic_signature"],
    level: "error",
    source,
    check(values) {
      const given = valuesIn(values);
      const wanted = allVariables(values);
      if (!given || given.length !== wanted.length) return undefined;
      const signatures = variablesIn(textIn(values, "dynamic_signature")).length;
      const position = given.findIndex(
        (value, index) => index < signatures === (whose === "signature") && lengthOf(value) > (wanted[index]?.maxLength ?? 0),
      );
      const [value, longest] = [given[position], wanted[position]];
      if (value === undefined || !longest) return undefined;
      return {
        problem: `value ${position + 1}, for ${longest.name}, has ${lengthOf(value)} characters`,
        fix: `At most ${longest.maxLength} are sent: shorten it, or make a new template in the console whose variable takes more.`,
      };
    },
  };
}

export const templateRules: readonly TemplateRule[] = [
  templateCodeRule,
  {
    id: "V31",
    demands: "`content` holds neither `【` nor `】`, and does not end with `]`.",
    looksAt: ["content"],
    level: "error",
    source: "Infocloud L3523-3525",
    check(values) {
      const content = textIn(values, "content");
      const [bracket] = found(content, "【】");
      if (bracket !== undefined) {
        return {
          problem: `content holds ${bracket}`,
          fix: "Only signatures stand in 【】, and the platform adds them: write other brackets.",
        };
      }
      if (!content.trimEnd().endsWith("]")) return undefined;
      return {
        problem: "content ends with ]",
        fix: "What ends in brackets may be taken for a signature: put it elsewhere, or leave the brackets out.",
      };
    },
  },
  {
    ...V32,
    level: "error",
    check(values) {
      return isBlank(textIn(values, "content"))
        ? { problem: "content is blank", fix: "Give the text of the message as the console has it." }
        : undefined;
    },
  },
  {
    ...V32,
    level: "warn",
    check(values) {
      const length = lengthOf(textIn(values, "content"));
      if (length <= advisedLength) return undefined;
      const fix =
        length > longestText
          ? `The vendor advises ${longestText} at most: ask its sales before you rely on it, or shorten the text.`
          : `The vendor advises ${advisedLength}: shorten the text.`;
      return { problem: `content has ${length} characters`, fix };
    },
  },
  wellFormed("content"),
  wellFormed("dynamic_signature"),
  {
    ...V33,
    looksAt: ["dynamic_signature"],
    check({ dynamic_signature: given }) {
      if (typeof given !== "string" || malformedVariable(given) !== undefined) return undefined;
      if (variablesIn(given).length === 1 && filledIn(given, [""]) === "") return undefined;
      return { problem: `dynamic_signature is "${given}"`, fix: "Give the variable alone, as in {动态签名,20}." };
    },
  },
  {
    id: "V34",
    demands:
      `\`signature\` has ${signatureLength.least} to ${signatureLength.most} characters, none of the brackets \`${signatureBrackets}\` and none of the words ` +
      `${refusedWords.join(", ")}.`,
    looksAt: ["signature"],
    level: "warn",
    source: "Infocloud L3451-3453, L3484-3489",
    check: ({ signature }) => (typeof signature === "string" ? signatureFinding(signature) : undefined),
  },
  {
    id: "SIGNATURES",
    demands: "A template has one signature: `signature` or `dynamic_signature`, not both.",
    looksAt: ["dynamic_signature", "signature"],
    level: "error",
    source: "Infocloud L3490-3492",
    check({ signature, dynamic_signature }) {
      if (signature === null || dynamic_signature === null) return undefined;
      return { problem: "it has a signature and a dynamic_signature", fix: "Leave out what the template in the console does not have." };
    },
  },
  {
    id: "V15",
    demands: "`values` has one value for each variable, the dynamic signature's first.",
    looksAt: ["values", "content", "dynamic_signature"],
    level: "error",
    source: "Infocloud L3418, L3843",
    check(values) {
      const given = valuesIn(values);
      const wanted = allVariables(values);
      if (!given || given.length === wanted.length) return undefined;
      const names = wanted.map(({ name }) => name).join(", ");
      return {
        problem: `there are ${given.length} values for ${wanted.length} variables`,
        fix: wanted.length === 0 ? "The text has no variable: leave values out." : `Give one for each, in this order: ${names}.`,
      };
    },
  },
  tooLong({ id: "V16", whose: "own", source: "Infocloud L3422" }),
  tooLong({ id: "V35", whose: "signature", source: "Infocloud L3490" }),
  {
    id: "V37",
    demands: "A message is not blank when `values` are filled in.",
    looksAt: ["values", "content", "dynamic_signature"],
    level: "error",
    source: "Infocloud L3426",
    check(values) {
      const given = valuesIn(values);
      const content = textIn(values, "content");
      if (!given || isBlank(content)) return undefined;
      const own = given.slice(variablesIn(textIn(values, "dynamic_signature")).length);
      if (!isBlank(filledIn(content, own))) return undefined;
      return { problem: "the message is blank", fix: "Give values that say something: the platform sends no empty text." };
    },
  },
  ...messageText({ attribute: "content", vendor: "infocloud" }, { example: "{code,6}", looksFor: ["hashes", "percent"] }),
  undamaged("content"),
  undamaged("signature"),
];

function signatureFinding(signature: string): Finding | undefined {
  const [bracket] = found(signature, signatureBrackets);
  if (bracket !== undefined) return { problem: `signature holds ${bracket}`, fix: "Give it bare: the platform puts it in 【】." };
  const { least, most } = signatureLength;
  const length = lengthOf(signature);
  if (length < least || length > most)
    return { problem: `signature has ${length} characters`, fix: `The vendor advises ${least} to ${most}.` };
  const word = refusedWords.find((refused) => signature.includes(refused));
  if (word === undefined) return undefined;
  return {
    problem: `signature holds ${word}`,
    fix: "Reviewers refuse it, or its messages never arrive. Name the company, product or business that sends.",
  };
}
