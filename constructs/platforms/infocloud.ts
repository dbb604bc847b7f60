/** infocloud: templates are made and reviewed in its console, so a template is named by its code, and its text is what is written here. */
import { message } from "../../src/clouds/infocloud/message";
import { templateData } from "../../src/clouds/infocloud/template/data-source";
import type { Resource } from "../../src/schema";
import { InfocloudMessage } from "../level1/infocloud-message";
import type { SmsProvider } from "../level1/provider";
import type { Maker, PlatformNames } from "../maker";
import { type Text, variablesOf, written } from "../sms";
import { longestOf, type MadeTemplate, messageOf, type TemplateDraft } from "./platform";

export const names: PlatformNames = {
  name: "infocloud",
  title: "infocloud",
  levelsIn: ({ infocloudInput }: SmsProvider) => infocloudInput?.rules,
  signedFor: [],
};

export type Template = MadeTemplate<undefined, InfocloudMessage>;

/** What only infocloud has of a template. */
export interface InfocloudTemplateOptions<Names extends string = string> {
  /** The template's code, as the console shows it. Give it only when the console shows the template as approved. */
  readonly templateCode: string;
  /** The text as the console has it, where it is another one; with no other variables than the template's. @default - the template's */
  readonly text?: Text<Names>;
  /** The signature that is a part of the template in the console, without brackets. @default - the signature's text */
  readonly signature?: string;
}

/** What the platform demands of the text is described where a text is looked at. */
const messageLevel1 = {
  Class: InfocloudMessage,
  words: { content: "text", template_code: "templateCode" },
  length: { attribute: "content", rule: "V32" },
  definition: whole(),
};

function whole(): Resource {
  return {
    ...message,
    attributes: { ...templateData.attributes, ...message.attributes },
    ...(templateData.rules && { rules: templateData.rules }),
  };
}

export function makeTemplate(
  { make, refuse, warn }: Maker,
  draft: TemplateDraft,
  { templateCode, signature = draft.signatureText }: InfocloudTemplateOptions,
): Template {
  if (draft.audience !== "domestic") {
    refuse(
      `the audience "${draft.audience}" is none of the platform's: it sends to the mainland. Take infocloud out, or set audience: "domestic".`,
    );
  }
  if (draft.waitForApproval) warn("nobody can wait for an approval there, because no call tells of one: what is given counts as approved.");
  const endless = variablesOf(draft.text).find(({ max }) => max === undefined);
  if (endless) {
    refuse(
      `the variable "${endless.name}" has no longest value, and the platform's texts tell it. Give it: ${endless.kind}("${endless.name}", { max: 20 }).`,
    );
  }
  return {
    template: undefined,
    message: make(
      messageLevel1,
      "infocloud-message",
      {
        ...messageOf(draft),
        templateCode,
        content: written(draft.text, ({ name, max }) => `{${name},${max}}`),
        ...(signature !== undefined && { signature }),
      },
      { longest: longestOf(draft) },
    ),
  };
}
