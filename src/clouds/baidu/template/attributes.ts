import { computed, defaulted, oneOf, required, string } from "../../../schema";
import { protectionAttribute } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { countryTypes, smsTypes } from "../client/enumerations";
import { reviewAttributes } from "../review";

export const templateAttributes = {
  id: computed(string, { doc: "The template's id, `sms-tmpl-…`." }),
  name: required(string, { doc: "Its name in the console, at most 30 characters." }),
  content: required(string, {
    doc: "The text, at most 600 characters, with variables as `${name}` (written `$${name}` in HCL).",
    platformText: true,
  }),
  sms_type: required(oneOf(smsTypes), {
    doc: `Class of the messages: ${smsTypes.map((name) => `\`${name}\``).join(", ")}.`,
  }),
  country_type: defaulted(oneOf(countryTypes), "DOMESTIC", {
    doc: "Where it may be used: `DOMESTIC` (mainland China, the default), `INTERNATIONAL` or `GLOBAL`.",
  }),
  description: required(string, { doc: "Purpose and scenario, for the reviewer." }),
  ...protectionAttribute("template", false),
  ...skipDestroyAttribute("template"),
  user_id: computed(string, { doc: "Id of the account that owns it." }),
  ...reviewAttributes,
} as const;
