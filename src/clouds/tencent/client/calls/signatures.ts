// Tencent: specification 10.1 to 10.4.
/** Calls for signatures. What they mean stands at `TencentSms`. */

import type { Page } from "../../../../http/gathering/whole-list";
import type { Given } from "../../../shared/client/arguments";
import * as answers from "../answers/management";
import type { CallName } from "../call-table";
import { type Caller, defineCall, idNumber, mostIds } from "../caller";
import { newSign, signChange, signDeletion, signQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import type { Parameters } from "../signing/protocol";
import type { CallOptions, NewSign, Sign } from "../types/management";
import { listing, listPage } from "./paging";

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

export async function pageOfSignatures(caller: Caller, International: number, Offset: number, options: CallOptions): Promise<Page<Sign>> {
  const page = await describeSmsSignList(caller, { request: { International, Limit: mostIds, Offset }, options });
  return listPage(page.DescribeSignListStatusSet, ({ SignId }) => SignId);
}

function parametersOf(call: CallName, { QualificationId, ...request }: Given<NewSign>): Parameters {
  return { ...request, ...(QualificationId !== undefined && { QualificationId: idNumber(call, "QualificationId", QualificationId) }) };
}
