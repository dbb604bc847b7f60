// Baidu: specification 6.11 to 6.14.
/** Calls for templates. What they mean stands at `BaiduSms`. */
import { text } from "../../../shared/client/arguments";
import * as answers from "../answers/management";
import { defineCall, tokenFor } from "../caller";
import { callOptions, createOptions, newTemplate, templateChange } from "../requests/management";

export const createTemplate = defineCall(
  "createTemplate",
  { template: newTemplate, options: createOptions },
  (caller, { template, options }) => {
    const parts = { query: { clientToken: tokenFor("createTemplate", caller, options) }, body: template };
    return caller.read("createTemplate", parts, options, answers.createdTemplate);
  },
);

export const modifyTemplate = defineCall(
  "modifyTemplate",
  { templateId: text, change: templateChange, options: callOptions },
  // The printed example repeats the id in the body, which the field table does not list (Baidu G-46).
  (caller, { templateId, change, options }) => caller.do("modifyTemplate", { id: templateId, body: { templateId, ...change } }, options),
);

export const getTemplate = defineCall("getTemplate", { templateId: text, options: callOptions }, (caller, { templateId, options }) =>
  caller.read("getTemplate", { id: templateId }, options, answers.template),
);

export const deleteTemplate = defineCall("deleteTemplate", { templateId: text, options: callOptions }, (caller, { templateId, options }) =>
  caller.do("deleteTemplate", { id: templateId }, options),
);
