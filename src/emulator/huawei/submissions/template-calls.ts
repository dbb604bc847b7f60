/** The calls for templates (Huawei's specification 6). */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { flowStatuses, messageRegions, messageTypes, yesOrNo } from "../../../clouds/huawei/client/enumerations";
import { decide } from "../../review/review";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import { allOf, findOf } from "../apps/apps";
import type { AppCalls } from "../apps/calls";
import type { Caller } from "../calls/authentication";
import { type DecodedRequest, readFields, readJson, readQuery } from "../calls/body";
import type { Context } from "../calls/context";
import { emptyAnswer, jsonAnswer, refusal } from "../calls/envelope";
import { checkHelpPageLimit } from "../calls/help-page-limits";
import { isAsked, isNamed, listSchema, pageOf } from "../calls/lists";
import type { Holdings } from "../holdings";
import { hasTemplateId, submitTemplate, templatesUnderReview } from "./lifecycle";
import { editOf } from "./template-edits";
import { shownTemplate } from "./template-view";
import {
  type AskedFields,
  fieldCodes,
  nothingGiven,
  requestedFields,
  requestSchema,
  type Template,
  type TemplateFields,
} from "./templates";
import { checkVariables, shownVariables, variableNamesIn } from "./variables";

const querySchema = listSchema.extend({
  app_key: z.string().optional(),
  app_name: z.string().optional(),
  flow_status: z.enum(flowStatuses).optional(),
  has_variable: z.enum(yesOrNo).optional(),
  sign_name: z.string().optional(),
  template_id: z.string().optional(),
  template_name: z.string().optional(),
  template_type: z.enum(messageTypes).optional(),
  region: z.enum(messageRegions).optional(),
});

// Huawei: L2387.
const batchSchema = z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(50) });

type Asked = AskedFields & Pick<TemplateFields, "appId">;

const countryCodes = ["MSGSMS.0078", "MSGSMS.0079", "MSGSMS.0080"] as const;

export function createTemplateCalls({ stores }: Holdings, apps: AppCalls, context: Context) {
  const { world, switches } = context;
  const { templates, signatures, accounts } = stores;
  const { now } = world.clock;

  const required = (caller: Caller, id: string): Template => {
    const template = findOf(templates, caller, id);
    if (template === undefined) throw refusal(switches.get("huawei.missing-template"), `id=${id}`);
    return template;
  };

  const signatureOf = (caller: Caller, { signId }: Pick<Asked, "signId">) =>
    signId === null ? undefined : findOf(signatures, caller, signId);

  /**
   * The fields as they are kept: a bound template has its signature's type.
   * @param id of the template that takes these fields; undefined for a new one
   */
  const checked = (caller: Caller, fields: Asked, id?: string): Asked => {
    const { appId, region, templateName, signId, universalTemplate } = fields;
    checkHelpPageLimit("template_content", fields.templateContent, switches);
    checkVariables(fields.templateContent, fields.variables, switches);
    checkCountries(fields.sendCountry);
    if (switches.get("huawei.template-region") === "of-app" && region !== stores.apps.find(appId)?.fields.region) {
      throw refusal("MSGSMS.0104", `region=${region}`);
    }
    const isBound = region === "cn" && universalTemplate === 0;
    if (isBound && signId === null && switches.get("huawei.sign-id") === "required") throw refusal("MSGSMS.0012", "sign_id is missing.");
    const signature = signatureOf(caller, fields);
    if (signId !== null && signature?.fields.appId !== appId) {
      throw refusal("MSGSMS.0012", `sign_id=${signId} is no primary key of a signature of the application.`);
    }
    const isTaken = ({ id: other, fields: own }: Template) => other !== id && own.appId === appId && own.templateName === templateName;
    if (switches.get("huawei.duplicate-template") === "refused" && allOf(templates, caller, now()).some(isTaken)) {
      throw refusal("MSGSMS.0008", `template_name=${templateName}`);
    }
    const inherits = signature !== undefined && switches.get("huawei.template-type") === "of-signature";
    return { ...fields, templateType: inherits ? signature.fields.signatureType : fields.templateType };
  };

  const submit = (caller: Caller, template: Template) => submitTemplate(template, signatureOf(caller, template.fields), context);

  const shown = (template: Template, isListed: boolean) => {
    const { account, fields } = template;
    const app = stores.apps.find(fields.appId)?.fields;
    const signature = fields.signId === null ? undefined : signatures.find(fields.signId);
    return shownTemplate(template, {
      app,
      signatureId: signature?.fields.signatureId,
      customerId: context.customerIdOf(account),
      isListed,
      switches,
    });
  };

  const remove = (caller: Caller, id: string): void => {
    const template = required(caller, id);
    const isLocked = templatesUnderReview.includes(template.status) && switches.get("huawei.template-delete-states") === "not-under-review";
    if (isLocked) throw refusal("MSGSMS.0035", `The template ${id} is ${template.status}.`);
    templates.remove(template);
  };

  return {
    create: (request: DecodedRequest, caller: Caller): Answer => {
      const body = readFields(requestSchema, readJson(request), fieldCodes);
      const app = apps.named(caller, body.app_id);
      const asked = checked(caller, { appId: app.id, ...requestedFields(body, nothingGiven) });
      const fields = templates.parseFields({ ...asked, projectId: caller.projectId });
      const template = templates.create({ id: world.random.uuid(), account: caller.account, fields, status: "Pending" });
      const isDraft = body.flow_status === "Pending" && switches.get("huawei.create-flow-status") === "honoured";
      if (!isDraft) submit(caller, template);
      return jsonAnswer({ id: template.id, template_name: fields.templateName }, context.createStatus());
    },

    update: (request: DecodedRequest, caller: Caller, id: string): Answer => {
      const body = readFields(requestSchema, readJson(request), fieldCodes);
      const template = required(caller, id);
      const present = template.fields;
      const appId = context.fixed("app_id", present.appId, apps.named(caller, body.app_id).id);
      const region = context.fixed("region", present.region, body.region);
      const previous = switches.get("huawei.put-omitted") === "keep" ? present : nothingGiven;
      const next = { ...present, ...checked(caller, { appId, ...requestedFields({ ...body, region }, previous) }, id) };
      const edit = editOf({ id, status: template.status, command: body.flow_status ?? undefined, present, next }, switches);
      const onlyVariables = isDeepStrictEqual({ ...next, variables: [] }, { ...present, variables: [] });
      if (edit.takesFields) template.fields = next;
      if (!(onlyVariables && edit.takesFields) || switches.get("huawei.update-time-of-variables") === "follows") template.updatedAt = now();
      if (edit.outcome === "submit") submit(caller, template);
      else if (edit.outcome !== "stay") decide(template, edit.outcome, "");
      return jsonAnswer({ id, template_name: template.fields.templateName });
    },

    list: (request: DecodedRequest, caller: Caller): Answer => {
      const query = readQuery(querySchema, request);
      const matches = (template: Template): boolean => {
        const { status, fields } = template;
        const app = stores.apps.find(fields.appId)?.fields;
        const signature = signatureOf(caller, fields)?.fields;
        return (
          isAsked(query.app_key, app?.appKey ?? null) &&
          isNamed(query.app_name, app?.appName ?? "", switches) &&
          isAsked(query.flow_status, status) &&
          isAsked(query.has_variable, variableNamesIn(fields.templateContent).length > 0 ? "Yes" : "No") &&
          isNamed(query.sign_name, signature?.signatureName ?? "", switches) &&
          isAsked(query.template_id, hasTemplateId(status, switches) ? fields.templateId : null) &&
          isNamed(query.template_name, fields.templateName, switches) &&
          isAsked(query.template_type, fields.templateType) &&
          isAsked(query.region, fields.region)
        );
      };
      const { page, total } = pageOf(allOf(templates, caller, now()), query, matches, context);
      return jsonAnswer({ results: page.map((template) => shown(template, true)), total });
    },

    show: (_request: DecodedRequest, caller: Caller, id: string): Answer => jsonAnswer(shown(required(caller, id), false)),

    variables: (_request: DecodedRequest, caller: Caller, id: string): Answer => {
      const { fields } = required(caller, id);
      const userName = accounts.of(caller.account).userName;
      const results = shownVariables(id, fields.templateName, userName, fields.variables, switches);
      return jsonAnswer({ results, total: results.length });
    },

    remove: (_request: DecodedRequest, caller: Caller, id: string): Answer => {
      if (findOf(templates, caller, id) !== undefined || switches.get("huawei.delete-unknown") === "404") remove(caller, id);
      return emptyAnswer(Number(switches.get("huawei.delete-status")));
    },

    removeMany: (request: DecodedRequest, caller: Caller): Answer => {
      const { ids } = readFields(batchSchema, readJson(request));
      const wanted = [...new Set(ids)];
      if (wanted.length < ids.length && switches.get("huawei.repeated-ids") === "refused")
        throw refusal("MSGSMS.0002", "ids: one of them is there twice.");
      const failed: { id: string; error_msg: string }[] = [];
      const done = wanted.filter((id) => {
        const problem = problemOf(() => remove(caller, id));
        if (problem !== undefined) failed.push({ id, error_msg: problem.message });
        return problem === undefined;
      });
      return jsonAnswer({ success_count: done.length, success_ids: done, failed_count: failed.length, failed_template_list: failed });
    },
  };
}

/** @throws Refusal MSGSMS.0002 for too many; MSGSMS.0078, 0079 or 0080 for the one that is none */
function checkCountries(countries: readonly number[]): void {
  if (countries.length > countryCodes.length) throw refusal("MSGSMS.0002", `send_country: at most ${countryCodes.length}.`);
  for (const [place, code] of countryCodes.entries()) {
    const country = countries[place];
    if (country !== undefined && country < 1) throw refusal(code, `send_country: ${country}`);
  }
}

/** The refusal that the work throws. */
function problemOf(work: () => void): Refusal | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
