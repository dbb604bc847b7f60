import { computed, defineDataSource, required, string } from "../../../schema";
import { toldInReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";
import { reviewAttributes, reviewToldIn } from "../review";

export const signatureData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_signature",
  noun: "signature",
  doc: "Reads a signature by its id.",
  attributes: {
    id: computed(string, { doc: "The same as `signature_id`." }),
    signature_id: required(string, { doc: "The signature's id, `sms-sign-…`." }),
    content: computed(string, { doc: "The sender's name, without its brackets." }),
    content_type: computed(string, { doc: "What kind of name it is." }),
    country_type: computed(string, { doc: "Where it may be used." }),
    description: computed(string, { doc: "Application note, where the platform returns it." }),
    user_id: computed(string, { doc: "Id of the account that owns it." }),
    ...reviewAttributes,
  },
  review: toldInReview,
  async read({ client, signal }, { signature_id }) {
    const found = await client.getSignature(signature_id, { signal });
    return {
      id: found.signatureId,
      content: found.content,
      content_type: found.contentType,
      country_type: found.countryType,
      description: words(found.description),
      user_id: words(found.userId),
      ...reviewToldIn(found),
    };
  },
});
