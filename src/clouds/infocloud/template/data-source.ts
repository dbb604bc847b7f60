import { defineDataSourceWithoutClient } from "../../../schema";
import { variablesIn } from "../client/template-text";
import { templateAttributes } from "./attributes";
import { templateRules } from "./rules";
import { filledIn } from "./text";

export const templateData = defineDataSourceWithoutClient({
  type: "sms_infocloud_template",
  noun: "template",
  doc:
    "Checks the text of a template by the rules that the platform's document prints, tells its variables and fills them in. All of it is computed here: the " +
    "platform has no call that reads templates. Whether one exists, is approved and has this very text cannot be known, and what changes in the console is not " +
    "seen here. It needs no credentials.",
  attributes: templateAttributes,
  wording: { text: "content", signature: "signature" },
  rules: templateRules,
  async read(_scope, { template_code, content, signature, dynamic_signature, values }) {
    const whole = `${signedWith(dynamic_signature ?? signature)}${content}`;
    const variables = variablesIn(whole);
    return {
      id: template_code,
      variables: variables.map(({ name, maxLength }) => ({ name, max_length: maxLength })),
      variable_count: variables.length,
      template_param: values && variables.length > 0 ? JSON.stringify(values) : null,
      text: values || variables.length === 0 ? filledIn(whole, values ?? []) : null,
    };
  },
});

/** Infocloud L2874-2875. */
function signedWith(signature: string | null): string {
  return signature === null ? "" : `【${signature}】`;
}
