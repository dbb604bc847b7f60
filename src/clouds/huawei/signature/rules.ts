/** What Huawei's document demands of signatures (Huawei's specification 14, rules 1 to 3). */
import type { Finding, Rule } from "../../../schema";
import { found, isBlank, lengthOf } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import { formerSignatureSources, signatureSources } from "../client/enumerations";
import type { signatureAttributes } from "./attributes";

type SignatureRule = Rule<typeof signatureAttributes>;

const brackets = "【】[]";
const usualName = /^[\p{Script=Han}A-Za-z0-9]{2,16}$/u;
const sources = "0 name of an enterprise or institution, 2 name of an app, 5 name of a trademark";

/** A rule on the name, for names that are there. */
function onName(check: (name: string) => Finding | undefined): SignatureRule["check"] {
  return ({ signature_name: name }) => (typeof name === "string" && !isBlank(name) ? check(name) : undefined);
}

/** What belongs to names of one source, and to no other. */
function ofSource(
  id: string,
  number: "registration_number" | "license_number",
  { source, kind, proof }: { readonly source: 2 | 5; readonly kind: string; readonly proof: string },
): SignatureRule {
  return {
    id,
    demands: `A signature with \`signature_source\` \`${source}\` (${kind}) has a \`${number}\` and, as \`signature_related_file_id\`, the ${proof}; others have no \`${number}\`.`,
    looksAt: [number, "signature_source", "signature_related_file_id"],
    level: "warn",
    source: "Huawei L1020-1022",
    check({ signature_source, [number]: given, signature_related_file_id: file }) {
      if (signature_source !== source) {
        if (given === null) return undefined;
        return { problem: `${number} belongs to the name of ${kind}`, fix: `Leave it out, or set signature_source = ${source}.` };
      }
      const missing = [...(given === null ? [number] : []), ...(file === null ? ["signature_related_file_id"] : [])];
      if (missing.length === 0) return undefined;
      return {
        problem: `the name of ${kind} has no ${missing.join(" and no ")}`,
        fix: `Reviewers ask for the number and for the ${proof}.`,
      };
    },
  };
}

export const signatureRules: readonly SignatureRule[] = [
  {
    id: "S1",
    demands: "`signature_name` is not blank.",
    looksAt: ["signature_name"],
    level: "error",
    source: "Huawei L1013",
    check: ({ signature_name: name }) =>
      typeof name === "string" && isBlank(name) ? { problem: "signature_name is blank", fix: "Give the sender's name." } : undefined,
  },
  {
    id: "S2",
    demands: "`signature_name` holds none of `【】[]`: the platform adds the brackets.",
    looksAt: ["signature_name"],
    level: "error",
    source: "Huawei L1780",
    check: onName((name) => {
      const signs = found(name, brackets);
      if (signs.length === 0) return undefined;
      return {
        problem: `signature_name "${name}" holds ${signs.join(" ")}`,
        fix: "Leave the brackets out: the platform adds those that a template names.",
      };
    }),
  },
  {
    id: "S3",
    demands: "`signature_name` has 2 to 16 characters, which are Chinese characters, letters and digits, and not digits alone.",
    looksAt: ["signature_name"],
    level: "warn",
    source: "beyond the document",
    check: onName((name) => {
      if (found(name, brackets).length > 0) return undefined;
      const fix = "The console takes 2 to 16 Chinese characters, letters and digits.";
      const strange = [...new Set([...name].filter((character) => !/[\p{Script=Han}A-Za-z0-9]/u.test(character)))];
      if (strange.length > 0) {
        return { problem: `signature_name "${name}" holds ${strange.map((character) => `"${character}"`).join(" ")}`, fix };
      }
      if (!usualName.test(name)) return { problem: `signature_name "${name}" has ${lengthOf(name)} characters`, fix };
      return /^\d+$/.test(name) ? { problem: `signature_name "${name}" is a number`, fix: "Reviewers refuse digits alone." } : undefined;
    }),
  },
  {
    id: "S4",
    demands:
      "`signature_source` is `0`, `2` or `5`; `1` (website), `3` (official account, mini-program) and `4` (shop) are no longer accepted.",
    looksAt: ["signature_source"],
    level: "error",
    source: "Huawei L1014, L5431",
    check({ signature_source: source }) {
      if (typeof source !== "number" || signatureSources.some((known) => known === source)) return undefined;
      const isFormer = formerSignatureSources.some((known) => known === source);
      const problem = isFormer ? `signature_source ${source} is no longer accepted` : `signature_source is ${source}`;
      return { problem, fix: `Allowed: ${sources}.` };
    },
  },
  {
    id: "S5",
    demands: "A signature has a `qualification_id`: the platform takes one without it, and refuses it in the review.",
    looksAt: ["qualification_id"],
    level: "error",
    source: "Huawei L1019",
    check({ qualification_id: id }) {
      if (typeof id === "string" && !isBlank(id)) return undefined;
      return {
        problem: "the signature has no qualification_id",
        fix: "Make a qualification in the console, page Qualification Management, and give its id.",
      };
    },
  },
  {
    id: "S6",
    demands: "Where rights of others are involved (`is_involved_third` `Yes`), `power_attorney_fileid` is given.",
    looksAt: ["power_attorney_fileid", "is_involved_third"],
    level: "error",
    source: "Huawei L3415, Huawei's specification 14",
    check({ is_involved_third, power_attorney_fileid }) {
      if (is_involved_third !== "Yes" || power_attorney_fileid !== null) return undefined;
      return {
        problem: "rights of others are involved, and there is no power_attorney_fileid",
        fix: "Upload the power of attorney as an sms_huawei_signature_file and give its id.",
      };
    },
  },
  ofSource("S7", "license_number", { source: 2, kind: "an app", proof: "screenshot of its ICP filing" }),
  ofSource("S8", "registration_number", { source: 5, kind: "a trademark", proof: "certificate" }),
  undamaged("signature_name"),
  undamaged("apply_desc"),
];
