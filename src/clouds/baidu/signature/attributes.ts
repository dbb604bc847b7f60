import { computed, defaulted, derived, oneOf, optional, required, string } from "../../../schema";
import { protectionAttribute } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { contentTypes, countryTypes } from "../client/enumerations";
import { reviewAttributes } from "../review";

export const signatureAttributes = {
  id: computed(string, { doc: "The signature's id, `sms-sign-…`." }),
  content: required(string, {
    doc: "The sender's name, without its brackets: 2 to 12 characters, Chinese or Chinese with letters and digits.",
  }),
  content_type: required(oneOf(contentTypes), {
    doc: "What kind of name it is: `Enterprise`, `MobileApp`, `Web`, `WeChatPublic`, `Brand` (trademark) or `Else`.",
  }),
  country_type: defaulted(oneOf(countryTypes), "DOMESTIC", {
    doc: "Where it may be used: `DOMESTIC` (mainland China, the default), `INTERNATIONAL` or `GLOBAL`.",
  }),
  description: optional(string, {
    doc: "Application note for the reviewer: background, relation of company and name, use, and for a new domestic signature a real message.",
  }),
  signature_file: optional(string, {
    doc: "Path of the proof file (JPG or PNG, at most 2 MB), relative to the stack's folder. The content is sent and kept nowhere.",
  }),
  signature_file_format: derived(string, { doc: "`JPG`, `JPEG` or `PNG`; derived from the file's content when left out." }),
  signature_file_digest: computed(string, { doc: "Digest of the proof file that was last sent, `sha256:…`." }),
  ...protectionAttribute("signature", true),
  ...skipDestroyAttribute("signature"),
  user_id: computed(string, { doc: "Id of the account that owns it." }),
  ...reviewAttributes,
} as const;
