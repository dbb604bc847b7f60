/** The calls for signatures (Huawei's specification 4). */
import { z } from "zod";
import { messageTypes, signatureStatuses } from "../../../clouds/huawei/client/enumerations";
import type { Answer } from "../../server/wire";
import { allOf, findOf } from "../apps/apps";
import type { AppCalls } from "../apps/calls";
import type { Caller } from "../calls/authentication";
import { type DecodedRequest, type FieldCodes, readFields, readJson, readQuery } from "../calls/body";
import type { Context } from "../calls/context";
import { emptyAnswer, jsonAnswer, refusal, withoutNulls } from "../calls/envelope";
import { checkHelpPageLimit } from "../calls/help-page-limits";
import { isAsked, isNamed, listSchema, pageOf } from "../calls/lists";
import type { Holdings } from "../holdings";
import { zoneOf } from "../zone";
import { isPassed, submitSignature } from "./lifecycle";
import { nothingGiven, requestedFields, requestSchema, type Signature, type SignatureFields } from "./signatures";

const fieldCodes: FieldCodes = { signature_type: "MSGSMS.0018" };

const querySchema = listSchema.extend({
  app_name: z.string().optional(),
  signature_id: z.string().optional(),
  signature_name: z.string().optional(),
  signature_type: z.enum(messageTypes).optional(),
  status: z.enum(signatureStatuses).optional(),
});

export type SignatureCalls = ReturnType<typeof createSignatureCalls>;

export function createSignatureCalls({ stores, follow }: Holdings, apps: AppCalls, context: Context) {
  const { world, switches } = context;
  const { signatures, files, qualifications } = stores;
  const { now } = world.clock;

  const required = (caller: Caller, id: string): Signature => {
    const signature = findOf(signatures, caller, id);
    if (signature === undefined) throw refusal(switches.get("huawei.missing-signature"), `id=${id}`);
    return signature;
  };

  const qualificationOf = ({ account, fields: { qualificationId } }: Signature) => {
    const found = qualificationId === null ? undefined : qualifications.find(qualificationId);
    return found === undefined || (found.account !== null && found.account !== account) ? undefined : found;
  };

  /** Why no reviewer can approve it (Huawei L1019). */
  const faultOf = (signature: Signature): string | undefined => {
    const { qualificationId } = signature.fields;
    if (qualificationId === null) return "A signature needs a qualification (qualification_id).";
    const qualification = qualificationOf(signature);
    if (qualification === undefined) return `There is no qualification ${qualificationId}.`;
    return qualification.status === "APPROVED" ? undefined : `The qualification ${qualificationId} is ${qualification.status}.`;
  };

  /** @param id of the signature that takes these fields; undefined for a new one */
  const check = (caller: Caller, fields: Omit<SignatureFields, "signatureId" | "channelNum">, id?: string): void => {
    checkHelpPageLimit("signature_name", fields.signatureName, switches);
    if (switches.get("huawei.qualification") === "required" && fields.qualificationId === null) {
      throw refusal("MSGSMS.0002", "qualification_id: expected an id.");
    }
    if (fields.isInvolvedThird === "Yes" && fields.powerAttorneyFileId === null) throw refusal("MSGSMS.0017");
    for (const fileId of [fields.fileId, fields.powerAttorneyFileId, fields.signatureRelatedFileId]) {
      if (fileId !== null && files.owned(caller, fileId) === undefined)
        throw refusal(switches.get("huawei.missing-file"), `file_id=${fileId}`);
    }
    for (const other of signatures.all()) {
      if (other.id === id || other.account !== caller.account) continue;
      const isSame = other.fields.signatureName === fields.signatureName && other.fields.signatureType === fields.signatureType;
      if (isSame) throw refusal("MSGSMS.0006", `signature_name=${fields.signatureName}, signature_type=${fields.signatureType}`);
    }
  };

  const submit = (signature: Signature, from: "PENDING_REVIEW" | "PENDING_ACTIVATE"): void => {
    submitSignature(signature, from, faultOf(signature), context);
    follow(signature);
  };

  const shown = (signature: Signature): object => {
    const { id, account, status, review, createdAt, updatedAt, fields } = signature;
    const app = stores.apps.find(fields.appId)?.fields;
    const hasChannel = isPassed(status, switches) || switches.get("huawei.channel-num") === "always";
    return withoutNulls(
      {
        create_time: zoneOf(switches).text(createdAt),
        update_time: zoneOf(switches).text(updatedAt),
        customer_id: context.customerIdOf(account),
        id,
        signature_name: fields.signatureName,
        signature_id: fields.signatureId,
        signature_type: fields.signatureType,
        app_name: app?.appName ?? null,
        apply_desc: fields.applyDesc,
        channel_num: hasChannel ? fields.channelNum : null,
        review_desc: review === "" ? null : review,
        file_id: fields.fileId,
        status,
        site: "cn",
        signature_source: fields.signatureSource,
        is_involved_third: fields.isInvolvedThird,
        power_attorney_file_id: fields.powerAttorneyFileId,
        urge_status: "NO",
        app_key: app?.appKey ?? null,
        source_title_content: fields.sourceTitleContent,
        signature_usage: "COMMERCIAL",
        qualification_id: fields.qualificationId,
        qualification_name: qualificationOf(signature)?.name ?? null,
        signature_related_file_id: fields.signatureRelatedFileId,
        registration_number: fields.registrationNumber,
        license_number: fields.licenseNumber,
      },
      switches,
    );
  };

  const named = ({ id, fields: { signatureId, signatureName } }: Signature) => ({
    id,
    signature_id: signatureId,
    signature_name: signatureName,
  });

  return {
    required,
    submit: (signature: Signature) => submit(signature, "PENDING_REVIEW"),

    create: (request: DecodedRequest, caller: Caller): Answer => {
      const body = readFields(requestSchema, readJson(request), fieldCodes);
      const app = apps.named(caller, body.app_id);
      const fields = { projectId: caller.projectId, appId: app.id, ...requestedFields(body, nothingGiven) };
      check(caller, fields);
      const { account } = caller;
      const made = { id: world.random.uuid(), account, fields: signatures.parseFields(fields), status: "PENDING_REVIEW" } as const;
      const signature = signatures.create(made);
      submit(signature, "PENDING_REVIEW");
      return jsonAnswer(named(signature), context.createStatus());
    },

    update: (request: DecodedRequest, caller: Caller, id: string): Answer => {
      const body = readFields(requestSchema, readJson(request), fieldCodes);
      const signature = required(caller, id);
      // Huawei: L1133.
      if (signature.status !== "REVIEW_NOT_PASS") throw refusal("MSGSMS.0007", `The signature is ${signature.status}.`);
      const appId = context.fixed("app_id", signature.fields.appId, apps.named(caller, body.app_id).id);
      const previous = switches.get("huawei.put-omitted") === "keep" ? signature.fields : nothingGiven;
      const signatureId = switches.get("huawei.signature-id") === "renewed" ? world.random.uuid() : signature.fields.signatureId;
      const fields = { ...signature.fields, ...requestedFields(body, previous), appId, signatureId };
      check(caller, fields, id);
      signature.fields = fields;
      signature.updatedAt = now();
      submit(signature, "PENDING_REVIEW");
      return jsonAnswer(named(signature));
    },

    list: (request: DecodedRequest, caller: Caller): Answer => {
      const query = readQuery(querySchema, request);
      const matches = ({ status, fields }: Signature) =>
        isNamed(query.app_name, stores.apps.find(fields.appId)?.fields.appName ?? "", switches) &&
        isNamed(query.signature_name, fields.signatureName, switches) &&
        isAsked(query.signature_id, fields.signatureId) &&
        isAsked(query.signature_type, fields.signatureType) &&
        isAsked(query.status, status);
      const { page, total } = pageOf(allOf(signatures, caller, now()), query, matches, context);
      return jsonAnswer({ results: page.map(shown), total });
    },

    show: (_request: DecodedRequest, caller: Caller, id: string): Answer => jsonAnswer(shown(required(caller, id))),

    enable: (_request: DecodedRequest, caller: Caller, id: string): Answer => {
      const signature = required(caller, id);
      if (signature.status !== "TO_BE_ACTIVATED") throw refusal("MSGSMS.0130", "Signature status should be TO_BE_ACTIVATED.");
      submit(signature, "PENDING_ACTIVATE");
      return switches.get("huawei.activation-answer") === "empty" ? emptyAnswer(200) : jsonAnswer(named(signature));
    },

    remove: (_request: DecodedRequest, caller: Caller, id: string): Answer => {
      if (findOf(signatures, caller, id) !== undefined || switches.get("huawei.delete-unknown") === "404")
        signatures.remove(required(caller, id));
      return emptyAnswer(Number(switches.get("huawei.delete-status")));
    },
  };
}
