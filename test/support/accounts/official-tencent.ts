/** Tencent's own Terraform provider, its two SMS resources. */
import { computed, number, optional, required, string } from "../../../src/schema";
import { officialResource, officialStateOf, type StoredObject, serveOfficial } from "./official-provider";

const doc = { doc: "As in the official provider." };
const text = required(string, doc);
const integer = required(number, doc);

const official = {
  address: "tencentcloudstack/tencentcloud",
  resources: [
    officialResource("tencentcloud_sms_sign", {
      id: computed(string, doc),
      sign_name: text,
      sign_type: integer,
      document_type: integer,
      international: integer,
      sign_purpose: integer,
      proof_image: text,
      commission_image: optional(string, doc),
      remark: optional(string, doc),
    }),
    officialResource("tencentcloud_sms_template", {
      id: computed(string, doc),
      template_name: text,
      template_content: text,
      international: integer,
      sms_type: integer,
      remark: text,
    }),
  ],
};

export const startOfficialProvider = (folder: string) => serveOfficial(official, folder);

export const officialState = (host: string, objects: readonly StoredObject[]) => officialStateOf(official, host, objects);
