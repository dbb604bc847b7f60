import { defineResource, type FilesByAttribute, type Known, oneLine, type Wanted, warning } from "../../../schema";
import { protectedReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { TencentSms } from "../client/client";
import type { DocumentType, International, SignPurpose, SignType } from "../client/enumerations";
import type { NewSign, Sign } from "../client/types/management";
import { audienceOf, classesOf, classIn, findSignature, importId, importIdOf, ownId } from "../find";
import { fromOfficialId, officialProvider } from "../official-provider";
import { immutableIn, madeAt, reviewStateOf, underReview } from "../review";
import { signatureAttributes } from "./attributes";
import { images } from "./images";
import { signatureRules } from "./rules";

export const signature = defineResource<TencentSms>()({
  type: "sms_tencent_signature",
  noun: "signature",
  doc:
    "A signature: the sender's name that stands in brackets before every message. It is reviewed by people. As long as it is under review or " +
    "rejected it is changed in place; an approved one is never changed, so a change makes a new one with a new id.",
  attributes: signatureAttributes,
  wording: { signature: "sign_name" },
  skipDestroy: "skip_destroy",
  title: (values) => values.sign_name,
  importId: importIdOf("signature"),
  listing: {
    calls: "one for 100 domestic signatures, and one for 100 international ones; a last one that is not full tells that there are no more",
    caution:
      "Tencent's document has no list of signatures. They are asked for as newer programs of Tencent's do it, which the platform may refuse.",
    waysLeft: "Name signatures by their ids, which the console shows.",
    filters: ["international"],
    async *pages({ client, signal }, { international }) {
      for (const asked of classesOf(international)) {
        for await (const page of client.signaturePages(asked, { signal })) {
          yield page.map((object) => ({
            importId: importId(classIn(object, asked), object.SignId),
            seen: seenIn({ object, id: object.SignId }),
            audience: audienceOf(object),
            madeAt: madeAt(object.CreateTime),
          }));
        }
      }
    },
  },
  // What the platform never tells is left out: after a failed change, that provider's state holds what was never sent.
  movesFrom: [
    { type: "tencentcloud_sms_sign", provider: officialProvider, takes: ["sign_name", "international"], importId: fromOfficialId },
  ],
  rules: signatureRules,
  files: images,
  review: { ...protectedReview, stateOf: reviewStateOf, immutable: immutableIn("signature") },
  // Tencent L6495. Names count for each International by itself; of a rejected one the document says nothing.
  blocksCreateBeforeDestroy: (prior, planned) =>
    prior.status !== "-1" && planned.sign_name === prior.sign_name && planned.international === prior.international
      ? "a name that is approved or under review cannot be applied for again, so a successor of the same name has to wait until its predecessor is gone"
      : undefined,
  readDiagnostics,

  async read({ client, signal }, id, { international }) {
    return seenIn(await findSignature(client, id, { international, signal }));
  },
  creation: {
    by: "once",
    why: "The platform lists no signatures and finds none by its name.",
    whatNow: "Look for the signature in the platform's console.",
    async create({ client, signal, onSend, files }, wanted) {
      const { AddSignStatus } = await client.addSmsSign(requestOf(wanted, files), { signal, onSend });
      return { seen: { id: AddSignStatus.SignId, status: underReview } };
    },
  },
  async update({ client, signal, files }, id, wanted) {
    await client.modifySmsSign({ SignId: ownId(id), ...requestOf(wanted, files) }, { signal });
    return seenIn(await findSignature(client, id, { international: wanted.international, signal }));
  },
  async delete({ client, signal }, id) {
    await client.deleteSmsSign({ SignId: ownId(id) }, { signal });
  },
});

/** Always the whole: a change takes the same as an application. Rules can be turned off, so the platform has the last word on values. */
function requestOf(wanted: Wanted<typeof signatureAttributes>, files: FilesByAttribute): NewSign {
  const { remark, qualification_id } = wanted;
  const commission = files.commission_image_file;
  return {
    SignName: wanted.sign_name,
    SignType: wanted.sign_type as SignType,
    DocumentType: wanted.document_type as DocumentType,
    International: wanted.international as International,
    SignPurpose: wanted.sign_purpose as SignPurpose,
    ProofImage: files.proof_image_file?.bytes.toString("base64") ?? "",
    ...(commission && { CommissionImage: commission.bytes.toString("base64") }),
    ...(remark !== null && { Remark: remark }),
    ...(qualification_id !== null && { QualificationId: qualification_id }),
  };
}

function seenIn({ object, id }: { readonly object: Sign; readonly id: string }) {
  const { QualificationId, QualificationName, QualificationStatusCode, CreateTime } = object;
  const isDomestic = object.International === 0;
  return {
    id,
    sign_name: object.SignName,
    international: object.International,
    status: String(object.StatusCode),
    review: words(object.ReviewReply),
    ...(CreateTime !== undefined && { create_time: CreateTime }),
    ...(QualificationId !== undefined && { qualification_id: QualificationId === "0" ? null : QualificationId }),
    ...(QualificationName !== undefined && { qualification_name: words(QualificationName) }),
    ...(QualificationStatusCode !== undefined && { qualification_status: isDomestic ? QualificationStatusCode : null }),
  };
}

/** Tencent L10612: a qualification can fall behind the signature that rests on it. */
const failing: Readonly<Record<number, string>> = {
  2: "was rejected",
  3: "has to be supplemented",
  5: "was changed, and the change rejected",
};

function readDiagnostics({ sign_name, qualification_id, qualification_name, qualification_status }: Known<typeof signatureAttributes>) {
  const problem = qualification_status === null ? undefined : failing[qualification_status];
  if (problem === undefined) return [];
  return [
    warning(
      `Signature "${oneLine(sign_name)}": its qualification ${problem}`,
      `The qualification ${oneLine(qualification_name ?? qualification_id ?? "")} has the status ${qualification_status}. Look at it in the console, at the qualifications of domestic SMS.`,
    ),
  ];
}
