// Tencent: specification 10.1 to 10.4.
/** Calls for signatures. What they mean stands at `TencentSms`. */
import type { Given } from "../../../shared/client/arguments";
import * as answers from "../answers/management";
import type { CallName } from "../call-table";
import { defineCall, idNumber } from "../caller";
import { newSign, signChange, signDeletion, signQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import type { Parameters } from "../signing/protocol";
import type { NewSign } from "../types/management";
import { listing } from "./paging";

export const addSmsSign = defineCall("AddSmsSign", { request: newSign, options: callOptions }, (caller, { request, options }) =>
  caller.read("AddSmsSign", parametersOf("AddSmsSign", request), options, answers.addedSign),
);

export const modifySmsSign = defineCall("ModifySmsSign", { request: signChange, options: callOptions }, (caller, { request, options }) => {
  const SignId = idNumber("ModifySmsSign", "SignId", request.SignId);
  return caller.read("ModifySmsSign", { ...parametersOf("ModifySmsSign", request), SignId }, options, answers.modifiedSign);
});

export const deleteSmsSign = defineCall(
  "DeleteSmsSign",
  { request: signDeletion, options: callOptions },
  (caller, { request, options }) => {
    const SignId = idNumber("DeleteSmsSign", "SignId", request.SignId);
    return caller.read("DeleteSmsSign", { SignId }, options, answers.deletedSign);
  },
);

export const describeSmsSignList = defineCall(
  "DescribeSmsSignList",
  { request: signQuery, options: callOptions },
  (caller, { request, options }) =>
    caller.read("DescribeSmsSignList", listing("DescribeSmsSignList", "SignIdSet", request.SignIdSet, request), options, answers.signList),
);

function parametersOf(call: CallName, { QualificationId, ...request }: Given<NewSign>): Parameters {
  return { ...request, ...(QualificationId !== undefined && { QualificationId: idNumber(call, "QualificationId", QualificationId) }) };
}
