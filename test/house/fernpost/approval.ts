import { defineApproval } from "../../../src/clouds/shared/objects/approval";
import type { Fernpost } from "./client/client";
import { reviewStateOf } from "./review";

export const approval = defineApproval<Fernpost>({
  type: "sms_fernpost_approval",
  targets: {
    sender_id: {
      type: "sms_fernpost_sender",
      noun: "sender",
      async look({ senders }, id, signal) {
        const { name, status, note: review } = await senders.get(id, { signal });
        return { name, status, review };
      },
    },
    text_id: {
      type: "sms_fernpost_text",
      noun: "text",
      async look({ texts }, id, signal) {
        const { name, status, note: review } = await texts.get(id, { signal });
        return { name, status, review };
      },
    },
  },
  stateOf: reviewStateOf,
  importId: "the id of the sender or text",
  targetOf: (id) => ({ attribute: id.startsWith("snd_") ? "sender_id" : "text_id", id }),
});
