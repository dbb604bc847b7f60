// Tencent: specification 10.1 to 10.4.
/** Calls for signatures. What they mean stands at `TencentSms`. */
import { id, integer, listOf, maybe, objectId, record, requestId, text } from "../answers";
import type { CallName } from "../call-table";
import { type Caller, idNumber, idNumbers } from "../caller";
import type { Parameters } from "../signing/protocol";
import type {
  AddedSign,
  CallOptions,
  DeletedSign,
  DeleteStatus,
  ModifiedSign,
  NewSign,
  Sign,
  SignChange,
  SignList,
  SignQuery,
} from "../types/management";

const signId = record<{ readonly SignId: string }>({ SignId: objectId });
const added = record<AddedSign>({ AddSignStatus: signId, ...requestId });
const modified = record<ModifiedSign>({ ModifySignStatus: signId, ...requestId });
export const deleteStatus = record<DeleteStatus>({ DeleteStatus: maybe(text), DeleteTime: maybe(integer) });
const deleted = record<DeletedSign>({ DeleteSignStatus: deleteStatus, ...requestId });
const sign = record<Sign>({
  SignId: objectId,
  SignName: text,
  International: integer,
  StatusCode: integer,
  ReviewReply: maybe(text),
  CreateTime: maybe(integer),
  QualificationId: maybe(id),
  QualificationName: maybe(text),
  QualificationStatusCode: maybe(integer),
});
const list = record<SignList>({ DescribeSignListStatusSet: listOf(sign), ...requestId });

export async function addSmsSign(caller: Caller, request: NewSign, options: CallOptions): Promise<AddedSign> {
  return caller.read("AddSmsSign", fieldsOf("AddSmsSign", request), options, added);
}

export async function modifySmsSign(caller: Caller, request: SignChange, options: CallOptions): Promise<ModifiedSign> {
  const SignId = idNumber("ModifySmsSign", "SignId", request.SignId);
  return caller.read("ModifySmsSign", { SignId, ...fieldsOf("ModifySmsSign", request) }, options, modified);
}

export async function deleteSmsSign(caller: Caller, request: { readonly SignId: string }, options: CallOptions): Promise<DeletedSign> {
  const SignId = idNumber("DeleteSmsSign", "SignId", request.SignId);
  return caller.read("DeleteSmsSign", { SignId }, options, deleted);
}

export async function describeSmsSignList(caller: Caller, request: SignQuery, options: CallOptions): Promise<SignList> {
  const SignIdSet = idNumbers("DescribeSmsSignList", "SignIdSet", request.SignIdSet);
  return caller.read("DescribeSmsSignList", { SignIdSet, International: request.International }, options, list);
}

// Tencent: L11105.
/** By name, because a key that the platform does not know fails the request. */
function fieldsOf(call: CallName, request: NewSign): Parameters {
  const { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark, QualificationId } = request;
  const common = { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark };
  return { ...common, QualificationId: QualificationId === undefined ? undefined : idNumber(call, "QualificationId", QualificationId) };
}
