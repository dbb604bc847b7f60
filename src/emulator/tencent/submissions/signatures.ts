/** Signatures (Tencent's specification 10.1 to 10.4). */
import { z } from "zod";
import {
  documentTypes,
  documentTypesOf,
  internationals,
  retiredDocumentTypes,
  retiredSignTypes,
  signPurposes,
  signTypes,
} from "../../../clouds/tencent/client/enumerations";
import { lengthOf } from "../../values/text";
import { parseOrExplain } from "../../values/validation";
import type { Accounts } from "../accounts";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { oneOf, requireText } from "../calls/values";
import { belongsTo, type ConsoleStore, type Qualification } from "../console/console";
import type { TencentSwitches } from "../switches";
import type { SubmissionKind } from "./calls";
import { imageSchema, readImage } from "./images";
import type { Store } from "./store";

/** Most characters of a name (Tencent L10220). */
const longestName = 12;

const storedSchema = z.strictObject({
  signName: z.string().min(1),
  signType: z.literal(signTypes).default(0),
  documentType: z.literal(documentTypes).default(0),
  international: z.literal(internationals).default(0),
  signPurpose: z.literal(signPurposes).default(0),
  proofImage: imageSchema.nullable().default(null),
  commissionImage: imageSchema.nullable().default(null),
  remark: z.string().default(""),
  qualificationId: z.string().nullable().default(null),
});

export type SignatureFields = z.infer<typeof storedSchema>;

/** Fields as files and the console give them. @throws Error naming the bad field. */
export function parseSignature(fields: unknown): SignatureFields {
  return parseOrExplain(storedSchema, fields, "Signature");
}

interface Surroundings {
  readonly accounts: Accounts;
  readonly qualifications: ConsoleStore<Qualification>;
  readonly switches: TencentSwitches;
}

export function signatureKind(
  store: Store<SignatureFields>,
  { accounts, qualifications, switches }: Surroundings,
): SubmissionKind<SignatureFields> {
  return {
    noun: "signature",
    codes: {
      deleteUnknown: { "not-exist": "FailedOperation.SignIdNotExist", missing: "FailedOperation.MissingSignatureToModify" },
      modifyUnknown: "FailedOperation.MissingSignatureToModify",
      modifyPassed: "InvalidParameterValue.SignAlreadyPassedCheck",
      limit: "FailedOperation.SignNumberLimit",
    },
    limitOf: (account) => accounts.of(account).signatureLimit,

    checkAccount: (account, { signName, international, qualificationId }, id) => {
      if (qualificationId !== null) {
        const qualification = qualifications.find(qualificationId);
        if (qualification === undefined || !belongsTo(qualification.account, account)) {
          throw refusal("InvalidParameterValue.QualificationIdNotFound", qualificationId);
        }
        if (qualification.status !== 1) throw refusal("FailedOperation.QualificationIdNotApproved", qualificationId);
      }
      for (const other of store.all()) {
        const isSame = other.account === account && other.fields.signName === signName && other.fields.international === international;
        if (!isSame || other.id === id) continue;
        if (other.status === "0" || other.status === "2") throw refusal("InvalidParameterValue.SignAlreadyPassedCheck", signName);
        if (other.status === "1" || switches.get("tencent.rejected-sign-name") === "taken") {
          throw refusal("InvalidParameterValue.SignExistAndUnapproved", signName);
        }
      }
    },

    faultOf: (fields) => {
      const { signType, documentType, signPurpose, commissionImage } = fields;
      if (!documentTypesOf[signType].includes(documentType)) return `DocumentType ${documentType} does not go with SignType ${signType}.`;
      if (signPurpose === 1 && commissionImage === null) return "The letter of authorisation is missing.";
      return isUsual(fields, switches)
        ? undefined
        : `The name "${fields.signName}" must have 2 to 12 Chinese characters, letters and digits.`;
    },

    classOf: ({ international }) => international,
  };
}

/** @throws Refusal for a value that is not allowed */
export function readSignature(
  parameters: ParametersOf<"AddSmsSign">,
  switches: TencentSwitches,
  purpose: "AddSmsSign" | "ModifySmsSign",
): (previous?: SignatureFields) => SignatureFields {
  const { SignName, Remark = "" } = parameters;
  requireText("SignName", SignName);
  const international = oneOf(internationals, parameters.International, "InvalidParameterValue.InvalidInternational");
  if (isBound(international, switches) && lengthOf(SignName) > longestName) {
    throw refusal("InvalidParameterValue.SignNameLengthTooLong", `It has ${lengthOf(SignName)} characters, allowed are ${longestName}.`);
  }
  if (switches.get("tencent.sign-name") === "refuse" && !isUsual({ signName: SignName, international }, switches)) {
    throw refusal("InvalidParameterValue", "SignName must have 2 to 12 Chinese characters, letters and digits.");
  }
  const { SignType, DocumentType } = parameters;
  const signType = oneOf(signTypes, SignType, "InvalidParameterValue", `SignType ${SignType}${retired(retiredSignTypes, SignType)}.`);
  const documentType = oneOf(
    documentTypes,
    DocumentType,
    "InvalidParameterValue.InvalidDocumentType",
    `${DocumentType}${retired(retiredDocumentTypes, DocumentType)}.`,
  );
  if (switches.get("tencent.document-pair") === "refuse" && !documentTypesOf[signType].includes(documentType)) {
    throw refusal("InvalidParameterValue.InvalidDocumentType", `${documentType} does not go with SignType ${signType}.`);
  }
  const badPurpose = purpose === "AddSmsSign" ? "InvalidParameterValue.InvalidUsedMethod" : "InvalidParameterValue.InvalidSignPurpose";
  const signPurpose = oneOf(signPurposes, parameters.SignPurpose, badPurpose);
  const images = readImages(parameters, signPurpose, switches, purpose);
  const qualificationId = readQualification(parameters.QualificationId, international, switches, purpose);
  return (previous) => ({
    signName: SignName,
    signType,
    documentType,
    international,
    signPurpose,
    proofImage: images.proofImage ?? previous?.proofImage ?? null,
    commissionImage: images.commissionImage,
    remark: Remark,
    qualificationId: qualificationId ?? previous?.qualificationId ?? null,
  });
}

function readImages(
  { ProofImage, CommissionImage = "" }: ParametersOf<"AddSmsSign">,
  signPurpose: SignatureFields["signPurpose"],
  switches: TencentSwitches,
  purpose: "AddSmsSign" | "ModifySmsSign",
): Pick<SignatureFields, "proofImage" | "commissionImage"> {
  const keepsProof = ProofImage === "" && purpose === "ModifySmsSign" && switches.get("tencent.empty-image") === "keep";
  if (!keepsProof) requireText("ProofImage", ProofImage);
  const proofImage = keepsProof ? null : readImage("ProofImage", ProofImage, switches);
  // For the account's own use the letter has no effect (Tencent L6602).
  if (signPurpose === 0) return { proofImage, commissionImage: null };
  if (CommissionImage === "" && switches.get("tencent.commission-image") === "review") return { proofImage, commissionImage: null };
  requireText("CommissionImage", CommissionImage);
  return { proofImage, commissionImage: readImage("CommissionImage", CommissionImage, switches) };
}

/** International signatures have none, whatever is sent (Tencent L6667). */
function readQualification(
  id: string | undefined,
  international: SignatureFields["international"],
  switches: TencentSwitches,
  purpose: "AddSmsSign" | "ModifySmsSign",
): string | null {
  if (international === 1) return null;
  const needs = { add: purpose === "AddSmsSign", "add-and-modify": true, optional: false }[switches.get("tencent.qualification")];
  if (needs && id === undefined) throw refusal("MissingParameter", "QualificationId");
  return id ?? null;
}

function isBound(international: SignatureFields["international"], switches: TencentSwitches): boolean {
  return international === 0 || switches.get("tencent.international-sign-name") === "same-rule";
}

function isUsual({ signName, international }: Pick<SignatureFields, "signName" | "international">, switches: TencentSwitches): boolean {
  return !isBound(international, switches) || /^[\p{Script=Han}A-Za-z0-9]{2,12}$/u.test(signName);
}

function retired(values: readonly number[], value: number): string {
  return values.includes(value) ? " is no longer accepted" : "";
}
