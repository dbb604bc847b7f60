import type { Attributes, Rule, Values } from "../../schema";
import { defineApproval } from "../shared/objects/approval";
import type { BaiduSms } from "./client/client";
import { reviewStateOf } from "./review";

export const approval = defineApproval<BaiduSms>({
  type: "sms_baidu_approval",
  targets: {
    signature_id: {
      type: "sms_baidu_signature",
      noun: "signature",
      async look(client, id, signal) {
        const { content, status, review } = await client.getSignature(id, { signal });
        return { name: content, status, review };
      },
    },
    template_id: {
      type: "sms_baidu_template",
      noun: "template",
      look: (client, id, signal) => client.getTemplate(id, { signal }),
    },
  },
  stateOf: reviewStateOf,
  importId: "the id of the signature or template",
  targetOf: (id) => ({ attribute: id.startsWith("sms-sign") ? "signature_id" : "template_id", id }),
  rules: [idRule("signature_id", "sms-sign"), idRule("template_id", "sms-tmpl-")],
});

function idRule(name: "signature_id" | "template_id", prefix: string): Rule<Attributes, Values> {
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
