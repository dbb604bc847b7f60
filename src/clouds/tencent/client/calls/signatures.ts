// Tencent: specification 10.1 to 10.4.
/** Calls for signatures. What they mean stands at `TencentSms`. */
import { addedSign, deletedSign, modifiedSign, signList } from "../answers/management";
import type { CallName } from "../call-table";
import { type Caller, idNumber, idNumbers } from "../caller";
import type { Parameters } from "../signing/protocol";
import type { AddedSign, CallOptions, DeletedSign, ModifiedSign, NewSign, SignChange, SignList, SignQuery } from "../types/management";

export async function addSmsSign(caller: Caller, request: NewSign, options: CallOptions): Promise<AddedSign> {
  return caller.read("AddSmsSign", fieldsOf("AddSmsSign", request), options, addedSign);
}

export async function modifySmsSign(caller: Caller, request: SignChange, options: CallOptions): Promise<ModifiedSign> {
  const SignId = idNumber("ModifySmsSign", "SignId", request.SignId);
  return caller.read("ModifySmsSign", { SignId, ...fieldsOf("ModifySmsSign", request) }, options, modifiedSign);
}

export async function deleteSmsSign(caller: Caller, request: { readonly SignId: string }, options: CallOptions): Promise<DeletedSign> {
  const SignId = idNumber("DeleteSmsSign", "SignId", request.SignId);
  return caller.read("DeleteSmsSign", { SignId }, options, deletedSign);
}

export async function describeSmsSignList(caller: Caller, request: SignQuery, options: CallOptions): Promise<SignList> {
  const SignIdSet = idNumbers("DescribeSmsSignList", "SignIdSet", request.SignIdSet);
  return caller.read("DescribeSmsSignList", { SignIdSet, International: request.International }, options, signList);
}

// Tencent: L11105.
/** By name, because a key that the platform does not know fails the request. */
function fieldsOf(call: CallName, request: NewSign): Parameters {
  const { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark, QualificationId } = request;
  const common = { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark };
  return { ...common, QualificationId: QualificationId === undefined ? undefined : idNumber(call, "QualificationId", QualificationId) };
}
