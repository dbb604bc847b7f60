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

export const signatureFileConfig = { file: "licence.png" } as const satisfies Values;
