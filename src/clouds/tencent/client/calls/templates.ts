// Tencent: specification 10.5 to 10.8.
/** Calls for templates. What they mean stands at `TencentSms`. */
import { addedTemplate, deletedTemplate, modifiedTemplate, templateList } from "../answers/management";
import { type Caller, demand, idNumber, idNumbers } from "../caller";
import type { International } from "../enumerations";
import type { Parameters } from "../signing/protocol";
import type {
  AddedTemplate,
  CallOptions,
  DeletedTemplate,
  ModifiedTemplate,
  NewTemplate,
  Template,
  TemplateChange,
  TemplateList,
  TemplateQuery,
} from "../types/management";
import { checkPage } from "./paging";

// Tencent: L5767.
/** Most templates on a page. */
const fullPage = 100;

export async function addSmsTemplate(caller: Caller, request: NewTemplate, options: CallOptions): Promise<AddedTemplate> {
  return caller.read("AddSmsTemplate", fieldsOf(request), options, addedTemplate);
}

export async function modifySmsTemplate(caller: Caller, request: TemplateChange, options: CallOptions): Promise<ModifiedTemplate> {
  const TemplateId = idNumber("ModifySmsTemplate", "TemplateId", request.TemplateId);
  return caller.read("ModifySmsTemplate", { TemplateId, ...fieldsOf(request) }, options, modifiedTemplate);
}

export async function deleteSmsTemplate(
  caller: Caller,
  request: { readonly TemplateId: string },
  options: CallOptions,
): Promise<DeletedTemplate> {
  const TemplateId = idNumber("DeleteSmsTemplate", "TemplateId", request.TemplateId);
  return caller.read("DeleteSmsTemplate", { TemplateId }, options, deletedTemplate);
}

export async function describeSmsTemplateList(caller: Caller, request: TemplateQuery, options: CallOptions): Promise<TemplateList> {
  return caller.read("DescribeSmsTemplateList", queryOf(request), options, templateList);
}

export async function allSmsTemplates(
  caller: Caller,
  { International }: { readonly International: International },
  options: CallOptions,
): Promise<readonly Template[]> {
  const templates: Template[] = [];
  for (let index = 0; ; index++) {
    const { rows, isLast } = await pageOfTemplates(caller, International, index, options);
    templates.push(...rows);
    if (isLast) return templates;
  }
}

/** @param index counts from 0 */
export async function pageOfTemplates(
  caller: Caller,
  International: International,
  index: number,
  options: CallOptions,
): Promise<{ readonly rows: readonly Template[]; readonly isLast: boolean }> {
  const page = await describeSmsTemplateList(caller, { International, Limit: fullPage, Offset: index * fullPage }, options);
  const rows = page.DescribeTemplateStatusSet;
  // The platform counts nothing: a page that is not full is the last.
  return { rows, isLast: rows.length < fullPage };
}

function queryOf({ International, TemplateIdSet, Limit, Offset }: TemplateQuery): Parameters {
  if (TemplateIdSet !== undefined) {
    const reason = "Limit and Offset page through all templates; they are not allowed beside TemplateIdSet";
    demand(Limit === undefined && Offset === undefined, "DescribeSmsTemplateList", reason);
    return { International, TemplateIdSet: idNumbers("DescribeSmsTemplateList", "TemplateIdSet", TemplateIdSet) };
  }
  checkPage("DescribeSmsTemplateList", { Limit, Offset }, fullPage);
  return { International, Limit, Offset };
}

// Tencent: L11105.
/** By name, because a key that the platform does not know fails the request. */
function fieldsOf({ TemplateName, TemplateContent, SmsType, International, Remark }: NewTemplate): Parameters {
  return { TemplateName, TemplateContent, SmsType, International, Remark };
}
