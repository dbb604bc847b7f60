import { errorCode } from "../../../clouds/tencent/client/codes/error-codes";
import type { ErrorKindName } from "../../../clouds/tencent/client/codes/error-kinds";
import { elsewhere, type KnownRefusal, type Refusal, refusal } from "../../send/refusals";

/** What kinds of codes come down to for a message; after a failure in the middle of the work nothing is certain. */
const byKind: Readonly<Record<Exclude<ErrorKindName, "failed">, Refusal>> = {
  throttled: refusal("busy"),
  limit: refusal("account_limit"),
  state: refusal("request"),
  not_found: refusal("request"),
  unauthenticated: refusal("denied"),
  denied: refusal("denied"),
  clock: refusal("denied"),
  invalid: refusal("request"),
};

// Tencent: L11113-11488.
/** Codes that say more than their kind. */
export const refusals: Readonly<Record<string, Refusal>> = {
  "FailedOperation.ContainSensitiveWord": refusal("values"),
  "FailedOperation.InsufficientBalanceInSmsPackage": elsewhere("balance"),
  "FailedOperation.MarketingSendTimeConstraint": refusal("hours"),
  "FailedOperation.MissingSignature": refusal("sender"),
  "FailedOperation.MissingSignatureList": refusal("sender"),
  "FailedOperation.MissingTemplateList": refusal("template"),
  "FailedOperation.PhoneNumberInBlacklist": refusal("blocked"),
  "FailedOperation.PhoneNumberParseFail": refusal("number"),
  "FailedOperation.SignatureIncorrectOrUnapproved": refusal("sender"),
  "FailedOperation.TemplateIdNotExist": refusal("template"),
  "FailedOperation.TemplateIncorrectOrUnapproved": refusal("template"),
  "FailedOperation.TemplateParamSetNotMatchApprovedTemplate": refusal("values"),
  "FailedOperation.TemplateUnapprovedOrNotExist": refusal("template"),
  "InvalidParameterValue.ContentLengthLimit": refusal("values"),
  "InvalidParameterValue.IncorrectPhoneNumber": refusal("number"),
  "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter": refusal("values"),
  "InvalidParameterValue.TemplateParameterFormatError": refusal("values"),
  "InvalidParameterValue.TemplateParameterLengthLimit": refusal("values"),
  "InvalidParameterValue.UnsupportedTemplateVariable": refusal("values"),
  "LimitExceeded.AppCountryOrRegionDailyLimit": elsewhere("account_limit"),
  "LimitExceeded.AppCountryOrRegionInBlacklist": refusal("destination"),
  "LimitExceeded.AppDailyLimit": elsewhere("account_limit"),
  "LimitExceeded.AppGlobalDailyLimit": elsewhere("account_limit"),
  "LimitExceeded.AppMainlandChinaDailyLimit": elsewhere("account_limit"),
  "LimitExceeded.DeliveryFrequencyLimit": refusal("number_limit"),
  "LimitExceeded.PhoneNumberDailyLimit": refusal("number_limit"),
  "LimitExceeded.PhoneNumberOneHourLimit": refusal("number_limit"),
  "LimitExceeded.PhoneNumberSameContentDailyLimit": refusal("number_limit"),
  "LimitExceeded.PhoneNumberThirtySecondLimit": refusal("number_limit"),
  "UnauthorizedOperation.ServiceSuspendDueToArrears": elsewhere("balance"),
  "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone": refusal("destination"),
  "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber": refusal("destination"),
  "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone": refusal("destination"),
  "UnsupportedOperation.UnsupportedRegion": refusal("destination"),
};

export function refusalOf(code: string): KnownRefusal | undefined {
  const known = errorCode(code);
  if (!known || known.kind === "failed" || code.startsWith("InternalError")) return undefined;
  return { ...(refusals[code] ?? byKind[known.kind]), reason: `${known.meaning}. ${known.advice}` };
}
