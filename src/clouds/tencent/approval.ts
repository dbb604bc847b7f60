import { defineApproval, type Look } from "../shared/objects/approval";
import type { TencentSms } from "./client/client";
import type { Sign, Template } from "./client/types/management";
import { findSignature, findTemplate } from "./find";
import { reviewStateOf, statusWords } from "./review";

export const approval = defineApproval<TencentSms>({
  type: "sms_tencent_approval",
  targets: {
    signature_id: {
      type: "sms_tencent_signature",
      noun: "signature",
      async look(client, id, signal) {
        const { object } = await findSignature(client, id, { signal });
        return seenAs(object.SignName, object);
      },
    },
    template_id: {
      type: "sms_tencent_template",
      noun: "template",
      async look(client, id, signal) {
        const { object } = await findTemplate(client, id, { signal });
        return seenAs(object.TemplateName, object);
      },
    },
  },
  stateOf: reviewStateOf,
  importId: "template/ID or signature/ID, with the id of the template or signature",
  targetOf(given) {
    const [, kind, id] = /^(signature|template)\/(.+)$/.exec(given) ?? [];
    return { attribute: kind === "signature" ? "signature_id" : "template_id", id: id ?? given };
  },
  statusWords,
});

function seenAs(name: string, { StatusCode, ReviewReply }: Sign | Template): Look {
  return { name, status: String(StatusCode), review: ReviewReply };
}
