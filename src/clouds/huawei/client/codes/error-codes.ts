// Huawei: L3378-3483, specification 11.1.
/** Every code with which the management calls refuse, by what it means. */
import { entriesOf, type KnownError } from "../../../shared/client/error-kinds";
import { type ErrorEntry, type ErrorKindName, errorKinds } from "./error-kinds";

export type ErrorCode = KnownError<ErrorKindName>;

const keys = "Check access key, secret key and project, or user name, password and domain name.";
const token = "A token must be of the project: check project name, user name, password and domain name.";
const order = "Open Message & SMS in the console; since January 2025 the vendor opens it to existing customers only.";
const variables = "Give each variable of the text one entry in variable_attributes, numbered 1, 2 and so on.";
const rejected = "Only a template that was rejected or waits to be submitted can be changed: withdraw it, or disable it, before.";

const table: Readonly<Record<string, ErrorEntry>> = {
  "MSGSMS.0001": ["failed", "Internal error"],
  "MSGSMS.0002": ["invalid", "A parameter is wrong"],
  "MSGSMS.0003": ["unauthenticated", "The request is not authorised", keys],
  "MSGSMS.0004": ["exists", "The signature exists already"],
  "MSGSMS.0005": ["not_found", "The signature does not exist"],
  "MSGSMS.0006": ["exists", "A signature of this type and name exists already"],
  "MSGSMS.0007": [
    "state",
    "The signature cannot be changed in its state",
    "Only a signature whose review failed (REVIEW_NOT_PASS) can be changed; Huawei's support can reject one.",
  ],
  "MSGSMS.0008": ["exists", "The template exists already"],
  "MSGSMS.0009": ["not_found", "The template does not exist"],
  "MSGSMS.0010": ["state", "The template cannot be changed in its state", rejected],
  "MSGSMS.0011": ["not_found", "The file does not exist"],
  "MSGSMS.0012": ["invalid", "The id of the signature is wrong", "A signature is named by its primary key, not by its signature_id."],
  "MSGSMS.0013": ["denied", "The service is not open to the account", order],
  "MSGSMS.0014": ["not_found", "The application does not exist"],
  "MSGSMS.0015": ["invalid", "The type of the template is missing or wrong"],
  "MSGSMS.0016": ["invalid", "The domain name of the website is missing"],
  "MSGSMS.0017": [
    "invalid",
    "The file of the power of attorney is missing",
    "Give power_attorney_fileid where rights of others are involved.",
  ],
  "MSGSMS.0018": ["invalid", "The type of the signature is wrong"],
  "MSGSMS.0019": ["barred", "The developer account is blocked"],
  "MSGSMS.0020": ["denied", "The service was not ordered", order],
  "MSGSMS.0023": ["invalid", "There are not as many variables as in the text", variables],
  "MSGSMS.0024": ["invalid", "The numbers of the variables have gaps", variables],
  "MSGSMS.0025": ["invalid", "A variable of the type TEXT has no description", "Give it a variable_desc."],
  "MSGSMS.0026": ["invalid", "The name of the subscribing account is missing"],
  "MSGSMS.0027": ["barred", "The account is frozen"],
  "MSGSMS.0028": ["barred", "The account is restricted"],
  "MSGSMS.0029": ["failed", "The operation failed"],
  "MSGSMS.0030": ["state", "The review cannot be urged", "Ask Huawei's support."],
  "MSGSMS.0031": ["failed", "The review could not be urged"],
  "MSGSMS.0032": ["invalid", "The account may not have signatures of this type"],
  "MSGSMS.0033": ["not_found", "The signature was not found"],
  "MSGSMS.0034": ["invalid", "Templates of this type are not supported"],
  "MSGSMS.0035": ["failed", "The template could not be deleted in the system behind"],
  "MSGSMS.0036": ["not_found", "The template was not found"],
  "MSGSMS.0038": ["invalid", "Start and end are more than 24 hours apart"],
  "MSGSMS.0039": ["invalid", "A time has the wrong form", "Times are written as yyyy-MM-dd HH:mm:ss."],
  "MSGSMS.0041": ["not_found", "The signature does not exist"],
  "MSGSMS.0043": ["not_found", "The file does not exist"],
  "MSGSMS.0044": ["not_found", "The template does not exist"],
  "MSGSMS.0045": ["invalid", "The name of the customer is missing"],
  "MSGSMS.0046": ["invalid", "The name of the template is missing"],
  "MSGSMS.0048": ["barred", "The developer does not exist"],
  "MSGSMS.0049": ["unauthenticated", "The token is wrong", token],
  "MSGSMS.0050": ["not_found", "There is no application with this key"],
  "MSGSMS.0051": ["exists", "An application of this name exists already"],
  "MSGSMS.0053": ["limit", "The account has as many applications as it may have"],
  "MSGSMS.0054": [
    "denied",
    "The account has no right to this",
    "Check that the project id is one of the account's; if it is, ask Huawei's support about the account.",
  ],
  "MSGSMS.0055": ["failed", "The application could not be made in the system behind"],
  "MSGSMS.0056": ["denied", "The user has no permission for this", "Give the user the permission for Message & SMS in IAM."],
  "MSGSMS.0057": ["not_found", "The application does not exist"],
  "MSGSMS.0058": ["invalid", "The request is wrong"],
  "MSGSMS.0068": ["unauthenticated", "The account was not recognised", keys],
  "MSGSMS.0076": ["not_found", "The application does not exist"],
  "MSGSMS.0077": ["not_found", "The template does not exist"],
  "MSGSMS.0078": ["invalid", "The first country is wrong"],
  "MSGSMS.0079": ["invalid", "The second country is wrong"],
  "MSGSMS.0080": ["invalid", "The third country is wrong"],
  "MSGSMS.0081": ["invalid", "The parameters of the template do not match", variables],
  "MSGSMS.0082": ["failed", "The template could not be deleted in the system behind"],
  "MSGSMS.0083": ["not_found", "The task of a bulk send does not exist"],
  "MSGSMS.0084": ["invalid", "The file is wrong", "Check its format."],
  "MSGSMS.0085": ["failed", "The file could not be read"],
  "MSGSMS.0086": ["invalid", "The time lies in the past"],
  "MSGSMS.0087": ["invalid", "The period has more than 31 days"],
  "MSGSMS.0103": ["failed", "The account could not be looked up"],
  "MSGSMS.0104": ["denied", "The service may not be used in this country or region"],
  "MSGSMS.0130": [
    "state",
    "The signature does not wait to be activated",
    "Only a signature in the state TO_BE_ACTIVATED can be activated.",
  ],
  "MSGSMS.0132": ["invalid", "The name of the file is empty, too long or has spaces"],
  "MSGSMS.0133": ["invalid", "The name of the file has a forbidden character", "Use letters, digits, - and _ before its extension."],
  "MSGSMS.0134": ["state", "The template cannot be changed in its state", rejected],
  "MSGSMS.0144": ["invalid", "A URL is empty"],
  "MSGSMS.0145": ["invalid", "A URL is too long", "It has at most 3000 bytes."],
  "MSGSMS.0151": ["invalid", "The type of a variable is not supported", "Use PHONE, CHARDIGIT, DATETIME, MONEY or TEXT."],
  "MSGSMS.0162": ["failed", "A connection behind the platform timed out"],
  "MSGSMS.0186": [
    "state",
    "The template cannot be withdrawn in its state",
    "Only a template under review (Reviewing or SignReviewing) can be withdrawn.",
  ],
  "MSGSMS.0187": [
    "state",
    "Of an approved template the name alone can be changed",
    "Disable it before anything else is changed, or make another one.",
  ],
  "MSGSMS.0188": ["failed", "The template could not be changed"],
};

/** All 77 documented codes, by code. */
export const errorCodes: ReadonlyMap<string, ErrorCode> = new Map(entriesOf(errorKinds, table).map((entry) => [entry.code, entry]));

/** Undefined for a code that the vendor does not document. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes.get(code);
}
