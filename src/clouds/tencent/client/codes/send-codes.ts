// Tencent: L11507-11657, specification 12.1.
/**
 * The numeric codes of the vendor's older protocol. This version of the API answers
 * their equivalents, which are in `errorCodes`; the numbers come back in receipts, as `TX:` and the number.
 */
import { type ErrorCode, errorCodes } from "./error-codes";

/** What a number's `Code` says when its message was accepted for sending. */
export const acceptedCode = "Ok";

export interface SendCode extends Omit<ErrorCode, "code"> {
  /** Digits. */
  readonly code: string;
  /** The same in this version of the API; matched by meaning, the document does not say so. */
  readonly equivalent: string;
}

const equivalents: Readonly<Record<string, string>> = {
  "1001": "InternalError.SigVerificationFail",
  "1002": "FailedOperation.ContainSensitiveWord",
  "1003": "InternalError.SigFieldMissing",
  "1004": "FailedOperation.FailResolvePacket",
  "1006": "UnauthorizedOperation.RequestPermissionDeny",
  "1007": "InternalError.OtherError",
  "1008": "InternalError.Timeout",
  "1009": "UnauthorizedOperation.RequestIpNotInWhitelist",
  "1011": "InternalError.RestApiInterfaceNotExist",
  "1012": "FailedOperation.SignatureIncorrectOrUnapproved",
  "1013": "LimitExceeded.DeliveryFrequencyLimit",
  "1014": "FailedOperation.TemplateIncorrectOrUnapproved",
  "1015": "FailedOperation.PhoneNumberInBlacklist",
  "1016": "InvalidParameterValue.IncorrectPhoneNumber",
  "1017": "InvalidParameterValue.ContentLengthLimit",
  "1019": "InvalidParameterValue.SdkAppIdNotExist",
  "1020": "UnauthorizedOperation.SdkAppIdIsDisabled",
  "1021": "InternalError.RequestTimeException",
  "1022": "LimitExceeded.AppDailyLimit",
  "1023": "LimitExceeded.PhoneNumberThirtySecondLimit",
  "1024": "LimitExceeded.PhoneNumberOneHourLimit",
  "1025": "LimitExceeded.PhoneNumberDailyLimit",
  "1026": "LimitExceeded.PhoneNumberSameContentDailyLimit",
  "1029": "FailedOperation.MarketingSendTimeConstraint",
  "1030": "UnsupportedOperation",
  "1031": "FailedOperation.InsufficientBalanceInSmsPackage",
  "1032": "UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny",
  "1033": "UnauthorizedOperation.ServiceSuspendDueToArrears",
  "1034": "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber",
  "1036": "InvalidParameterValue.TemplateParameterLengthLimit",
  "1038": "InvalidParameterValue.TemplateParameterFormatError",
  "1045": "UnsupportedOperation.UnsupportedRegion",
  "1046": "LimitExceeded.PhoneNumberCountLimit",
  "1047": "LimitExceeded.DailyLimit",
  "1048": "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter",
  "1049": "LimitExceeded.AppMainlandChinaDailyLimit",
  "1050": "LimitExceeded.AppGlobalDailyLimit",
  "1051": "LimitExceeded.AppCountryOrRegionInBlacklist",
  "1052": "LimitExceeded.AppCountryOrRegionDailyLimit",
  "1053": "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone",
  "1054": "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone",
  "1055": "FailedOperation.TemplateUnapprovedOrNotExist",
  "1056": "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
  "60008": "InternalError.Timeout",
};

/** All 44 documented numbers. */
export const sendCodes: ReadonlyMap<string, SendCode> = new Map(
  Object.entries(equivalents).flatMap(([code, equivalent]) => {
    const known = errorCodes.get(equivalent);
    return known ? [[code, { ...known, code, equivalent }] as const] : [];
  }),
);

/** Undefined for a number that the vendor does not document. */
export function sendCode(code: string): SendCode | undefined {
  return sendCodes.get(code);
}
