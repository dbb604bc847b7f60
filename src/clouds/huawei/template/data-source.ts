import { bool, computed, defineDataSource, list, nested, number, oneOf, optional, string } from "../../../schema";
import { toldOf } from "../../shared/objects/review";
import type { HuaweiSms } from "../client/client";
import { flowStatuses, messageRegions, messageTypes } from "../client/enumerations";
import type { Template } from "../client/types/management";
import { listedOrAsked } from "../lists";
import { reviewStateOf } from "../review";

export const templatesData = defineDataSource<HuaweiSms>()({
  type: "sms_huawei_templates",
  noun: "templates",
  doc: "Reads the project's templates: all, or those that are as asked for. Their variables are not told.",
  attributes: {
    id: computed(string, { doc: "`templates`." }),
    app_key: optional(string, { doc: "Those of the application with this key." }),
    template_name: optional(string, { doc: "Those with exactly this name." }),
    template_type: optional(oneOf(messageTypes), { doc: "Those of this class." }),
    region: optional(oneOf(messageRegions), { doc: "Those for `cn` (mainland China) or `intl` (all else)." }),
    status: optional(oneOf(flowStatuses), { doc: "Those with this status." }),
    templates: computed(
      nested("list", {
        id: computed(string, { doc: "The template's primary key." }),
        template_id: computed(string, { doc: "The id that messages are sent with, of those that are approved." }),
        template_name: computed(string, { doc: "Its name." }),
        template_content: computed(string, { doc: "The text with its variables." }),
        template_type: computed(string, { doc: "Class of the messages." }),
        region: computed(string, { doc: "`cn` for mainland China, `intl` for all else." }),
        app_key: computed(string, { doc: "Key of its application." }),
        app_name: computed(string, { doc: "Name of its application." }),
        sign_id: computed(string, { doc: "Of its signature, as the platform tells it." }),
        universal_template: computed(number, { doc: "`0` for a template of one signature, `1` for a universal one." }),
        brackets: computed(string, { doc: "Brackets around the signature, `CN` or `GB`." }),
        send_country: computed(list(number), { doc: "Ids of the countries that messages go to." }),
        template_desc: computed(string, { doc: "Purpose and scenario, for the reviewer." }),
        status: computed(string, { doc: "How it stands, in the platform's words." }),
        review: computed(string, { doc: "The reviewer's words." }),
        usable: computed(bool, { doc: "Whether messages may be sent with it now." }),
        create_time: computed(string, { doc: "When it was created, `yyyy-MM-dd HH:mm:ss`." }),
        update_time: computed(string, { doc: "When it was changed." }),
      }),
      { doc: "The oldest first." },
    ),
  },
  async read({ client, signal }, { app_key, template_name, template_type, region, status }) {
    const asked = { app_key, template_name, template_type, region, flow_status: status };
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
    const found = await listedOrAsked(
      given,
      () => client.templatePages({ signal }),
      () => client.allTemplates(given, { signal }),
    );
    // What a name in a query finds is not told (Huawei's specification 15, no. 40).
    const templates = found.filter((each) => template_name === null || each.template_name === template_name);
    return { id: "templates", templates: templates.map((each) => valuesOf(each)) };
  },
});

function valuesOf(found: Template) {
  const { send_country_1, send_country_2, send_country_3, template_type, app_key, app_name, sign_id } = found;
  return {
    id: found.id,
    template_id: found.template_id ?? null,
    template_name: found.template_name,
    template_content: found.template_content,
    template_type: template_type ?? null,
    region: found.region ?? null,
    app_key: app_key ?? null,
    app_name: app_name ?? null,
    sign_id: sign_id ?? null,
    universal_template: found.universal_template ?? null,
    brackets: found.brackets ?? null,
    send_country: [send_country_1, send_country_2, send_country_3].filter((country) => country !== undefined),
    template_desc: found.template_desc ?? null,
    ...toldOf(reviewStateOf, found.flow_status, found.review_desc),
    create_time: found.create_time ?? null,
    update_time: found.update_time ?? null,
  };
}
