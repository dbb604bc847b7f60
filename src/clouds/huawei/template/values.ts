/** Templates as the wire has them, both ways. */
import type { Known, ListingScope, Scope, Wanted } from "../../../schema";
import { toldOf } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import { appIdOf } from "../app/ids";
import type { HuaweiSms } from "../client/client";
import type { UniversalTemplate, VariableType } from "../client/enumerations";
import type { NewTemplate, Template } from "../client/types/management";
import { listedSignatures } from "../lists";
import { projectOf } from "../project";
import { reviewStateOf } from "../review";
import type { templateAttributes } from "./attributes";
import { variablesIn } from "./text";

export type WantedTemplate = Wanted<typeof templateAttributes>;
export type KnownTemplate = Known<typeof templateAttributes>;
type VariableAttributes = WantedTemplate["variable_attributes"];

/**
 * Always the whole: what a change leaves out may be kept or cleared (Huawei's specification 15, no. 41), so what is taken out is sent as
 * empty. What has no effect is left out.
 */
export function requestOf(wanted: WantedTemplate, prior?: KnownTemplate): NewTemplate {
  const { app_id, region, template_name, template_content, template_type, send_country } = wanted;
  const variable_attributes = variablesOf(wanted.variable_attributes);
  const template_desc = words(wanted.template_desc) ?? (words(prior?.template_desc) === null ? undefined : "");
  return {
    app_id,
    region,
    template_name,
    template_content,
    template_type,
    ...(region === "cn" && domesticPart(wanted)),
    ...(region === "intl" && send_country !== null && { send_country: [...send_country] }),
    ...(template_desc !== undefined && { template_desc }),
    ...((variable_attributes.length > 0 || prior) && { variable_attributes }),
  };
}

function domesticPart({ universal_template, brackets, sign_id }: WantedTemplate) {
  const isBound = universal_template !== 1 && words(sign_id) !== null;
  return { universal_template: universal_template as UniversalTemplate, brackets, ...(isBound && { sign_id: sign_id ?? undefined }) };
}

function variablesOf(attributes: VariableAttributes) {
  return [...(attributes ?? [])]
    .sort((one, other) => one.variable_index - other.variable_index)
    .map(({ variable_index, variable_type, variable_desc }) => ({
      variable_index,
      // Rules can be turned off, so the platform has the last word on values.
      variable_type: variable_type as VariableType,
      ...(words(variable_desc) !== null && { variable_desc: variable_desc ?? undefined }),
    }));
}

/** Whether more than the name is to be another one. */
export function differsBeyondName(wanted: WantedTemplate, prior: KnownTemplate): boolean {
  const content = (template: WantedTemplate) => JSON.stringify({ ...requestOf(template, prior), template_name: "" });
  return content(wanted) !== content(prior);
}

/** What an answer tells of a template without further calls. No field is promised: what it leaves out is as it was recorded. */
export function toldIn(client: HuaweiSms, object: Template) {
  const { region } = object;
  return {
    id: object.id,
    region,
    template_name: object.template_name,
    template_content: object.template_content,
    universal_template: region === "intl" ? undefined : object.universal_template,
    brackets: object.brackets,
    template_desc: object.template_desc,
    template_id: object.template_id ?? null,
    ...toldOf(reviewStateOf, object.flow_status, object.review_desc),
    create_time: object.create_time,
    update_time: object.update_time,
    ...projectOf(client),
  };
}

/** With what takes a list of applications or signatures, one for all that need it. */
export async function shownIn(scope: ListingScope<HuaweiSms>, object: Template, prior: Partial<KnownTemplate>) {
  const countries = [object.send_country_1, object.send_country_2, object.send_country_3].filter((country) => country !== undefined);
  return {
    ...toldIn(scope.client, object),
    app_id: prior.app_id ?? (await appIdOf(scope, object.app_key)),
    sign_id: await signIdOf(scope, object.sign_id, prior.sign_id),
    // Of a template of one signature it is the signature's, whatever was asked for.
    template_type: prior.template_type ?? object.template_type,
    send_country: object.region === "intl" ? orNone(countries, prior.send_country) : undefined,
  };
}

/** With what takes a call of its own: its variables, where it has some. */
export async function seenIn(scope: Scope<HuaweiSms>, object: Template, prior: Partial<KnownTemplate>) {
  return {
    ...(await shownIn(scope, object, prior)),
    variable_attributes: orNone(await variablesSeen(scope, object), prior.variable_attributes),
  };
}

export function hasVariables({ has_variable, template_content }: Template): boolean {
  return has_variable === undefined ? variablesIn(template_content).length > 0 : has_variable === "Yes";
}

async function variablesSeen({ client, signal }: Scope<HuaweiSms>, object: Template) {
  if (!hasVariables(object)) return [];
  const { results } = await client.listTemplateVarilableDetails(object.id, { signal });
  return results.map(({ variable_index, variable_type, variable_desc }) => ({
    variable_index,
    variable_type,
    variable_desc: words(variable_desc),
  }));
}

/** Nothing is told as it was asked for: as an empty list, or as none. */
function orNone<T>(told: readonly T[], prior: readonly unknown[] | null | undefined): readonly T[] | null {
  return told.length > 0 || prior?.length === 0 ? told : null;
}

/** It is nowhere said which id of the signature is told (Huawei's specification 15, no. 30). */
async function signIdOf(
  scope: ListingScope<HuaweiSms>,
  told: string | undefined,
  prior: string | null | undefined,
): Promise<string | undefined> {
  if (told === undefined || told === prior) return told;
  const signatures = await listedSignatures(scope);
  const named = signatures.find(({ id }) => id === told) ?? signatures.find(({ signature_id }) => signature_id === told);
  return named?.id ?? told;
}
