/** Objects of Huawei as the tests want them. */
import type { Values } from "../../../src/schema";

export const appConfig = { app_name: "云上书店", region: "cn" } as const satisfies Values;

export const signatureConfig = {
  app_id: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
  signature_name: "云上书店",
  signature_type: "NOTIFY_TYPE",
  signature_source: 0,
  is_involved_third: "No",
  qualification_id: "q-1",
} as const satisfies Values;

export const templateConfig = {
  app_id: "9e61f59c-1a6b-4ee5-9651-5bca450694b3",
  region: "cn",
  template_name: "发货通知",
  template_content: "您的订单${1}已发货，请于${2}前取件。",
  template_type: "NOTIFY_TYPE",
  sign_id: "0ba0d5b5-d48c-4c4d-b3da-baa8e4664852",
  variable_attributes: [
    { variable_index: 1, variable_type: "CHARDIGIT", variable_desc: null },
    { variable_index: 2, variable_type: "DATETIME", variable_desc: null },
  ],
} as const satisfies Values;

export const signatureFileConfig = { file: "licence.png" } as const satisfies Values;
