// Huawei: L3396-3483, specification 11.1.
/** The error codes with which management calls are answered here. Their HTTP statuses are our choice: the document gives none. */

const refusals = {
  "MSGSMS.0002": "Invalid Parameter.",
  "MSGSMS.0006": "Signature type and name is duplicate.",
  "MSGSMS.0007": "Signature not allow to update, signature status must be Reject.",
  "MSGSMS.0008": "Template already exists.",
  "MSGSMS.0010": "Template not allow to update, template flow status must be Reject.",
  "MSGSMS.0012": "Signature id invalid.",
  "MSGSMS.0015": "Template type cannot be empty or temp type invalid.",
  "MSGSMS.0017": "Power attorney file id cannot be empty.",
  "MSGSMS.0018": "Signature type is invalid.",
  "MSGSMS.0023": "The number of variables does not match the content of the template.",
  "MSGSMS.0024": "Template variable index is not continuous.",
  "MSGSMS.0025": "When the variable type is TEXT, the variable description cannot be empty.",
  "MSGSMS.0035": "Failed to delete template from OMP",
  "MSGSMS.0039": "Invalid day time format",
  "MSGSMS.0046": "Template name required",
  "MSGSMS.0051": "Application Name is duplicated",
  "MSGSMS.0053": "The number of applications is exceeded",
  "MSGSMS.0058": "Invalid request",
  "MSGSMS.0078": "Invalid Country Name 1",
  "MSGSMS.0079": "Invalid Country Name 2",
  "MSGSMS.0080": "Invalid Country Name 3",
  "MSGSMS.0084": "Invalid File",
  "MSGSMS.0104": "Service is not allowed in this country or region.",
  "MSGSMS.0130": "Signature status should be to be activated.",
  "MSGSMS.0132": "File name is empty, too long or have space.",
  "MSGSMS.0133": "File name illegal character.",
  "MSGSMS.0134": "Template not allow to update, template flow status must be Reject or Pending.",
  "MSGSMS.0145": "URL Path is large than maximum size.",
  "MSGSMS.0151": "Template variable type is not supported.",
  "MSGSMS.0186": "Template not allow to revoke, template flow status must be Reviewing or SignReviewing.",
  "MSGSMS.0187": "Active template only allow to update template name.",
  "MSGSMS.0188": "Failed to update template.",
} as const;

const unknowns = {
  "MSGSMS.0005": "Signature does not exist.",
  "MSGSMS.0009": "Template does not exist.",
  "MSGSMS.0011": "File does not exist.",
  "MSGSMS.0014": "App does not exist.",
  "MSGSMS.0033": "Signature is not found",
  "MSGSMS.0036": "Message template is not found",
  "MSGSMS.0041": "Signature does not exist",
  "MSGSMS.0043": "File is not exist",
  "MSGSMS.0044": "Template is not exist",
  "MSGSMS.0050": "Invalid Appkey, app not found",
  "MSGSMS.0057": "Application does not exist",
  "MSGSMS.0076": "Message Application does not exist",
  "MSGSMS.0077": "Message Template Info does not EXIST",
  // Of the gateway, beyond the document.
  "APIGW.0101": "The API does not exist or has not been published in the environment.",
} as const;

const unauthenticated = {
  "MSGSMS.0003": "Request unauthorized.",
  "MSGSMS.0049": "Invalid token",
  // Of the gateway, beyond the document.
  "APIGW.0301": "Incorrect IAM authentication information.",
} as const;

const forbidden = {
  "MSGSMS.0013": "Service not yet opened.",
  "MSGSMS.0019": "Developer account has been blocked.",
  "MSGSMS.0027": "The operation is forbidden because tenant has been frozen.",
  "MSGSMS.0028": "The operation is forbidden because tenant has been restricted.",
  "MSGSMS.0054": "Domain has no authority",
  "MSGSMS.0056": "User does not have permission for this operation",
} as const;

/** Of the gateway, beyond the document. */
const tooMuch = {
  413: { "APIGW.0201": "The request body is too large." },
  429: { "APIGW.0308": "The throttling threshold has been reached." },
} as const;

const texts = { ...refusals, ...unknowns, ...unauthenticated, ...forbidden, ...tooMuch[413], ...tooMuch[429] };

export type Code = keyof typeof texts;

export const codes = Object.keys(texts) as readonly Code[];

export function messageOf(code: Code): string {
  return texts[code];
}

export function statusOf(code: Code): number {
  if (code in unknowns) return 404;
  if (code in unauthenticated) return 401;
  if (code in forbidden) return 403;
  if (code in tooMuch[413]) return 413;
  return code in tooMuch[429] ? 429 : 400;
}
