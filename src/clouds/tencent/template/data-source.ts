import { collected } from "../../../http/gathering/whole-list";
import { computed, defineDataSource, isUnknown, list, nested, number, optional, required, string } from "../../../schema";
import type { TencentSms } from "../client/client";
import type { International } from "../client/enumerations";
import type { Template } from "../client/types/management";
import { reviewAttributes, reviewToldIn } from "../review";

export const templatesData = defineDataSource<TencentSms>()({
  type: "sms_tencent_templates",
  noun: "templates",
  doc: "Reads templates: those with the given ids, or all of the account. A sub-account's key may not list; it reads by ids.",
  attributes: {
    id: computed(string, { doc: "`templates`." }),
    international: required(number, { doc: "`0` for domestic templates, `1` for international ones." }),
    template_id_set: optional(list(string), { doc: "Ids. All templates where it is left out." }),
    templates: computed(
      nested("list", {
        template_id: computed(string, { doc: "The template's id." }),
        template_name: computed(string, { doc: "Its name in the console." }),
        template_content: computed(string, { doc: "The text with its variables." }),
        international: computed(number, { doc: "`0` domestic, `1` international, `3` both." }),
        ...reviewAttributes,
      }),
      { doc: "Those that exist: in the order of `template_id_set`, or of the platform's list." },
    ),
  },
  rules: [
    {
      id: "T11",
      demands: "`template_id_set` holds ids, which are positive integers.",
      looksAt: ["template_id_set"],
      level: "error",
      source: "Tencent's specification 17.2",
      check({ template_id_set: ids }) {
        if (isUnknown(ids) || ids === null) return undefined;
        if (ids.length === 0) return { problem: "template_id_set is empty", fix: "Leave it out to read all templates." };
        const bad = ids.map(String).find((id) => !/^[1-9]\d*$/.test(id));
        return bad === undefined
          ? undefined
          : { problem: `template_id_set holds "${bad}"`, fix: "Ids are positive integers, as the console shows them." };
      },
    },
  ],
  async read({ client, signal }, { international, template_id_set: ids }) {
    const International = international as International;
    const found =
      ids === null
        ? await collected(client.templatePages(International, { signal }))
        : await Promise.all([...new Set(ids)].map((id) => client.template(id, International, { signal })));
    return { id: "templates", templates: found.flatMap((template) => (template ? [valuesOf(template)] : [])) };
  },
});

function valuesOf(template: Template) {
  return {
    template_id: template.TemplateId,
    template_name: template.TemplateName,
    template_content: template.TemplateContent,
    international: template.International,
    ...reviewToldIn(template),
  };
}
