// Tencent: specification 10.5 to 10.8.
/** Calls for templates. What they mean stands at `TencentSms`. */

import { type Page, readWholeList } from "../../../../http/gathering/whole-list";
import * as answers from "../answers/management";
import { type Caller, defineCall, idNumber, mostIds } from "../caller";
import { newTemplate, templateChange, templateDeletion, templateListing, templateQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import type { CallOptions, Template } from "../types/management";
import { listing, listPage } from "./paging";

export const addSmsTemplate = defineCall("AddSmsTemplate", { request: newTemplate, options: callOptions }, (caller, { request, options }) =>
  caller.read("AddSmsTemplate", request, options, answers.addedTemplate),
);

export const modifySmsTemplate = defineCall(
  "ModifySmsTemplate",
  { request: templateChange, options: callOptions },
  (caller, { request, options }) => {
    const TemplateId = idNumber("ModifySmsTemplate", "TemplateId", request.TemplateId);
    return caller.read("ModifySmsTemplate", { ...request, TemplateId }, options, answers.modifiedTemplate);
  },
);

export const deleteSmsTemplate = defineCall(
  "DeleteSmsTemplate",
  { request: templateDeletion, options: callOptions },
  (caller, { request, options }) => {
    const TemplateId = idNumber("DeleteSmsTemplate", "TemplateId", request.TemplateId);
    return caller.read("DeleteSmsTemplate", { TemplateId }, options, answers.deletedTemplate);
  },
);

export const describeSmsTemplateList = defineCall(
  "DescribeSmsTemplateList",
  { request: templateQuery, options: callOptions },
  (caller, { request, options }) =>
    caller.read(
      "DescribeSmsTemplateList",
      listing("DescribeSmsTemplateList", "TemplateIdSet", request.TemplateIdSet, request),
      options,
      answers.templateList,
    ),
);

export const allSmsTemplates = defineCall(
  "DescribeSmsTemplateList",
  { request: templateListing, options: callOptions },
  (caller, { request, options }) => readWholeList((offset) => pageOfTemplates(caller, request.International, offset, options)),
);

export async function pageOfTemplates(
  caller: Caller,
  International: number,
  Offset: number,
  options: CallOptions,
): Promise<Page<Template>> {
  const page = await describeSmsTemplateList(caller, { request: { International, Limit: mostIds, Offset }, options });
  return listPage(page.DescribeTemplateStatusSet, ({ TemplateId }) => TemplateId);
}
