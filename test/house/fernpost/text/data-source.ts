import { toldInReview } from "../../../../src/clouds/shared/objects/review";
import { PlatformError } from "../../../../src/http/errors";
import { computed, defineDataSource, required, string } from "../../../../src/schema";
import type { Fernpost } from "../client/client";
import { platform } from "../client/records";
import { reviewAttributes, seenIn } from "../review";

export const textData = defineDataSource<Fernpost>()({
  type: "sms_fernpost_text",
  noun: "text",
  doc: "Finds a text by its name.",
  attributes: {
    id: computed(string, { doc: "The text's id, `txt_…`." }),
    name: required(string, { doc: "Its name in the console; of several with that name, the oldest is found." }),
    body: computed(string, { doc: "What is sent." }),
    ...reviewAttributes,
  },
  review: toldInReview,
  async read({ client, signal }, { name }) {
    for await (const found of client.texts.all({ signal })) if (found.name === name) return seenIn(found);
    throw new PlatformError({ platform, call: "listText" }, { meaning: "not_found", reason: `the account has no text named "${name}"` });
  },
});
