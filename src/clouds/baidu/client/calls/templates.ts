// Baidu: specification 6.11 to 6.14.
/** Calls for templates. What they mean stands at `BaiduSms`. */
import { createdTemplate, template } from "../answers/management";
import { type Caller, tokenFor } from "../caller";
import type { CallOptions, CreatedTemplate, CreateOptions, NewTemplate, Template, TemplateChange } from "../types/management";

export async function createTemplate(caller: Caller, application: NewTemplate, options: CreateOptions): Promise<CreatedTemplate> {
  const parts = { query: { clientToken: tokenFor("createTemplate", caller, options) }, body: application };
  return caller.read("createTemplate", parts, options, createdTemplate);
}

export function modifyTemplate(caller: Caller, id: string, change: TemplateChange, options: CallOptions): Promise<void> {
  // The printed example repeats the id in the body, which the field table does not list (Baidu G-46).
  return caller.do("modifyTemplate", { id, body: { templateId: id, ...change } }, options);
}

export function getTemplate(caller: Caller, id: string, options: CallOptions): Promise<Template> {
  return caller.read("getTemplate", { id }, options, template);
}

export function deleteTemplate(caller: Caller, id: string, options: CallOptions): Promise<void> {
  return caller.do("deleteTemplate", { id }, options);
}
