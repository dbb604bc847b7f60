/** Signatures (Baidu's specification 6.7 to 6.10). */
import { createHash } from "node:crypto";
import { z } from "zod";
import { contentTypes, countryTypes, fileFormats, reviewStatuses } from "../../../clouds/baidu/client/enumerations";
import { Refusal } from "../../server/refusal";
import { isBase64 } from "../../values/base64";
import { parseOrExplain } from "../../values/validation";
import { readFields } from "../calls/body";
import { refusal } from "../calls/envelope";
import type { BaiduSwitches } from "../switches";
import type { SubmissionKind } from "./calls";
import type { Store } from "./store";

/** Largest proof file in bytes: the document's "2 MB" (Baidu L5975). */
const proofFileLimit = 2 * 1024 * 1024;

const storedSchema = z.strictObject({
  content: z.string().min(1),
  contentType: z.enum(contentTypes),
  countryType: z.enum(countryTypes).default("DOMESTIC"),
  description: z.string().default(""),
  /** The file itself is not kept: nothing ever returns it. */
  proofFile: z.strictObject({ sha256: z.string(), bytes: z.number(), format: z.string().nullable() }).nullable().default(null),
});

/** Only templates can be deprecated. */
export const signatureStatuses = reviewStatuses.filter((status) => status !== "DEPRECATED");

export type SignatureFields = z.infer<typeof storedSchema>;

/** Fields as files and the console give them. @throws Error naming the bad field. */
export function parseSignature(fields: unknown): SignatureFields {
  return parseOrExplain(storedSchema, fields, "Signature");
}

const modifySchema = z.object({
  content: z.string().min(1),
  contentType: z.enum(contentTypes),
  countryType: z.enum(countryTypes),
  description: z.string().nullish(),
  signatureFileBase64: z.string().nullish(),
  signatureFileFormat: z
    .string()
    .refine((format) => format === "" || fileFormats.some((known) => known === format.toUpperCase()), {
      error: `expected one of ${fileFormats.join("|")}, in either case`,
    })
    .nullish(),
});

const createSchema = modifySchema.extend({ countryType: modifySchema.shape.countryType.nullish() });

export function signatureKind(store: Store<SignatureFields>, switches: BaiduSwitches): SubmissionKind<SignatureFields> {
  return {
    noun: "signature",
    idField: "signatureId",
    idPrefix: () => (switches.get("baidu.signature-id") === "two-hyphens" ? "sms-sign-" : "sms-sign"),
    limit: { count: 20, code: "SignatureQuotaExceeded" },
    tokenRequired: () => false,
    deleteDeprecates: () => false,

    readCreate: (body) => {
      const { content, contentType, countryType, description, ...file } = readFields(createSchema, body);
      return {
        content,
        contentType,
        countryType: countryType ?? "DOMESTIC",
        description: description ?? "",
        proofFile: readProofFile(file.signatureFileBase64, file.signatureFileFormat, switches),
      };
    },

    readModify: (body) => {
      const { content, contentType, countryType, description, ...file } = readFields(modifySchema, body);
      const proofFile = readProofFile(file.signatureFileBase64, file.signatureFileFormat, switches);
      const keep = switches.get("baidu.signature-put-omitted") === "keep";
      return (previous) => ({
        content,
        contentType,
        countryType,
        description: description ?? (keep ? previous.description : ""),
        proofFile: proofFile ?? (keep ? previous.proofFile : null),
      });
    },

    checkCreate: (account, { content }) => {
      if (switches.get("baidu.duplicate-signature") === "allow") return;
      for (const other of store.all()) {
        if (other.account === account && other.fields.content === content) {
          throw new Refusal(409, "SignatureAlreadyExists", `The account has a signature with this content: ${other.id}.`);
        }
      }
    },

    checkModify: () => {},

    keepsStatus: (status) => status === "READY" && switches.get("baidu.signature-put-status") === "unchanged-while-ready",

    shown: ({ content, contentType, countryType, description }) => ({
      content,
      contentType,
      countryType,
      ...(switches.get("baidu.signature-get-description") === "return" ? { description } : {}),
    }),
  };
}

/** What is kept of a proof file; an empty text is no file. */
function readProofFile(
  base64: string | null | undefined,
  format: string | null | undefined,
  switches: BaiduSwitches,
): SignatureFields["proofFile"] {
  if (base64 === undefined || base64 === null || base64 === "") return null;
  if (switches.get("baidu.proof-file") === "base64" && !isBase64(base64)) {
    throw refusal("InappropriateJSON", "signatureFileBase64: expected base64.");
  }
  const file = Buffer.from(base64, "base64");
  const size = switches.get("baidu.proof-file-size") === "decoded" ? file.length : base64.length;
  if (size > proofFileLimit) {
    throw refusal("InappropriateJSON", `signatureFileBase64: ${size} bytes are more than the allowed ${proofFileLimit}.`);
  }
  return { sha256: createHash("sha256").update(file).digest("hex"), bytes: file.length, format: format ?? null };
}
