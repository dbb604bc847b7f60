import { defineApproval } from "../shared/objects/approval";
import { words } from "../shared/objects/words";
import type { TencentSms } from "./client/client";
import { findSignature, findTemplate } from "./find";
import { reviewStateOf, statusWords } from "./review";

export const approval = defineApproval<TencentSms>({
  type: "sms_tencent_approval",
  importId: "template/ID or signature/ID, with the id of the template or signature",
  targetOf(given) {
    const [, kind, id] = /^(signature|template)\/(.+)$/.exec(given) ?? [];
    return { kind: kind === "signature" ? "signature" : "template", id: id ?? given };
  },
  reviewState: reviewStateOf,
  statusWords,
  async look(client, { kind, id }, signal) {
    if (kind === "signature") {
      const { object } = await findSignature(client, id, { signal });
      return { name: object.SignName, status: String(object.StatusCode), review: words(object.ReviewReply) };
    }
    const { object } = await findTemplate(client, id, { signal });
    return { name: object.TemplateName, status: String(object.StatusCode), review: words(object.ReviewReply) };
  },
});
