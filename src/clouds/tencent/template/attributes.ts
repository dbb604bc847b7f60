import { computed, number, required, requiredToCreate, string } from "../../../schema";
import { protectionAttribute } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { reviewAttributes } from "../review";

const writeOnly = "The platform never tells it.";

export const templateAttributes = {
  id: computed(string, { doc: "The template's id, which messages are sent with." }),
  template_name: required(string, { doc: "Its name in the console." }),
  template_content: required(string, {
    doc: "The text, without the signature, with variables as `{1}`, `{2}` and so on. Marketing texts end with `拒收请回复R`.",
  }),
  international: required(number, {
    doc:
      "`0` for mainland China, `1` for all else, Hong Kong, Macao and Taiwan included. A template that the platform calls valid for both (`3`) is " +
      "what either value asks for.",
    forcesReplacement: true,
  }),
  sms_type: requiredToCreate(number, {
    doc: `Class of the messages: \`1\` marketing, \`2\` notification, \`3\` verification code. ${writeOnly}`,
  }),
  remark: requiredToCreate(string, { doc: `Purpose and scenario, for the reviewer. ${writeOnly}` }),
  ...protectionAttribute("template", false),
  ...skipDestroyAttribute("template"),
  ...reviewAttributes,
} as const;
