import { computed, defineDataSource, required, string } from "../../../schema";
import { toldInReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";
import { reviewAttributes, reviewToldIn } from "../review";

export const templateData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_template",
  noun: "template",
  doc: "Reads a template by its id.",
  attributes: {
    id: computed(string, { doc: "The same as `template_id`." }),
    template_id: required(string, { doc: "The template's id, `sms-tmpl-…`." }),
    name: computed(string, { doc: "Its name in the console." }),
    content: computed(string, { doc: "The text with its variables." }),
    sms_type: computed(string, { doc: "Class of the messages." }),
    country_type: computed(string, { doc: "Where it may be used." }),
    description: computed(string, { doc: "Purpose and scenario." }),
    user_id: computed(string, { doc: "Id of the account that owns it." }),
    ...reviewAttributes,
  },
  review: toldInReview,
  async read({ client, signal }, { template_id }) {
    const found = await client.getTemplate(template_id, { signal });
    return {
      id: found.templateId,
      name: found.name,
      content: found.content,
      sms_type: found.smsType,
      country_type: found.countryType,
      description: words(found.description),
      user_id: words(found.userId),
      ...reviewToldIn(found),
    };
  },
});
