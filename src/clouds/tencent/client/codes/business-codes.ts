import type { ErrorEntry } from "./error-kinds";

const applicationPage = "Change it in the console, at the application's basic settings.";
const frequencyPage = "Change the frequency policy in the console, or wait.";
const enterprise = "Have the account verified as an enterprise in the console; that takes about an hour to work.";
const review = "Check its review: only the status 0 can be sent with.";
const field = (name: string, allowed: string): ErrorEntry => ["invalid", `${name} has a wrong value`, `Allowed: ${allowed}.`];
const sensitive = "Take the words out that the vendor's review rules forbid, or ask its support which they are.";
const image = "Give the image in Base64 without a data: prefix; only JPEG is documented.";
const signPurpose = "0 for the account's own use, 1 for another party";
const otherKind = "Use a template and a signature of the kind that fits the number.";

// Tencent: L11113-11488.
/** Codes of the SMS service itself. */
export const businessCodes: Readonly<Record<string, ErrorEntry>> = {
  "FailedOperation.ContainSensitiveWord": ["invalid", "The message holds a sensitive word", sensitive],
  "FailedOperation.FailResolvePacket": ["invalid", "The request cannot be parsed"],
  "FailedOperation.ForbidAddMarketingTemplates": ["denied", "A personal account cannot apply for marketing templates", enterprise],
  "FailedOperation.InsufficientBalanceInSmsPackage": ["limit", "The package is used up", "Buy a package in the console."],
  "FailedOperation.JsonParseFail": ["invalid", "The request's body cannot be parsed"],
  "FailedOperation.MarketingSendTimeConstraint": [
    "state",
    "Marketing messages are sent from 8 to 22 o'clock only",
    "Send it within these hours.",
  ],
  "FailedOperation.MissingSignature": ["state", "No signature has been applied for", "Apply for a signature before the first template."],
  "FailedOperation.MissingSignatureList": [
    "state",
    "The signature was not recognised",
    "Usually none has passed its review yet: check that in the console.",
  ],
  "FailedOperation.MissingSignatureToModify": ["not_found", "The signature does not exist or was never handed in"],
  "FailedOperation.MissingTemplateList": [
    "state",
    "The template was not recognised",
    "Usually none has passed its review yet: check that in the console.",
  ],
  "FailedOperation.MissingTemplateToModify": ["not_found", "The template does not exist or was never handed in"],
  "FailedOperation.NotEnterpriseCertification": ["denied", "The account is not verified as an enterprise", enterprise],
  "FailedOperation.OtherError": [
    "invalid",
    "Another error, usually in the parameters",
    "Check the parameters; if they are right, ask Tencent's support with the request id.",
  ],
  "FailedOperation.ParametersOtherError": ["failed", "Unknown error"],
  "FailedOperation.PhoneNumberInBlacklist": [
    "state",
    "The number's owner opted out, or is on a carrier's do-not-disturb list",
    "Leave the number out, or ask Tencent's support.",
  ],
  "FailedOperation.PhoneNumberParseFail": ["invalid", "The phone number cannot be parsed", "Write it in E.164 form with its +."],
  "FailedOperation.ProhibitSubAccountUse": [
    "denied",
    "A sub-account may not list templates",
    "Use a key of the main account, or read templates by their ids.",
  ],
  "FailedOperation.QualificationIdNotApproved": [
    "state",
    "The qualification has not passed its review",
    "Look it up in the console, at the qualifications of domestic SMS.",
  ],
  "FailedOperation.SignIdNotExist": ["not_found", "The signature does not exist"],
  "FailedOperation.SignNumberLimit": [
    "limit",
    "The account has as many signatures as it may have",
    "Delete one that is not used, or ask Tencent's support.",
  ],
  "FailedOperation.SignatureIncorrectOrUnapproved": [
    "state",
    "The signature is malformed or has not passed its review",
    `${review} It has 2 to 12 Chinese characters, letters or digits.`,
  ],
  "FailedOperation.TemplateAlreadyPassedCheck": [
    "state",
    "The template has passed its review and cannot be changed",
    "Apply for a new one and delete this one later.",
  ],
  "FailedOperation.TemplateIdNotExist": ["not_found", "The template does not exist"],
  "FailedOperation.TemplateIncorrectOrUnapproved": ["state", "The template has not passed its review, or the text does not fit it", review],
  "FailedOperation.TemplateNumberLimit": [
    "limit",
    "The account has as many templates as it may have",
    "Delete one that is not used, or ask Tencent's support.",
  ],
  "FailedOperation.TemplateParamSetNotMatchApprovedTemplate": [
    "invalid",
    "The values do not fit the template's variables",
    "Give exactly one value for each variable of the template's text.",
  ],
  "FailedOperation.TemplateUnapprovedOrNotExist": ["state", "The template does not exist or has not passed its review", review],
  "InternalError.JsonParseFail": ["invalid", "The parameters cannot be parsed"],
  "InternalError.OtherError": ["failed", "Another error"],
  "InternalError.ParseBackendResponseFail": ["failed", "The carrier's answer cannot be parsed"],
  "InternalError.RequestTimeException": ["clock", "The request's time is more than ten minutes off"],
  "InternalError.RestApiInterfaceNotExist": [
    "invalid",
    "There is no such REST interface",
    "Check the endpoint: it must be that of the SMS service.",
  ],
  "InternalError.SendAndRecvFail": ["failed", "The service, or sending and receiving, timed out"],
  "InternalError.SigFieldMissing": ["failed", "The signature of a request inside the platform is missing"],
  "InternalError.SigVerificationFail": ["failed", "The signature of a request inside the platform is wrong"],
  "InternalError.Timeout": ["failed", "The request timed out"],
  "InternalError.UnknownError": ["failed", "Unknown error"],
  "InvalidParameter.AppidAndBizId": ["invalid", "Account and application do not belong together"],
  "InvalidParameter.DirtyWordFound": ["invalid", "The text holds a sensitive word", sensitive],
  "InvalidParameter.InvalidParameters": ["invalid", "The parameters are wrong"],
  "InvalidParameterValue.BeginTimeVerifyFail": ["invalid", "BeginTime has a wrong value"],
  "InvalidParameterValue.ContentLengthLimit": [
    "invalid",
    "The message is too long",
    "Shorten the values of the variables or the template.",
  ],
  "InvalidParameterValue.EndTimeVerifyFail": ["invalid", "EndTime has a wrong value"],
  "InvalidParameterValue.ImageInvalid": ["invalid", "The image is malformed", image],
  "InvalidParameterValue.IncorrectPhoneNumber": ["invalid", "A phone number has the wrong format", "Write it in E.164 form with its +."],
  "InvalidParameterValue.InvalidDocumentType": field("DocumentType", "0 to 4 and 7, each with some values of SignType only"),
  "InvalidParameterValue.InvalidInternational": field("International", "0 or 1, and what it was when the object was made"),
  "InvalidParameterValue.InvalidSignPurpose": field("SignPurpose", signPurpose),
  "InvalidParameterValue.InvalidSmsType": field("SmsType", "1 marketing, 2 notification, 3 verification code"),
  "InvalidParameterValue.InvalidStartTime": ["invalid", "The period is wrong, e.g. it ends before it begins"],
  "InvalidParameterValue.InvalidTemplateFormat": [
    "invalid",
    "The template's text is malformed",
    "Variables are written {1}, {2} and so on.",
  ],
  "InvalidParameterValue.InvalidUsedMethod": field("SignPurpose", signPurpose),
  "InvalidParameterValue.LimitVerifyFail": ["invalid", "Limit has a wrong value"],
  "InvalidParameterValue.MarketingTemplateWithoutUnsubscribe": [
    "invalid",
    "A marketing template does not say how to opt out",
    "End its text with 拒收请回复R.",
  ],
  "InvalidParameterValue.OffsetVerifyFail": ["invalid", "Offset has a wrong value"],
  "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter": [
    "invalid",
    "The value of a variable holds a URL",
    "Put the URL into the template instead.",
  ],
  "InvalidParameterValue.QualificationIdNotFound": [
    "invalid",
    "The qualification does not exist",
    "Look its id up in the console, at the qualifications of domestic SMS.",
  ],
  "InvalidParameterValue.SdkAppIdNotExist": [
    "invalid",
    "The application does not exist",
    "Look its id up in the console, at the applications.",
  ],
  "InvalidParameterValue.SignAlreadyPassedCheck": [
    "state",
    "The signature has passed its review: it cannot be changed, nor applied for again",
  ],
  "InvalidParameterValue.SignExistAndUnapproved": ["state", "The same signature is under review already"],
  "InvalidParameterValue.SignNameLengthTooLong": [
    "invalid",
    "The signature is too long",
    "It has 2 to 12 Chinese characters, letters or digits.",
  ],
  "InvalidParameterValue.TemplateParameterFormatError": [
    "invalid",
    "The value of a variable is no verification code",
    "Templates for codes take 0 to 6 digits for each variable.",
  ],
  "InvalidParameterValue.TemplateParameterLengthLimit": [
    "invalid",
    "The value of a variable is too long",
    "Newer and long unused accounts may have 6 characters; the console shows yours.",
  ],
  "InvalidParameterValue.TemplateWithDirtyWords": ["invalid", "The template holds a sensitive word", sensitive],
  "InvalidParameterValue.UnsupportedTemplateVariable": [
    "invalid",
    "Domestic notification and marketing templates take no variables",
    "Leave the variables out.",
  ],
  "LimitExceeded.AppCountryOrRegionDailyLimit": ["limit", "The application sent its daily number to this country", applicationPage],
  "LimitExceeded.AppCountryOrRegionInBlacklist": ["denied", "The application may not send to this country", applicationPage],
  "LimitExceeded.AppDailyLimit": ["limit", "The application sent its daily number", frequencyPage],
  "LimitExceeded.AppGlobalDailyLimit": ["limit", "The application sent its daily number abroad", applicationPage],
  "LimitExceeded.AppMainlandChinaDailyLimit": ["limit", "The application sent its daily number to the mainland", applicationPage],
  "LimitExceeded.DailyLimit": ["limit", "The account sent its daily number abroad", "Ask Tencent's support to raise it, or wait."],
  "LimitExceeded.DeliveryFrequencyLimit": ["limit", "A frequency policy holds the message back", frequencyPage],
  "LimitExceeded.PhoneNumberCountLimit": ["invalid", "There are more than 200 phone numbers", "Split them over several calls."],
  "LimitExceeded.PhoneNumberDailyLimit": ["limit", "The number got as many messages as it may in a day", frequencyPage],
  "LimitExceeded.PhoneNumberOneHourLimit": ["limit", "The number got as many messages as it may in an hour", frequencyPage],
  "LimitExceeded.PhoneNumberSameContentDailyLimit": ["limit", "The number got the same text as often as it may in a day", frequencyPage],
  "LimitExceeded.PhoneNumberThirtySecondLimit": ["limit", "The number got as many messages as it may in 30 seconds", frequencyPage],
  "MissingParameter.EmptyPhoneNumberSet": ["invalid", "There are no phone numbers"],
  "UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny": [
    "denied",
    "A personal account may not send marketing messages",
    enterprise,
  ],
  "UnauthorizedOperation.RequestIpNotInWhitelist": [
    "denied",
    "The caller's address is not among those allowed for SMS",
    "Add this machine's address to the addresses allowed in the SMS console.",
  ],
  "UnauthorizedOperation.RequestPermissionDeny": ["denied", "The request has no permission"],
  "UnauthorizedOperation.SdkAppIdIsDisabled": [
    "denied",
    "The application is disabled",
    "Enable it in the console, or ask Tencent's support.",
  ],
  "UnauthorizedOperation.ServiceSuspendDueToArrears": ["denied", "The account is in arrears", "Top it up in the console."],
  "UnauthorizedOperation.SmsSdkAppIdVerifyFail": [
    "denied",
    "The application does not belong to the key's account",
    "Check the application's id and the key.",
  ],
  "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone": [
    "invalid",
    "The template is for mainland numbers, and the number is none",
    otherKind,
  ],
  "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber": [
    "invalid",
    "Mainland and other numbers are mixed, or do not fit signature and template",
    "Send to them in two calls, each with its own kind of signature and template.",
  ],
  "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone": [
    "invalid",
    "The template is for numbers abroad, and the number is none",
    otherKind,
  ],
  "UnsupportedOperation.UnsupportedRegion": ["invalid", "The service does not send to this region"],
};
