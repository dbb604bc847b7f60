/**
 * What Baidu's document demands of templates (Baidu's specification 8.3 and 9, rules V14 to V29).
 * The closed lists (V08, V27) are checked where those attributes are declared; V30 is the replacement of what is approved.
 */
import type { Finding, Rule, RuleLevel } from "../../../schema";
import { found, isBlank, lengthOf } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { messageText } from "../../shared/objects/text-rules";
import { fixedText, hostTokens, malformedVariables, variablesIn } from "../client/template-text";
import type { templateAttributes } from "./attributes";

type TemplateRule = Rule<typeof templateAttributes>;
type Template = Parameters<TemplateRule["check"]>[0];

const reachesMainland = ({ country_type }: Template) => country_type !== "INTERNATIONAL";
const smsTypeOf = ({ sms_type }: Template) => (typeof sms_type === "string" ? sms_type : "");
const firmAtHome = (values: Template): RuleLevel => (reachesMainland(values) ? "error" : "warn");
const unsubscribe = "拒收请回复R";

/** A rule on the text, for texts that are there. */
function onContent(check: (content: string, values: Template) => Finding | undefined): TemplateRule["check"] {
  return (values) => (typeof values.content === "string" && !isBlank(values.content) ? check(values.content, values) : undefined);
}

/** A variable as a stack writes it: in HCL and its JSON, a single dollar sign begins an expression. */
const written = (name: string) => `\${${name}} ($\${${name}} in HCL and JSON)`;
const quoted = (pieces: readonly string[]) => pieces.map((piece) => `"${piece}"`).join(", ");

export const templateRules: readonly TemplateRule[] = [
  {
    id: "V14",
    demands: "`name` has 1 to 30 characters.",
    looksAt: ["name"],
    level: "error",
    source: "Baidu L1647",
    check({ name }) {
      if (typeof name !== "string") return undefined;
      if (isBlank(name)) return { problem: "name is blank", fix: "Give a name that says what the template is for." };
      const length = lengthOf(name);
      return length > 30 ? { problem: `name "${name}" has ${length} characters`, fix: "A name has at most 30." } : undefined;
    },
  },
  {
    id: "V15",
    demands: "`content` has 1 to 600 characters.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1226",
    check({ content }) {
      if (typeof content !== "string") return undefined;
      if (isBlank(content)) return { problem: "content is blank", fix: "Give the text of the message." };
      const length = lengthOf(content);
      return length > 600
        ? { problem: `content has ${length} characters`, fix: "A text has at most 600; every letter, digit and sign counts." }
        : undefined;
    },
  },
  {
    id: "V16",
    demands: "`content` holds none of `【】[]`.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1217",
    check: onContent((content) => {
      const brackets = found(content, "【】[]");
      return brackets.length > 0
        ? { problem: `content holds ${brackets.join(" ")}`, fix: "These brackets belong to the signature alone." }
        : undefined;
    }),
  },
  {
    id: "V17",
    demands: "`content` holds none of `★ ※ → ●`.",
    looksAt: ["content"],
    level: "warn",
    source: "Baidu L1236",
    check: onContent((content) => {
      const signs = found(content, "★※→●");
      return signs.length > 0
        ? { problem: `content holds ${signs.join(" ")}`, fix: "Reviewers refuse special signs; use plain punctuation." }
        : undefined;
    }),
  },
  {
    id: "V18",
    demands: "Every `${` in `content` begins a variable with a name and a closing brace.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1309",
    check: onContent((content) => {
      const [piece] = malformedVariables(content);
      return piece === undefined
        ? undefined
        : {
            problem: `"${piece}" in content is no variable`,
            fix: `A variable is written ${written("name")}, with a name and a closing brace.`,
          };
    }),
  },
  {
    id: "V19",
    demands: "Variable names are letters and digits, beginning with a letter.",
    looksAt: ["content"],
    level: "warn",
    source: "Baidu L1309, send code 4601",
    check: onContent((content) => {
      const odd = variablesIn(content).filter((name) => !isBlank(name) && !/^[A-Za-z][A-Za-z0-9]*$/.test(name));
      return odd.length > 0
        ? { problem: `unusual variable names: ${quoted(odd)}`, fix: "Use letters and digits, beginning with a letter." }
        : undefined;
    }),
  },
  {
    id: "V20",
    demands: "No variable is used twice.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1315",
    check: onContent((content) => {
      const names = variablesIn(content);
      const seen = new Set<string>();
      const twice = new Set(names.filter((name) => !isBlank(name) && (seen.has(name) || !seen.add(name))));
      return twice.size > 0
        ? { problem: `variable used twice: ${quoted([...twice])}`, fix: "Give every place of a text a variable of its own." }
        : undefined;
    }),
  },
  {
    id: "V21",
    demands: "`content` is not made of variables only.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1215, L1317-1319",
    check: onContent((content) =>
      fixedText(content) === ""
        ? {
            problem: `content "${content}" has no letter or digit outside of variables`,
            fix: "Write a text around the variables, so that its purpose is clear.",
          }
        : undefined,
    ),
  },
  {
    id: "V22",
    demands: "`content` has at least four letters or characters of fixed text beside its variables.",
    looksAt: ["content"],
    level: "warn",
    source: "Baidu L1321-1323",
    check: onContent((content) => {
      const fixed = fixedText(content);
      if (variablesIn(content).length === 0 || fixed === "" || lengthOf(fixed) >= 4) return undefined;
      return {
        problem: `content "${content}" has hardly any fixed text ("${fixed}")`,
        fix: "Reviewers refuse texts whose purpose is not clear without the variables.",
      };
    }),
  },
  {
    id: "V23",
    demands: "No variable stands in a link.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1313",
    check: onContent((content) => {
      const links = hostTokens(content).filter((token) => token.includes("${"));
      return links.length > 0
        ? { problem: `a variable stands in the link ${quoted(links)}`, fix: "Write links in full, without variables." }
        : undefined;
    }),
  },
  {
    id: "V24",
    demands: "Marketing texts (`*Sale`) end with `拒收请回复R`.",
    looksAt: ["content", "sms_type", "country_type"],
    level: firmAtHome,
    source: "Baidu L1230",
    check: onContent((content, values) => {
      if (!smsTypeOf(values).endsWith("Sale") || content.trimEnd().endsWith(unsubscribe)) return undefined;
      return { problem: `marketing text does not end with ${unsubscribe}`, fix: `Add ${unsubscribe} as the last words of content.` };
    }),
  },
  {
    id: "V25",
    demands: "The code in a verification text (`*Vcode`) is the variable `${SMSvCode}`.",
    looksAt: ["content", "sms_type", "country_type"],
    level: (values) => (smsTypeOf(values) === "CommonVcode" ? firmAtHome(values) : "warn"),
    source: "Baidu L10006",
    check: onContent((content, values) => {
      if (!smsTypeOf(values).endsWith("Vcode") || variablesIn(content).includes("SMSvCode")) return undefined;
      return {
        problem: "the verification code's variable is not named SMSvCode",
        fix: `Write ${written("SMSvCode")} where the code stands; new templates need this name since 2025-04-01.`,
      };
    }),
  },
  {
    id: "V26",
    demands: "Texts for mainland China hold no link, phone number or IP address.",
    looksAt: ["content", "country_type"],
    level: "warn",
    source: "Baidu L9986-9987, L10119",
    check: onContent((content, values) => {
      if (!reachesMainland(values)) return undefined;
      const contacts = [
        ...hostTokens(content).filter((token) => !token.includes("${")),
        ...(content.match(/(?<!\d)(?:1\d{10}|0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4})(?!\d)/g) ?? []),
        ...(content.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g) ?? []),
      ];
      if (contacts.length === 0) return undefined;
      return {
        problem: `content holds contact data: ${quoted([...new Set(contacts)])}`,
        fix: "Mainland carriers intercept links, phone numbers and IP addresses.",
      };
    }),
  },
  {
    id: "V28",
    demands: "`sms_type` is one that the console offers for the `country_type`.",
    looksAt: ["sms_type", "country_type"],
    level: "warn",
    source: "Baidu L1645, L1900",
    check(values) {
      const type = smsTypeOf(values);
      const usual = reachesMainland(values) ? ["CommonSale", "CommonVcode", "CommonNotice"] : ["CommonNotice", "CommonSale"];
      if (type === "" || usual.includes(type)) return undefined;
      return {
        problem: `sms_type "${type}" is not offered by the console for ${String(values.country_type)}`,
        fix: `The console offers ${usual.join(", ")}; reviewers may refuse others.`,
      };
    },
  },
  {
    id: "V29",
    demands: "`description` is not blank.",
    looksAt: ["description"],
    level: "error",
    source: "Baidu L6282",
    check({ description }) {
      if (typeof description !== "string" || !isBlank(description)) return undefined;
      return { problem: "description is blank", fix: "Say for the reviewer what the template is for." };
    },
  },
  {
    id: "LINK",
    demands: "Notices (`*Notice`) for mainland China hold no link: later announcements of the vendor count a text with one as marketing.",
    looksAt: ["content", "sms_type", "country_type"],
    level: "warn",
    source: "beyond the document",
    check: onContent((content, values) => {
      if (!smsTypeOf(values).endsWith("Notice") || !reachesMainland(values)) return undefined;
      const [link] = hostTokens(content);
      if (link === undefined) return undefined;
      return {
        problem: `the notice holds the link "${link}"`,
        fix: "Reviewers may count it as marketing: leave the link out, or apply for it as marketing (`*Sale`).",
      };
    }),
  },
  ...messageText(
    { attribute: "content", vendor: "Baidu" },
    { example: written("code"), looksFor: ["doubleBraces", "braces", "hashes", "percent"] },
  ),
  undamaged("name"),
  undamaged("content"),
  undamaged("description"),
];
