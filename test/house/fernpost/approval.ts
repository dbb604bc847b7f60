import { defineApproval, type Look } from "../../../src/clouds/shared/objects/approval";
import { words } from "../../../src/clouds/shared/objects/words";
import type { Fernpost, Sender } from "./client/client";
import type { Reviewed } from "./client/records";
import { reviewStateOf } from "./review";

export const approval = defineApproval<Fernpost>({
  type: "sms_fernpost_approval",
  targets: {
    sender_id: { noun: "sender", look: async ({ senders }, id, signal) => lookOf(await senders.get(id, { signal })) },
    text_id: { noun: "text", look: async ({ texts }, id, signal) => lookOf(await texts.get(id, { signal })) },
  },
  importId: "the id of the sender or text",
  targetOf: (id) => ({ attribute: id.startsWith("snd_") ? "sender_id" : "text_id", id }),
});

function lookOf({ name, status, note }: Reviewed<Sender>): Look {
  return { name, status, state: reviewStateOf(status), review: words(note) };
}
