/** Templates: what is kept of them and what may be asked for (Huawei's specification 6). */
import { z } from "zod";
import {
  type BracketKind,
  bracketKinds,
  type FlowStatus,
  flowStatuses,
  messageRegions,
  messageTypes,
  templateStatuses,
  universalTemplates,
} from "../../../clouds/huawei/client/enumerations";
import type { World } from "../../platform";
import type * as frame from "../../review/stored-submissions";
import { createSubmissions, type Submissions, type SubmissionsParts } from "../../review/submissions";
import { parseOrExplain } from "../../values/validation";
import { exampleProject } from "../accounts";
import type { FieldCodes } from "../calls/body";
import { requestedVariableSchema, variableSchema } from "./variables";

export type Template = frame.Submission<FlowStatus, TemplateFields>;
export type TemplateStore = Submissions<FlowStatus, TemplateFields>;
export type TemplateFields = ReturnType<typeof parsedBy>;

const storedSchema = z.strictObject({
  projectId: z.string().min(1).default(exampleProject.id),
  /** Primary key of its application. */
  appId: z.string().min(1),
  region: z.enum(messageRegions).default("cn"),
  templateName: z.string().min(1),
  templateContent: z.string().min(1),
  templateType: z.enum(messageTypes).default("NOTIFY_TYPE"),
  /** Primary key of its signature. */
  signId: z.string().min(1).nullable().default(null),
  universalTemplate: z.literal(universalTemplates).default(0),
  brackets: z.enum(bracketKinds).default("CN"),
  sendCountry: z.array(z.int()).default([]),
  templateDesc: z.string().nullable().default(null),
  variables: z.array(variableSchema).default([]),
  /** What sends name it by; chosen at the beginning, and shown once it is approved. */
  templateId: z.string().min(1).max(32).optional(),
  templateStatus: z.enum(templateStatuses).default("Normal"),
});

function parsedBy({ random }: Pick<World, "random">, stored: unknown) {
  const fields = parseOrExplain(storedSchema, stored, "Template");
  const { templateId = random.uuid().replaceAll("-", "") } = fields;
  return { ...fields, templateId };
}

export function createTemplates(world: World, told: Pick<SubmissionsParts<FlowStatus, TemplateFields>, "settled">): TemplateStore {
  return createSubmissions<FlowStatus, TemplateFields>({
    world,
    statuses: flowStatuses,
    ready: "Adopted",
    parseFields: (fields) => parsedBy(world, fields),
    ...told,
  });
}

// Huawei: L1780: any other value is taken for the usual one.
const brackets = z.unknown().transform((value): BracketKind => (value === "GB" ? "GB" : "CN"));

/** Create and update take the same. */
export const requestSchema = z.object({
  app_id: z.string().min(1),
  region: z.enum(messageRegions),
  template_name: z.string().min(1),
  template_content: z.string().min(1),
  template_type: z.enum(messageTypes),
  sign_id: z.string().nullish(),
  universal_template: z.literal(universalTemplates).nullish(),
  brackets: brackets.optional(),
  send_country: z.array(z.int()).nullish(),
  template_desc: z.string().nullish(),
  variable_attributes: z.array(requestedVariableSchema).nullish(),
  flow_status: z.enum(flowStatuses).nullish(),
});

export type TemplateRequest = z.infer<typeof requestSchema>;

export const fieldCodes: FieldCodes = {
  template_name: "MSGSMS.0046",
  template_type: "MSGSMS.0015",
  variable_type: "MSGSMS.0151",
};

/** What a request says of a template. */
export type AskedFields = Omit<TemplateFields, "projectId" | "appId" | "templateId" | "templateStatus">;

/** Fields that a PUT may leave out. */
export type OptionalFields = Pick<
  TemplateFields,
  "signId" | "universalTemplate" | "brackets" | "sendCountry" | "templateDesc" | "variables"
>;

export const nothingGiven: OptionalFields = {
  signId: null,
  universalTemplate: 0,
  brackets: "CN",
  sendCountry: [],
  templateDesc: null,
  variables: [],
};

/** What a request makes of the former fields. What has no effect in its region, or for a universal template, is as if not given. */
export function requestedFields(request: TemplateRequest, previous: OptionalFields): AskedFields {
  const { region } = request;
  const isDomestic = region === "cn";
  const universalTemplate = isDomestic ? (request.universal_template ?? previous.universalTemplate) : 0;
  const variables = request.variable_attributes?.map(({ variable_index, variable_type, variable_desc }) => ({
    variableIndex: variable_index,
    variableType: variable_type,
    variableDesc: variable_desc ?? "",
  }));
  return {
    region,
    templateName: request.template_name,
    templateContent: request.template_content,
    templateType: request.template_type,
    signId: isDomestic && universalTemplate === 0 ? textOf(request.sign_id, previous.signId) : null,
    universalTemplate,
    brackets: isDomestic ? (request.brackets ?? previous.brackets) : "CN",
    sendCountry: isDomestic ? [] : (request.send_country ?? previous.sendCountry),
    templateDesc: textOf(request.template_desc, previous.templateDesc),
    variables: variables ?? previous.variables,
  };
}

/** An empty text is none. */
function textOf(given: string | null | undefined, previous: string | null): string | null {
  return given === "" ? null : (given ?? previous);
}
