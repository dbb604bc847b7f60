import { bool, computed, defaulted, number, oneOf, optional, required, string } from "../../../schema";
import { protectionAttribute, reviewAttributes } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { messageTypes, yesOrNo } from "../client/enumerations";
import { projectAttribute } from "../project";
import { statusWords } from "../review";

/** What proves a name to the reviewer. Where a signature is not to be changed, nobody looks at another proof. */
export const evidence = ["apply_desc", "file_id", "power_attorney_fileid", "signature_related_file_id"] as const;

const ofFile = "the `id` of an `sms_huawei_signature_file`";

export const signatureAttributes = {
  id: computed(string, { doc: "The signature's primary key." }),
  app_id: required(string, {
    doc: "Primary key of the application that it belongs to: the `id` of an `sms_huawei_app`.",
    forcesReplacement: true,
  }),
  signature_name: required(string, { doc: "The sender's name, without its brackets." }),
  signature_type: required(oneOf(messageTypes), {
    doc: "What it is for: `VERIFY_CODE_TYPE` (verification codes), `PROMOTION_TYPE` (marketing) or `NOTIFY_TYPE` (notifications).",
  }),
  signature_source: required(number, {
    doc: "What kind of name it is: `0` full or short name of an enterprise or institution, `2` full name of an app, `5` full name of a trademark.",
  }),
  is_involved_third: required(oneOf(yesOrNo), { doc: "Whether it holds rights of others: `Yes` or `No`." }),
  qualification_id: optional(string, {
    doc: "Id of a qualification, which is made in the console. Without it the review of a new signature fails.",
  }),
  apply_desc: optional(string, { doc: "Note for the reviewer." }),
  file_id: optional(string, { doc: `The business licence: ${ofFile}.` }),
  power_attorney_fileid: optional(string, { doc: `The power of attorney, needed where rights of others are involved: ${ofFile}.` }),
  signature_related_file_id: optional(string, {
    doc: `Screenshot of an app's ICP filing (source \`2\`), or the certificate of a trademark (source \`5\`): ${ofFile}.`,
  }),
  registration_number: optional(string, { doc: "Number of the trademark or of its application; for source `5`." }),
  license_number: optional(string, { doc: "Number of the app's ICP filing or licence; for source `2`." }),
  activate: defaulted(bool, true, {
    doc: "Whether it is activated again whenever the platform waits for that (status `TO_BE_ACTIVATED`); the plan shows it. Default `true`.",
    local: true,
  }),
  ...protectionAttribute("signature", true),
  ...skipDestroyAttribute("signature"),
  signature_id: computed(string, { doc: "Its other id.", volatile: true }),
  channel_num: computed(string, { doc: "Its channel number, which sends take as `from`; known once it is approved.", volatile: true }),
  qualification_name: computed(string, { doc: "The qualification's name.", volatile: true }),
  app_key: computed(string, { doc: "Key of its application." }),
  app_name: computed(string, { doc: "Name of its application.", volatile: true }),
  ...reviewAttributes({
    status:
      "Where its review stands, in the platform's words, such as `PENDING_REVIEW`, `REVIEW_NOT_PASS` and `REVIEW_PROCESSING_COMPLETED`.",
    usable:
      "Whether messages may be sent with it now: true when it has its `channel_num` and the status is `REVIEW_PROCESSING_COMPLETED`, or one of those that begin with `REVIEW_PASSED`. " +
      "False with `REAL_NAME_REGISTRATING`: it has passed its review, and carriers register it.",
    statusWords,
  }),
  create_time: computed(string, {
    doc: "When it was applied for, `yyyy-MM-dd HH:mm:ss` in the platform's time zone, which it does not tell.",
  }),
  update_time: computed(string, { doc: "When it was changed, in the same form.", volatile: true }),
  ...projectAttribute,
} as const;
