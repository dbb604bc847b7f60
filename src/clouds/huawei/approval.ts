import { computed, string } from "../../schema";
import { defineApproval } from "../shared/objects/approval";
import type { HuaweiSms } from "./client/client";
import { readinessOf, reviewStateOf, statusWords } from "./review";

/** What sends name an object by is of use once it is approved; some answers tell it before. */
function onceApproved(status: string, told: string | undefined): string | null {
  return reviewStateOf(status) === "usable" ? (told ?? null) : null;
}

export const approval = defineApproval<HuaweiSms>({
  type: "sms_huawei_approval",
  targets: {
    app: {
      type: "sms_huawei_app",
      noun: "application",
      async look(client, id, signal) {
        const { app_name, status } = await client.showApp(id, { signal });
        return { name: app_name, status };
      },
    },
    signature: {
      type: "sms_huawei_signature",
      noun: "signature",
      async look(client, id, signal) {
        const { signature_name, status, review_desc, channel_num } = await client.showSignature(id, { signal });
        return { name: signature_name, status, review: review_desc, outputs: { channel_num: onceApproved(status, channel_num) } };
      },
    },
    template: {
      type: "sms_huawei_template",
      noun: "template",
      async look(client, id, signal) {
        const { template_name, flow_status: status, review_desc, template_id } = await client.showTemplate(id, { signal });
        return { name: template_name, status, review: review_desc, outputs: { template_id: onceApproved(status, template_id) } };
      },
    },
  },
  outputs: {
    template_id: computed(string, { doc: "What sends name the template by; known once it is approved." }),
    channel_num: computed(string, { doc: "The signature's channel number, which sends take as `from`; known once it is approved." }),
  },
  stateOf: readinessOf,
  statusWords,
  importId: "app/ID, signature/ID or template/ID, with the primary key of the application, signature or template",
  targetOf(given) {
    const [, attribute = "template", id = given] = /^(app|signature|template)\/(.+)$/.exec(given) ?? [];
    return { attribute, id };
  },
});
