/** A template as lists and a single look show it: they spell some fields differently (Huawei's specification 6.4 and 15 no. 11). */
import type { AppFields } from "../apps/apps";
import { withoutNulls } from "../calls/envelope";
import type { HuaweiSwitches } from "../switches";
import { zoneOf } from "../zone";
import { hasTemplateId } from "./lifecycle";
import type { Template } from "./templates";
import { variableNamesIn } from "./variables";

interface Surroundings {
  readonly app: AppFields | undefined;
  readonly signatureId: string | undefined;
  readonly customerId: string;
  readonly isListed: boolean;
  readonly switches: HuaweiSwitches;
}

export function shownTemplate(template: Template, { app, signatureId, customerId, isListed, switches }: Surroundings): object {
  const { id, status, review, createdAt, updatedAt, fields } = template;
  const asTable = !isListed && switches.get("huawei.show-template") === "table";
  const country = isListed && switches.get("huawei.send-country") === "by-call" ? "send_country_" : "send_country";
  const countries = fields.sendCountry.map((sendCountry, place) => [`${country}${place + 1}`, sendCountry]);
  return withoutNulls(
    {
      create_time: zoneOf(switches).text(createdAt),
      update_time: zoneOf(switches).text(updatedAt),
      customer_id: customerId,
      id,
      template_id: hasTemplateId(status, switches) ? fields.templateId : null,
      template_type: fields.templateType,
      template_name: fields.templateName,
      app_name: app?.appName ?? null,
      app_key: app?.appKey ?? null,
      sign_id: switches.get("huawei.shown-sign-id") === "primary-key" ? fields.signId : (signatureId ?? null),
      template_content: fields.templateContent,
      has_variable: variableNamesIn(fields.templateContent).length > 0 ? "Yes" : "No",
      template_desc: fields.templateDesc,
      review_desc: review === "" ? null : review,
      [asTable ? "flow_statuses" : "flow_status"]: status,
      status: fields.templateStatus,
      universal_template: asTable ? String(fields.universalTemplate) : fields.universalTemplate,
      region: fields.region,
      brackets: fields.region === "cn" ? fields.brackets : null,
      [asTable ? "urge_statuses" : "urge_status"]: isListed ? "NO" : switches.get("huawei.urge-status"),
      ...Object.fromEntries(countries),
      country_name: countries.map(([, number]) => `Country ${number}`).join("~"),
    },
    switches,
  );
}
