import { defineMessage } from "../shared/objects/message/message";
import type { HuaweiSms } from "./client/client";
import { listedSignatures } from "./lists";
import { reviewStateOf, statusWords } from "./review";

export const message = defineMessage<HuaweiSms>({
  type: "sms_huawei_message",
  template: {
    attribute: "template",
    type: "sms_huawei_template",
    noun: "template",
    async look(scope, id) {
      const { client, signal, reads } = scope;
      const found = await (reads === "shared" ? client.listedTemplate(id, { signal }) : client.showTemplate(id, { signal }));
      const { flow_status: status, review_desc: review, template_id: sentBy, template_content: text, sign_id } = found;
      return { status, review, sentBy, text, senderId: sign_id };
    },
    async delete({ client, signal }, id) {
      await client.deleteTemplateWithOthers(id, { signal });
    },
  },
  sender: {
    attribute: "signature",
    noun: "signature",
    async look(scope, id) {
      const { client, signal, reads } = scope;
      // A template tells its signature's, and it is nowhere said by which of its two ids (Huawei's specification 15, no. 30).
      const signatures = await listedSignatures(scope);
      const listed = signatures.find((each) => each.id === id) ?? signatures.find(({ signature_id }) => signature_id === id);
      const found = reads === "shared" && listed ? listed : await client.showSignature(listed?.id ?? id, { signal });
      const { status, review_desc: review, channel_num: sentBy, signature_name: shownAs } = found;
      return { status, review, sentBy, shownAs };
    },
  },
  stateOf: reviewStateOf,
  statusWords,
});
