import { defineMessage } from "../shared/objects/message/message";
import type { BaiduSms } from "./client/client";
import { reviewStateOf } from "./review";

export const message = defineMessage<BaiduSms>({
  type: "sms_baidu_message",
  template: {
    attribute: "template_id",
    type: "sms_baidu_template",
    noun: "template",
    async look({ client, signal }, id) {
      const { templateId, status, review, content } = await client.getTemplate(id, { signal });
      return { status, review, sentBy: templateId, text: content };
    },
    async delete({ client, signal }, id) {
      await client.deleteTemplate(id, { signal });
    },
  },
  sender: {
    attribute: "signature_id",
    noun: "signature",
    async look({ client, signal }, id) {
      const { signatureId, status, review, content } = await client.getSignature(id, { signal });
      return { status, review, sentBy: signatureId, shownAs: content };
    },
  },
  stateOf: reviewStateOf,
});
