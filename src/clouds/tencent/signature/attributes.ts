import { computed, number, optional, required, requiredToCreate, string } from "../../../schema";
import { protectionAttribute } from "../../shared/objects/review";
import { skipDestroyAttribute } from "../../shared/objects/skip-destroy";
import { reviewAttributes } from "../review";

const writeOnly = "The platform never tells it.";

export const signatureAttributes = {
  id: computed(string, { doc: "The signature's id." }),
  sign_name: required(string, { doc: "The sender's name, without its brackets: 2 to 12 Chinese characters, English letters and digits." }),
  sign_type: requiredToCreate(number, {
    doc: `What kind of name it is: \`0\` company, \`1\` app, \`4\` trademark, \`5\` government body, public institution or other organisation. ${writeOnly}`,
  }),
  document_type: requiredToCreate(number, {
    doc:
      "What the proof is: `0` merged business licence, `1` business licence, `2` organisation code certificate, `3` social credit code certificate, " +
      `\`4\` screenshot of the app's console, \`7\` trademark certificate. ${writeOnly}`,
  }),
  international: required(number, {
    doc: "`0` for mainland China, `1` for all else, Hong Kong, Macao and Taiwan included.",
    forcesReplacement: true,
  }),
  sign_purpose: requiredToCreate(number, { doc: `\`0\` for the account's own use, \`1\` for another party. ${writeOnly}` }),
  proof_image_file: requiredToCreate(string, {
    doc: "Path of the image of the proof (JPEG), relative to the stack's folder. The content is sent and kept nowhere.",
  }),
  proof_image_digest: computed(string, { doc: "Digest of the proof that was last sent, `sha256:…`." }),
  commission_image_file: optional(string, {
    doc: "Path of the image of the letter of authorisation (JPEG). Needed where `sign_purpose` is `1`, without effect where it is `0`.",
  }),
  commission_image_digest: computed(string, { doc: "Digest of the letter of authorisation that was last sent, `sha256:…`." }),
  remark: optional(string, { doc: `Note for the reviewer. ${writeOnly}` }),
  qualification_id: optional(string, {
    doc: "Id of an approved qualification in the console. Domestic signatures need one, international ones have none.",
  }),
  qualification_name: computed(string, { doc: "The qualification's name.", volatile: true }),
  qualification_status: computed(number, {
    doc: "How the qualification stands: `0` pending, `1` approved, `2` rejected, `3` to be supplemented, `4` change pending, `5` change rejected.",
    volatile: true,
  }),
  ...protectionAttribute("signature", true),
  ...skipDestroyAttribute("signature"),
  ...reviewAttributes,
} as const;
