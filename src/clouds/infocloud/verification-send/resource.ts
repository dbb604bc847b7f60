import { createHash } from "node:crypto";
import { PlatformError } from "../../../http/errors";
import { defineResource, type Wanted } from "../../../schema";
import type { InfocloudSms } from "../client/client";
import { title } from "../messages";
import { unacknowledged } from "./acknowledgement";
import { verificationSendAttributes } from "./attributes";
import { verificationSendRules } from "./rules";

export const verificationSend = defineResource<InfocloudSms>()({
  type: "sms_infocloud_verification_send",
  noun: "verification send",
  doc:
    "One text to one number, to see that a template is approved and arrives: the platform has no call that tells so. It reaches a handset, costs money and is not " +
    "taken back, so each needs `acknowledge`, and none is sent twice: what was sent plans clean for ever, and where the answer was lost it is recorded with a " +
    "warning and a `msg_id` of null. Destroying it takes it out of the state and nothing else. It cannot be imported.",
  attributes: verificationSendAttributes,
  title: ({ phone }) => phone,
  rules: verificationSendRules,
  refusesCreate: unacknowledged,
  removalNotice:
    "What was sent is sent: the platform takes no text back. Should its block come back, a new day in acknowledge sends another one.",

  async read(_scope, id) {
    // The platform tells nothing of it again: what is recorded stays.
    return { id };
  },
  creation: {
    by: "once",
    why: "The platform tells of no send afterwards, and could not tell a second one from a repeat.",
    whatNow:
      "The handset shows whether it came, and so do the console's records and a receipt with its bid, which is its id here. To send another, write a new day into acknowledge.",
    recordedAs: (wanted, sinceMs) => ({ id: bidOf(wanted), msg_id: null, request_id: null, sent_at: new Date(sinceMs).toISOString() }),
    async create({ client, clock, signal, onSend }, wanted) {
      const { phone, template_code, params } = wanted;
      const id = bidOf(wanted);
      const message = { phones: [phone], templateCode: template_code, bid: id, ...(params !== null && { templateParam: params }) };
      const { msgId, requestId, failPhones } = await client.send(message, { signal, onSend });
      if (failPhones.length > 0) throw refusedNumber(failPhones, requestId);
      return { seen: { id, msg_id: msgId, request_id: requestId ?? null, sent_at: new Date(clock.now()).toISOString() } };
    },
  },
  async delete() {
    // There is nothing to send.
  },
});

/** Known before it is sent, so that receipts can be found whatever becomes of the answer. The values are no part of it: they may be secret. */
function bidOf({ bid, phone, template_code, acknowledge }: Wanted<typeof verificationSendAttributes>): string {
  if (bid !== null && bid !== "") return bid;
  const digest = createHash("sha256")
    .update(JSON.stringify([phone, template_code, acknowledge]))
    .digest("hex");
  return `smsform-${digest.slice(0, 24)}`;
}

/** Infocloud L370-376, L2730: the request was accepted, and nobody gets anything. */
function refusedNumber(phones: readonly string[], requestId: string | undefined): PlatformError {
  return new PlatformError(
    { platform: title, call: "send" },
    {
      meaning: "invalid",
      reason: `the platform refused the number ${phones.join(", ")}; nothing was sent`,
      advice: "It does not exist, is no mobile number, or is on the platform's blacklist: try another one.",
      requestId,
    },
  );
}
