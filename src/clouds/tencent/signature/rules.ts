/**
 * What Tencent's document demands of signatures (Tencent's specification 17.1, rules S1 to S17). The images (S10 to S12) are checked
 * where they are declared; S15 needs the whole stack; S16 is the replacement of what is approved; S17 and S18 are nothing to check here.
 */
import type { Finding, Rule, RuleLevel } from "../../../schema";
import { found, isBlank } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import {
  type DocumentType,
  documentTypes,
  documentTypesOf,
  internationals,
  retiredDocumentTypes,
  retiredSignTypes,
  type SignType,
  signPurposes,
  signTypes,
} from "../client/enumerations";
import type { signatureAttributes } from "./attributes";

type SignatureRule = Rule<typeof signatureAttributes>;
type Signature = Parameters<SignatureRule["check"]>[0];

const brackets = "【】[]";
const allowedName = /^[\p{Script=Han}A-Za-z0-9]{2,12}$/u;

/** A rule on the name alone, for names that are there. */
function onName(check: (name: string) => Finding | undefined): SignatureRule["check"] {
  return ({ sign_name }) => (typeof sign_name === "string" && !isBlank(sign_name) ? check(sign_name) : undefined);
}

const wellFormed = (isMeant: (values: Signature) => boolean): SignatureRule["check"] => {
  const check = onName((name) => {
    if (allowedName.test(name) || found(name, brackets).length > 0) return undefined;
    const other = [...new Set([...name].filter((character) => !/[\p{Script=Han}A-Za-z0-9]/u.test(character)))];
    const problem =
      other.length > 0
        ? `sign_name "${name}" holds ${other.map((character) => `"${character}"`).join(" ")}`
        : `sign_name "${name}" has ${[...name].length} characters`;
    return { problem, fix: "A signature has 2 to 12 characters, which are Chinese characters, English letters and digits." };
  });
  return (values) => (isMeant(values) ? check(values) : undefined);
};

/** A rule that a number is one of a list; the retired ones are told as such. */
function oneOfNumbers<Name extends keyof Signature & string>(
  name: Name,
  allowed: readonly number[],
  retired: readonly number[],
  meanings: string,
): SignatureRule["check"] {
  return (values) => {
    const value: unknown = values[name];
    if (typeof value !== "number" || allowed.includes(value)) return undefined;
    const problem = retired.includes(value) ? `${name} ${value} is no longer accepted` : `${name} is ${value}`;
    return { problem, fix: `Allowed: ${meanings}.` };
  };
}

const isSignType = (value: unknown): value is SignType => signTypes.some((known) => known === value);
const isDocumentType = (value: unknown): value is DocumentType => documentTypes.some((known) => known === value);

export const signatureRules: readonly SignatureRule[] = [
  {
    id: "S1",
    demands: "`sign_name` is not blank.",
    looksAt: ["sign_name"],
    level: "error",
    source: "Tencent L6491",
    check: ({ sign_name }) =>
      typeof sign_name === "string" && isBlank(sign_name) ? { problem: "sign_name is blank", fix: "Give the sender's name." } : undefined,
  },
  {
    id: "S2",
    demands: "A domestic `sign_name` has 2 to 12 characters: Chinese characters, English letters and digits, and nothing else.",
    looksAt: ["sign_name", "international"],
    level: "error",
    source: "Tencent L10220, L11535",
    check: wellFormed(({ international }) => international !== 1),
  },
  {
    id: "S3",
    demands: "An international `sign_name` has the same form; the document does not say for which signatures it is.",
    looksAt: ["sign_name", "international"],
    level: "warn",
    source: "Tencent L10220",
    check: wellFormed(({ international }) => international === 1),
  },
  {
    id: "S4",
    demands: "`sign_name` holds none of `【】[]`.",
    looksAt: ["sign_name"],
    level: "error",
    source: "Tencent L10220",
    check: onName((name) => {
      const signs = found(name, brackets);
      return signs.length === 0
        ? undefined
        : {
            problem: `sign_name "${name}" holds ${signs.join(" ")}`,
            fix: "Leave the brackets out: the platform adds them when it sends.",
          };
    }),
  },
  {
    id: "S5",
    demands: "`sign_type` is `0`, `1`, `4` or `5`; `2` (website), `3` (official account) and `6` (mini program) are no longer accepted.",
    looksAt: ["sign_type"],
    level: "error",
    source: "Tencent L6501-6513",
    check: oneOfNumbers(
      "sign_type",
      signTypes,
      retiredSignTypes,
      "0 company, 1 app, 4 trademark, 5 government body, public institution or other organisation",
    ),
  },
  {
    id: "S6",
    demands: "`document_type` is `0`, `1`, `2`, `3`, `4` or `7`; `5`, `6` and `8` are no longer accepted.",
    looksAt: ["document_type"],
    level: "error",
    source: "Tencent L6523-6535",
    check: oneOfNumbers(
      "document_type",
      documentTypes,
      retiredDocumentTypes,
      "0 merged business licence, 1 business licence, 2 organisation code certificate, 3 social credit code certificate, 4 screenshot of the app's console, 7 trademark certificate",
    ),
  },
  {
    id: "S7",
    demands: "`document_type` goes with `sign_type`: 0 with 0 or 1; 1 with 0 to 4; 4 with 7; 5 with 2 or 3. Another pair fails the review.",
    looksAt: ["document_type", "sign_type"],
    level: "error",
    source: "Tencent L6503-6511",
    check({ sign_type, document_type }) {
      if (!isSignType(sign_type) || !isDocumentType(document_type)) return undefined;
      const allowed = documentTypesOf[sign_type];
      if (allowed.includes(document_type)) return undefined;
      return {
        problem: `document_type ${document_type} does not go with sign_type ${sign_type}`,
        fix: `For sign_type ${sign_type} the document_type is ${allowed.join(" or ")}.`,
      };
    },
  },
  {
    id: "S8",
    demands: "`international` is `0` or `1`.",
    looksAt: ["international"],
    level: "error",
    source: "Tencent L6545",
    check: oneOfNumbers("international", internationals, [], "0 for mainland China, 1 for all else"),
  },
  {
    id: "S9",
    demands: "`sign_purpose` is `0` or `1`.",
    looksAt: ["sign_purpose"],
    level: "error",
    source: "Tencent L6582",
    check: oneOfNumbers("sign_purpose", signPurposes, [], "0 for the account's own use, 1 for another party"),
  },
  {
    id: "S13",
    demands: "`commission_image_file` is given where `sign_purpose` is `1`; where it is `0` the letter has no effect (a warning).",
    looksAt: ["commission_image_file", "sign_purpose"],
    level: ({ sign_purpose }): RuleLevel => (sign_purpose === 1 ? "error" : "warn"),
    source: "Tencent L6598-6602",
    check({ sign_purpose, commission_image_file }) {
      if (sign_purpose === 1 && commission_image_file === null) {
        return {
          problem: "a signature for another party has no letter of authorisation",
          fix: "Name its image as commission_image_file, or set sign_purpose = 0.",
        };
      }
      if (sign_purpose === 0 && commission_image_file !== null) {
        return {
          problem: "commission_image_file has no effect for a signature of one's own",
          fix: "Leave it out, or set sign_purpose = 1.",
        };
      }
      return undefined;
    },
  },
  {
    id: "S14",
    demands: "A domestic signature has a `qualification_id`, which is a positive integer; an international one has none.",
    looksAt: ["qualification_id", "international"],
    level: "error",
    source: "Tencent L6667, L7720",
    check({ qualification_id, international }) {
      if (international === 1) {
        return qualification_id === null
          ? undefined
          : {
              problem: "an international signature has a qualification_id",
              fix: "Leave it out: qualifications are for domestic signatures.",
            };
      }
      if (qualification_id === null) {
        return {
          problem: "a domestic signature has no qualification_id",
          fix: "Give the id of an approved qualification, which the console shows at the qualifications of domestic SMS.",
        };
      }
      if (typeof qualification_id !== "string" || /^[1-9]\d*$/.test(qualification_id)) return undefined;
      return { problem: `qualification_id "${qualification_id}" is no id`, fix: "An id is a positive integer, as the console shows it." };
    },
  },
  undamaged("sign_name"),
  undamaged("remark"),
];
