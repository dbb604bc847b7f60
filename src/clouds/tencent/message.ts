import { defineMessage } from "../shared/objects/message/message";
import type { TencentSms } from "./client/client";
import type { International } from "./client/enumerations";
import { findSignature, findTemplate, ownId } from "./find";
import { reviewStateOf, statusWords } from "./review";

export const message = defineMessage<TencentSms>({
  type: "sms_tencent_message",
  template: {
    attribute: "template_id",
    type: "sms_tencent_template",
    noun: "template",
    async look({ client, signal, reads }, id, { audience }) {
      const { object } = await findTemplate(client, id, { international: classOf(audience), signal, reads });
      return { status: String(object.StatusCode), review: object.ReviewReply, sentBy: object.TemplateId, text: object.TemplateContent };
    },
    async delete({ client, signal }, id) {
      await client.deleteSmsTemplate({ TemplateId: ownId(id) }, { signal });
    },
  },
  sender: {
    attribute: "signature_id",
    noun: "signature",
    async look({ client, signal }, id, { audience }) {
      const { object } = await findSignature(client, id, { international: classOf(audience), signal });
      return { status: String(object.StatusCode), review: object.ReviewReply, sentBy: object.SignName, shownAs: object.SignName };
    },
    given: "sign_name",
  },
  stateOf: reviewStateOf,
  statusWords,
});

/** What is valid for both is found in either. */
function classOf(audience: unknown): International | undefined {
  if (audience === "domestic") return 0;
  return audience === "international" ? 1 : undefined;
}
