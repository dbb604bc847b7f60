// Tencent: specification 10.1 to 10.4.
/** Calls for signatures. What they mean stands at `TencentSms`. */
import { addedSign, deletedSign, modifiedSign, signList } from "../answers/management";
import type { CallName } from "../call-table";
import { type Caller, demand, idNumber, idNumbers, mostIds } from "../caller";
import type { Parameters } from "../signing/protocol";
import type { AddedSign, CallOptions, DeletedSign, ModifiedSign, NewSign, SignChange, SignList, SignQuery } from "../types/management";
import { checkPage } from "./paging";

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
  return caller.read("DescribeSmsSignList", queryOf(request), options, signList);
}

function queryOf({ International, SignIdSet, Limit, Offset }: SignQuery): Parameters {
  if (SignIdSet !== undefined) {
    const reason = "Limit and Offset page through all signatures; they are not allowed beside SignIdSet";
    demand(Limit === undefined && Offset === undefined, "DescribeSmsSignList", reason);
    return { SignIdSet: idNumbers("DescribeSmsSignList", "SignIdSet", SignIdSet), International };
  }
  checkPage("DescribeSmsSignList", { Limit, Offset }, mostIds);
  return { International, Limit, Offset };
}

// Tencent: L11105.
/** By name, because a key that the platform does not know fails the request. */
function fieldsOf(call: CallName, request: NewSign): Parameters {
  const { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark, QualificationId } = request;
  const common = { SignName, SignType, DocumentType, International, SignPurpose, ProofImage, CommissionImage, Remark };
  return { ...common, QualificationId: QualificationId === undefined ? undefined : idNumber(call, "QualificationId", QualificationId) };
}
