import { bool, computed, defineResourceWithoutClient, optional, type Planned, required, sameValue, string } from "../../schema";
import { checkKeyAndVariables, liveAttributes, messageInputs, messageWording } from "../shared/objects/message/attributes";

const attributes = {
  id: computed(string, { doc: "The key under which the message was made." }),
  ...messageInputs,
  template_code: required(string, { doc: "The template's code, as the console shows it.", local: true }),
  content: required(string, {
    doc: "The template's text as the console has it, without the signature. No call tells it, so it counts as it is given.",
    platformText: true,
    local: true,
  }),
  signature: optional(string, { doc: "The signature that is a part of the template, without brackets.", local: true }),
  usable: computed(bool, { doc: "Always true: no call tells whether the template is approved." }),
  ...liveAttributes,
} as const;

type PlannedMessage = Planned<typeof attributes>;

/** Nothing tells of a review, so what is given is live at once. */
export const message = defineResourceWithoutClient({
  type: "sms_infocloud_message",
  noun: "message",
  doc:
    "Which version of a text programs send now. infocloud's templates are made and reviewed in its console, and no call tells of them: what is given here is live " +
    "at once. Give a template's code only when the console shows it as approved.",
  attributes,
  wording: { ...messageWording, text: "content", signature: "signature" },
  isPartOf: "another object",
  title: ({ key }) => key,
  check: checkKeyAndVariables,
  derive: liveBy,
  removalNotice: "The next catalogue that is written no longer has its key.",
  read: async () => ({}),
  creation: { by: "repetition", create: async (_scope, wanted) => ({ seen: { id: wanted.key } }) },
  work: {
    due(values, wanted) {
      const live = liveBy(wanted);
      const isLive = sameValue({ ...values, ...live }, values);
      return isLive ? undefined : { because: "programs are to send with what its block says now", changes: live };
    },
    carryOut: async () => ({}),
  },
  async delete() {
    // Nothing stands for it on the platform.
  },
});

function liveBy({ template_code, content, signature, variables }: PlannedMessage): Partial<PlannedMessage> {
  return {
    live_template_id: template_code,
    live_sender: null,
    live_signature: signature,
    live_text: content,
    live_variables: variables,
    usable: true,
  };
}
