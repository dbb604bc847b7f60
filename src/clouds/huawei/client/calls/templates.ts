// Huawei: specification 6.
/** Calls for templates. What they mean stands at `HuaweiSms`. */
import { text } from "../../../shared/client/decoding";
import * as answers from "../answers/management";
import { defineCall, demand } from "../caller";
import { newTemplate, templateFilter, templateIds, templateQuery } from "../requests/management";
import { callOptions } from "../requests/options";
import { allOf, checkPage, inQuery } from "./paging";

// Huawei: L2387.
/** Most templates that one call deletes. */
export const mostTemplateIds = 50;

export const createTemplate = defineCall(
  "CreateTemplate",
  { template: newTemplate, options: callOptions },
  (caller, { template, options }) => caller.read("CreateTemplate", { body: template }, options, answers.createdTemplate),
);

export const deleteTemplate = defineCall("DeleteTemplate", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.do("DeleteTemplate", { id }, options),
);

export const updateTemplate = defineCall(
  "UpdateTemplate",
  { id: text, change: newTemplate, options: callOptions },
  (caller, { id, change, options }) => caller.read("UpdateTemplate", { id, body: change }, options, answers.changedTemplate),
);

export const listTemplateDetails = defineCall(
  "ListTemplateDetails",
  { query: templateQuery, options: callOptions },
  async (caller, { query, options }) => {
    checkPage("ListTemplateDetails", query);
    return caller.read("ListTemplateDetails", { query: inQuery(query) }, options, answers.templatePage);
  },
);

export const allTemplates = defineCall(
  "ListTemplateDetails",
  { query: templateFilter, options: callOptions },
  (caller, { query, options }) => allOf((slice) => listTemplateDetails(caller, { query: { ...query, ...slice }, options })),
);

export const showTemplate = defineCall("ShowTemplate", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.read("ShowTemplate", { id }, options, answers.template),
);

export const listTemplateVarilableDetails = defineCall(
  "ListTemplateVarilableDetails",
  { id: text, options: callOptions },
  (caller, { id, options }) => caller.read("ListTemplateVarilableDetails", { id }, options, answers.templateVariables),
);

export const deleteTemplates = defineCall(
  "DeleteTemplates",
  { ids: templateIds, options: callOptions },
  async (caller, { ids, options }) => {
    const count = ids.length;
    const allowed = `one call takes 1 to ${mostTemplateIds}, more are split over several`;
    demand(count >= 1 && count <= mostTemplateIds, "DeleteTemplates", `there are ${count} ids; ${allowed}`);
    return caller.read("DeleteTemplates", { body: { ids } }, options, answers.deletedTemplates);
  },
);
