/**
 * What Baidu's document demands of signatures (Baidu's specification 8.2 and 9, rules V01 to V12).
 * Closed lists (V06, V08) and the file's content (V10) are checked where those attributes are declared.
 */
import type { Finding, Rule, RuleLevel } from "../../../schema";
import { found, isBlank, lengthOf } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { fileFormats } from "../client/enumerations";
import type { signatureAttributes } from "./attributes";

type SignatureRule = Rule<typeof signatureAttributes>;
type Signature = Parameters<SignatureRule["check"]>[0];

/** The reviewers' rules for GLOBAL are not stated; the domestic ones are applied (Baidu G-57). */
const isDomestic = ({ country_type }: Signature) => country_type === "DOMESTIC";
const reachesMainland = ({ country_type }: Signature) => country_type !== "INTERNATIONAL";

/** A rule on the text alone, for texts that are there. */
function onContent(check: (content: string, values: Signature) => Finding | undefined): SignatureRule["check"] {
  return (values) => (typeof values.content === "string" ? check(values.content, values) : undefined);
}

export const signatureRules: readonly SignatureRule[] = [
  {
    id: "V01",
    demands: "`content` is not blank.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L6028",
    check: onContent((content) => (isBlank(content) ? { problem: "content is blank", fix: "Give the sender's name." } : undefined)),
  },
  {
    id: "V02",
    demands: "`content` has 2 to 12 characters.",
    looksAt: ["content", "country_type"],
    level: (values): RuleLevel => (isDomestic(values) ? "error" : "warn"),
    source: "Baidu L1040, L1865",
    check: onContent((content) => {
      const length = lengthOf(content);
      if (isBlank(content) || (length >= 2 && length <= 12)) return undefined;
      return { problem: `content "${content}" has ${length} characters`, fix: "A signature has 2 to 12 characters." };
    }),
  },
  {
    id: "V03",
    demands: "`content` holds none of `【】[]`.",
    looksAt: ["content"],
    level: "error",
    source: "Baidu L1042-1044",
    check: onContent((content) => {
      const brackets = found(content, "【】[]");
      if (brackets.length === 0) return undefined;
      return {
        problem: `content "${content}" holds ${brackets.join(" ")}`,
        fix: "Leave the brackets out: the platform adds them when it sends.",
      };
    }),
  },
  {
    id: "V04",
    demands: "`content` is Chinese, alone or with English letters and digits, and holds nothing else.",
    looksAt: ["content", "country_type"],
    level: "warn",
    source: "Baidu L1042",
    check: onContent((content, values) => {
      if (!reachesMainland(values) || isBlank(content)) return undefined;
      const other = [...new Set([...content].filter((character) => !/[\p{Script=Han}A-Za-z0-9【】[\]]/u.test(character)))];
      if (other.length > 0) {
        return {
          problem: `content "${content}" holds ${other.map((character) => `"${character}"`).join(" ")}`,
          fix: "Reviewers of domestic signatures accept Chinese characters, English letters and digits only.",
        };
      }
      if (/\p{Script=Han}/u.test(content)) return undefined;
      return {
        problem: `content "${content}" has no Chinese character`,
        fix: "Reviewers of domestic signatures ask for Chinese, alone or with letters and digits.",
      };
    }),
  },
  {
    id: "V05",
    demands: "`content` is neither digits only nor letters only.",
    looksAt: ["content", "country_type"],
    level: "warn",
    source: "Baidu L1042",
    check: onContent((content, values) => {
      if (!isDomestic(values)) return undefined;
      const only = /^\d+$/.test(content) ? "digits" : /^[A-Za-z]+$/.test(content) ? "letters" : undefined;
      return (
        only && { problem: `content "${content}" is made of ${only} only`, fix: "Reviewers refuse names of digits only or letters only." }
      );
    }),
  },
  {
    id: "V07",
    demands: "`content_type` is `Enterprise`, `MobileApp` or `Brand` for domestic signatures.",
    looksAt: ["content_type", "country_type"],
    level: "warn",
    source: "Baidu L9942",
    check(values) {
      if (!isDomestic(values) || !["Web", "WeChatPublic", "Else"].some((type) => type === values.content_type)) return undefined;
      return {
        problem: `content_type "${String(values.content_type)}" is no longer approved for domestic signatures`,
        fix: "Since names must be registered with the carriers, only Enterprise, MobileApp and Brand pass.",
      };
    },
  },
  {
    id: "V09",
    demands: `\`signature_file_format\` is one of ${fileFormats.join(", ")}, in upper or lower case.`,
    looksAt: ["signature_file_format"],
    level: "error",
    source: "Baidu's specification 6.7",
    check({ signature_file_format: format }) {
      if (typeof format !== "string" || fileFormats.some((known) => known === format.toUpperCase())) return undefined;
      return {
        problem: `signature_file_format "${format}" is not one of ${fileFormats.join(", ")}`,
        fix: "Upper or lower case. Leave it out to have it derived from the file.",
      };
    },
  },
  {
    id: "V11",
    demands: "`signature_file_format` is not given without `signature_file`.",
    looksAt: ["signature_file_format", "signature_file"],
    level: "warn",
    source: "Baidu's specification 6.7",
    check({ signature_file, signature_file_format }) {
      if (signature_file !== null || signature_file_format === null) return undefined;
      return { problem: "signature_file_format is given without signature_file", fix: "Name the proof file too, or leave its format out." };
    },
  },
  {
    id: "V12",
    demands: "A domestic signature of a type other than `Enterprise` has a proof file.",
    looksAt: ["signature_file", "content_type", "country_type"],
    level: "warn",
    source: "Baidu L1536",
    check(values) {
      if (values.signature_file !== null || !isDomestic(values) || values.content_type === "Enterprise") return undefined;
      return {
        problem: `a domestic signature of type ${String(values.content_type)} has no proof file`,
        fix: "The account's own verification does not cover this type: reviewers ask for a store page, certificate or registration as signature_file.",
      };
    },
  },
  undamaged("content"),
  undamaged("description"),
];
