/** Baidu's own Terraform provider (specification section 11.2). */
import { type Attributes, computed, map, optional, required, string } from "../../../src/schema";
import { officialData, officialResource, officialStateOf, type StoredObject, serveOfficial } from "./official-provider";

export type { StoredObject } from "./official-provider";

const doc = { doc: "As in the official provider." };
const computedText = computed(string, doc);
const requiredText = required(string, doc);
const optionalText = optional(string, doc);
const reviewed = { id: computedText, user_id: computedText, status: computedText, review: computedText };

const infoOf = (idName: string, infoName: string): Attributes => ({
  id: computedText,
  [idName]: requiredText,
  output_file: optionalText,
  [infoName]: computed(map(string), doc),
});

const official = {
  address: "baidubce/baiducloud",
  resources: [
    officialResource("baiducloud_sms_signature", {
      ...reviewed,
      content: requiredText,
      content_type: requiredText,
      country_type: optionalText,
      description: optionalText,
      signature_file_base64: optionalText,
      signature_file_format: optionalText,
    }),
    officialResource("baiducloud_sms_template", {
      ...reviewed,
      name: requiredText,
      content: requiredText,
      sms_type: requiredText,
      country_type: requiredText,
      description: requiredText,
      template_id: optionalText,
    }),
  ],
  dataSources: [
    officialData("baiducloud_sms_signature", infoOf("signature_id", "signature_info")),
    officialData("baiducloud_sms_template", infoOf("template_id", "template_info")),
  ],
};

export const startOfficialProvider = (folder: string) => serveOfficial(official, folder);

export const officialState = (host: string, objects: readonly StoredObject[]) => officialStateOf(official, host, objects);
