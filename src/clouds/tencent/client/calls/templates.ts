// Tencent: specification 10.5 to 10.8.
/** Calls for templates. What they mean stands at `TencentSms`. */
import * as answers from "../answers/management";
import { type Caller, defineCall, demand, idNumber, idNumbers } from "../caller";
import { newTemplate, templateChange, templateDeletion, templateListing, templateQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import type { CallOptions, Template } from "../types/management";
import { checkPage } from "./paging";

// Tencent: L5767.
/** Most templates on a page. */
const fullPage = 100;

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
  (caller, { request, options }) => {
    const call = "DescribeSmsTemplateList";
    const { International, TemplateIdSet, Limit, Offset } = request;
    if (TemplateIdSet === undefined) {
      checkPage(call, { Limit, Offset }, fullPage);
      return caller.read(call, request, options, answers.templateList);
    }
    const reason = "Limit and Offset page through all templates; they are not allowed beside TemplateIdSet";
    demand(Limit === undefined && Offset === undefined, call, reason);
    const parameters = { International, TemplateIdSet: idNumbers(call, "TemplateIdSet", TemplateIdSet) };
    return caller.read(call, parameters, options, answers.templateList);
  },
);

export const allSmsTemplates = defineCall(
  "DescribeSmsTemplateList",
  { request: templateListing, options: callOptions },
  async (caller, { request, options }): Promise<readonly Template[]> => {
    const templates: Template[] = [];
    for (;;) {
      const { rows, isLast } = await pageOfTemplates(caller, request.International, templates.length, options);
      templates.push(...rows);
      if (isLast) return templates;
    }
  },
);

export async function pageOfTemplates(
  caller: Caller,
  International: number,
  Offset: number,
  options: CallOptions,
): Promise<{ readonly rows: readonly Template[]; readonly isLast: boolean }> {
  const request = { International, Limit: fullPage, Offset };
  const page = await describeSmsTemplateList(caller, { request, options });
  const rows = page.DescribeTemplateStatusSet;
  // The platform counts nothing: a page that is not full is the last.
  return { rows, isLast: rows.length < fullPage };
}
