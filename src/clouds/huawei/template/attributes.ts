import { computed, defaulted, nested, number, oneOf, optional, required, set, string } from "../../../schema";
import { protectionAttribute, reviewAttributes } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { bracketKinds, messageRegions, messageTypes } from "../client/enumerations";
import { projectAttribute } from "../project";
import { statusWords } from "../review";

/** What becomes of an approved template whose text is to be another one. */
export const approvedChanges = ["replace", "disable_and_edit"] as const;

export const templateAttributes = {
  id: computed(string, { doc: "The template's primary key. Messages are sent with `template_id`." }),
  app_id: required(string, { doc: "Primary key of the application that it belongs to.", forcesReplacement: true }),
  region: required(oneOf(messageRegions), {
    doc: "Where its messages go, the same as the application's: `cn` for mainland China, `intl` for all else.",
    forcesReplacement: true,
  }),
  template_name: required(string, { doc: "Its name in the console. Can be changed at any time." }),
  template_content: required(string, {
    doc: "The text, without the signature, with variables as `${1}`, `${2}` and so on.",
    platformText: true,
  }),
  template_type: required(oneOf(messageTypes), {
    doc:
      "Class of the messages: `VERIFY_CODE_TYPE` verification codes, `PROMOTION_TYPE` marketing, `NOTIFY_TYPE` notices. A template of one signature " +
      "has the signature's, and the platform does not say which value it was asked for.",
  }),
  sign_id: optional(string, {
    doc: "Primary key of its signature, which is not the signature's `signature_id`; of templates with `region` `cn` that are not universal.",
  }),
  universal_template: defaulted(number, 0, {
    doc: "`0` for a template of one signature, `1` for one that each approved signature of its class may be sent with. Default `0`.",
  }),
  brackets: defaulted(oneOf(bracketKinds), "CN", {
    doc: "Brackets around the signature in messages to mainland China: `CN` 【 】, `GB` [ ]. Default `CN`.",
  }),
  send_country: optional(set(number), { doc: "Ids of up to three countries that messages go to, of templates with `region` `intl`." }),
  template_desc: optional(string, { doc: "Purpose and scenario, for the reviewer." }),
  variable_attributes: optional(
    nested("set", {
      variable_index: required(number, { doc: "The variable's number: `1` for `${1}`." }),
      variable_type: required(string, {
        doc:
          "What it stands for: `PHONE` a phone number, `CHARDIGIT` other letters and digits, `DATETIME` a date or time, `MONEY` an amount, `TEXT` " +
          "anything else.",
      }),
      variable_desc: optional(string, { doc: "What it says, for the reviewer; needed by `TEXT`." }),
    }),
    { doc: "One for each variable of `template_content`." },
  ),
  on_approved_change: defaulted(oneOf(approvedChanges), "replace", {
    doc:
      "What a change of more than the name does to an approved template: `replace` makes a new one, `disable_and_edit` disables this one and edits it, so " +
      "that it keeps its id and cannot be sent with until it is approved again. Default `replace`.",
    local: true,
  }),
  ...protectionAttribute("template", false),
  ...skipDestroyAttribute("template"),
  template_id: computed(string, { doc: "The id that messages are sent with; the template has it once it is approved.", volatile: true }),
  ...reviewAttributes({
    status:
      "How it stands, in the platform's words: `SignReviewing` while its signature is under review, `Reviewing` while it is so itself, `Adopted` approved, " +
      "`Adopted_inactive` approved and out of use, `Reject` rejected, `Pending` withdrawn or not submitted, `Disable` disabled.",
    usable:
      "Whether messages may be sent with it now: true when the status is `Adopted`. What carriers make of it the platform does not tell; of its signature it does.",
    statusWords,
  }),
  create_time: computed(string, {
    doc: "When it was created, `yyyy-MM-dd HH:mm:ss` in the platform's time zone, which it does not tell.",
    volatile: true,
  }),
  update_time: computed(string, { doc: "When it was changed, in the same form.", volatile: true }),
  ...projectAttribute,
} as const;
