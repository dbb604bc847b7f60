import { computed, defineDataSource, nested, oneOf, optional, set, string } from "../../../schema";
import { chunksOf } from "../../shared/client/chunks";
import { blacklistChunks } from "../client/calls/blacklist";
import type { BaiduSms } from "../client/client";
import { blacklistTypes, smsTypes } from "../client/enumerations";

export const blacklistData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_blacklist",
  noun: "blacklist",
  doc: "Reads entries of the account's blacklists, filtered.",
  attributes: {
    id: computed(string, { doc: "`blacklist`." }),
    type: optional(oneOf(blacklistTypes), { doc: "Only entries of this kind." }),
    sms_type: optional(oneOf(smsTypes), { doc: "Only entries for this class of messages." }),
    signature_id: optional(string, { doc: "Only entries for this signature." }),
    phones: optional(set(string), { doc: "Only entries of these numbers." }),
    start_time: optional(string, { doc: "Only entries of this day and later, `yyyy-MM-dd`." }),
    end_time: optional(string, { doc: "Only entries of this day and before, `yyyy-MM-dd`." }),
    entries: computed(
      nested("list", {
        phone: computed(string, { doc: "The number." }),
        type: computed(string, { doc: "`MerchantBlack` or `SignatureBlack`." }),
        sms_type: computed(string, { doc: "The class of messages." }),
        signature_id: computed(string, { doc: "The signature." }),
        update_date: computed(string, { doc: "When it was put there, `yyyy-MM-dd HH:mm:ss`." }),
      }),
      { doc: "The entries, in the order of their numbers." },
    ),
  },
  async read({ client, signal }, { type, sms_type, signature_id, phones, start_time, end_time }) {
    const filter = {
      ...(sms_type !== null && { smsType: sms_type }),
      ...(signature_id !== null && { signatureIdStr: signature_id }),
      ...(start_time !== null && { startTime: start_time }),
      ...(end_time !== null && { endTime: end_time }),
    };
    // The platform has no filter for the kind (Baidu's specification 6.2), and takes 200 numbers a call.
    const chunks = phones === null ? [undefined] : chunksOf(phones, blacklistChunks.query);
    const found = (
      await Promise.all(chunks.map((chunk) => client.allBlacklist({ ...filter, ...(chunk && { phones: chunk }) }, { signal })))
    ).flat();
    const entries = found
      .filter((entry) => type === null || entry.type === type)
      .map((entry) => ({
        phone: entry.phone,
        type: String(entry.type),
        sms_type: entry.smsType ?? null,
        signature_id: entry.signatureIdStr ?? null,
        update_date: entry.updateDate ?? null,
      }));
    const key = (entry: (typeof entries)[number]) => `${entry.phone} ${entry.type} ${entry.sms_type} ${entry.signature_id}`;
    return { id: "blacklist", entries: entries.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
  },
});
