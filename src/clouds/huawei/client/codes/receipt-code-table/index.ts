// Huawei: L3512-5306, specification appendix A.
/**
 * The receipt codes that Huawei documents, by where they come from: a line for each meaning, as action, meaning and codes, between tabs. What
 * the actions ask for stands in `receipt-codes.ts`.
 */
import { chinaMobileTable } from "./china-mobile";
import { chinaTelecomTable } from "./china-telecom";
import { chinaUnicomTable } from "./china-unicom";
import { commonTable } from "./common";
import { huaweiTable } from "./huawei";
import { supplierTable } from "./supplier";
import { supplierPlatformTable } from "./supplier-platform";

export const receiptCodeTable = {
  supplier_platform: supplierPlatformTable,
  huawei: huaweiTable,
  supplier: supplierTable,
  china_mobile: chinaMobileTable,
  china_unicom: chinaUnicomTable,
  china_telecom: chinaTelecomTable,
  common: commonTable,
} as const;
