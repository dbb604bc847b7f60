import { computed, list, optional, required, string } from "../../../schema";

const again = "Another value sends another text.";

export const verificationSendAttributes = {
  id: computed(string, { doc: "The `bid` that it was sent with, given or made here." }),
  phone: required(string, { doc: `Number that the text goes to: a mainland mobile number, 11 digits. ${again}`, forcesReplacement: true }),
  template_code: required(string, { doc: `Code of an approved template. ${again}`, forcesReplacement: true }),
  params: optional(list(string), {
    doc: `Values of the template's variables, in their order; the dynamic signature's first. ${again}`,
    forcesReplacement: true,
  }),
  bid: optional(string, {
    doc: `Id of your own, which comes back in receipts: at most 64 characters. Left out, one is made of the number, the template and the day. ${again}`,
    forcesReplacement: true,
  }),
  acknowledge: required(string, {
    doc:
      "The number and the day on which you want the text to go out, `13800138000 2026-11-29`. It is sent on that day or the next one, by the calendar of " +
      "China (UTC+8), and refused on any other. A later day sends it again. Write it by hand: one that is made of the clock would send with every apply.",
    forcesReplacement: true,
  }),
  msg_id: computed(string, {
    doc: "The platform's id of the send, for receipts; null where the answer was lost, so that nobody knows whether it was sent.",
    toldOnce: true,
  }),
  request_id: computed(string, { doc: "The platform's id of the request, which its support asks for." }),
  sent_at: computed(string, { doc: "When it was sent, or may have been, by this machine's clock: `2026-11-29T08:00:00.000Z`." }),
} as const;
