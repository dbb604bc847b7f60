/** Signatures: what is kept of them and what may be asked for (Huawei's specification 4). */
import { z } from "zod";
import {
  formerSignatureSources,
  messageTypes,
  type SignatureStatus,
  signatureSources,
  signatureStatuses,
  yesOrNo,
} from "../../../clouds/huawei/client/enumerations";
import type { World } from "../../platform";
import type * as frame from "../../review/stored-submissions";
import { createSubmissions, type Submissions, type SubmissionsParts } from "../../review/submissions";
import { parseOrExplain } from "../../values/validation";
import { exampleProject } from "../accounts";
import { otherwise } from "../calls/values";

export type Signature = frame.Submission<SignatureStatus, SignatureFields>;
export type SignatureStore = Submissions<SignatureStatus, SignatureFields>;
export type SignatureFields = ReturnType<typeof parsedBy>;

const optional = z.string().nullable().default(null);

const storedSchema = z.strictObject({
  projectId: z.string().min(1).default(exampleProject.id),
  /** Primary key of its application. */
  appId: z.string().min(1),
  signatureName: z.string().min(1),
  signatureType: z.enum(messageTypes).default("NOTIFY_TYPE"),
  signatureSource: z.literal([...signatureSources, ...formerSignatureSources]).default(0),
  isInvolvedThird: z.enum(yesOrNo).default("No"),
  qualificationId: optional,
  applyDesc: optional,
  fileId: optional,
  powerAttorneyFileId: optional,
  signatureRelatedFileId: optional,
  registrationNumber: optional,
  licenseNumber: optional,
  sourceTitleContent: optional,
  signatureId: z.string().min(1).optional(),
  /** Chosen at the beginning, and shown once it is the signature's. Null where the platform's people have not set one up yet. */
  channelNum: z.string().min(1).nullable().optional(),
});

function parsedBy({ random }: Pick<World, "random">, stored: unknown) {
  const fields = parseOrExplain(storedSchema, stored, "Signature");
  const { signatureId = random.uuid(), channelNum = `csms${100_000_000 + random.below(900_000_000)}` } = fields;
  return { ...fields, signatureId, channelNum };
}

export function createSignatures(
  world: World,
  told: Pick<SubmissionsParts<SignatureStatus, SignatureFields>, "settled" | "removed">,
): SignatureStore {
  return createSubmissions<SignatureStatus, SignatureFields>({
    world,
    statuses: signatureStatuses,
    ready: "REVIEW_PROCESSING_COMPLETED",
    parseFields: (fields) => parsedBy(world, fields),
    ...told,
  });
}

const text = z.string().nullish();

/** Create and update take the same. */
export const requestSchema = z.object({
  app_id: z.string().min(1),
  signature_name: z.string().min(1),
  signature_type: z.enum(messageTypes),
  // Huawei: L1014, L1055: a number, which the example writes as a text.
  signature_source: z.preprocess(
    (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
    z.literal(signatureSources),
  ),
  is_involved_third: z.enum(yesOrNo),
  qualification_id: text,
  apply_desc: text,
  file_id: text,
  power_attorney_fileid: text,
  // Huawei: L1317: as it is spelled in answers.
  power_attorney_file_id: text,
  signature_related_file_id: text,
  registration_number: text,
  license_number: text,
  source_title_content: text,
});

export type SignatureRequest = z.infer<typeof requestSchema>;

/** What a request makes of the former fields; what is left out is taken from them. */
export function requestedFields(request: SignatureRequest, previous: OptionalFields) {
  const { power_attorney_fileid, power_attorney_file_id } = request;
  const attorney = power_attorney_fileid ?? power_attorney_file_id;
  const given = (value: string | null | undefined, other: string | null) => otherwise(value === "" ? null : (value ?? undefined), other);
  return {
    signatureName: request.signature_name,
    signatureType: request.signature_type,
    signatureSource: request.signature_source,
    isInvolvedThird: request.is_involved_third,
    qualificationId: given(request.qualification_id, previous.qualificationId),
    applyDesc: given(request.apply_desc, previous.applyDesc),
    fileId: given(request.file_id, previous.fileId),
    powerAttorneyFileId: given(attorney, previous.powerAttorneyFileId),
    signatureRelatedFileId: given(request.signature_related_file_id, previous.signatureRelatedFileId),
    registrationNumber: given(request.registration_number, previous.registrationNumber),
    licenseNumber: given(request.license_number, previous.licenseNumber),
    sourceTitleContent: given(request.source_title_content, previous.sourceTitleContent),
  };
}

export type OptionalFields = Pick<
  SignatureFields,
  | "qualificationId"
  | "applyDesc"
  | "fileId"
  | "powerAttorneyFileId"
  | "signatureRelatedFileId"
  | "registrationNumber"
  | "licenseNumber"
  | "sourceTitleContent"
>;

export const nothingGiven: OptionalFields = {
  qualificationId: null,
  applyDesc: null,
  fileId: null,
  powerAttorneyFileId: null,
  signatureRelatedFileId: null,
  registrationNumber: null,
  licenseNumber: null,
  sourceTitleContent: null,
};
