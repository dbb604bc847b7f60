import type { Rule } from "../../schema";
import { type approvalAttributes, defineApproval } from "../shared/objects/approval";
import { words } from "../shared/objects/words";
import type { BaiduSms } from "./client/client";
import { reviewStateOf } from "./review";

export const approval = defineApproval<BaiduSms>({
  type: "sms_baidu_approval",
  importId: "the id of the signature or template",
  targetOf: (id) => ({ kind: id.startsWith("sms-sign") ? "signature" : "template", id }),
  reviewState: reviewStateOf,
  rules: [idRule("signature_id", "sms-sign"), idRule("template_id", "sms-tmpl-")],
  async look(client, { kind, id }, signal) {
    const found =
      kind === "signature"
        ? await client.getSignature(id, { signal }).then((it) => ({ ...it, name: it.content }))
        : await client.getTemplate(id, { signal });
    return { name: found.name, status: found.status, review: words(found.review) };
  },
});

function idRule(name: "signature_id" | "template_id", prefix: string): Rule<typeof approvalAttributes> {
  return {
    id: "V53",
    demands: "The id begins as ids of its kind do: `sms-sign` or `sms-tmpl-`.",
    looksAt: [name],
    level: "warn",
    source: "Baidu's specification 6.7, 6.11",
    check(values) {
      const id = values[name];
      if (typeof id !== "string" || id.startsWith(prefix)) return undefined;
      return { problem: `"${id}" does not look like a ${name}`, fix: `Such ids begin with ${prefix}.` };
    },
  };
}
