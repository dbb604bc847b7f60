import type { ErrorEntry } from "./error-kinds";

const secretId = "Check the secret id: it was deleted or disabled in the console, or is not written exactly as there.";
const signature =
  "Usual causes: a secret key that does not belong to the secret id, a token that is missing or not its own, a proxy that changes the Host header or the body.";
const addresses = "Check the address rules of the key's user in access management (CAM): they judge this machine's address.";
const token = "Fetch new temporary credentials; keys that last have no token.";
const permission = "Give the key's user the permission for SMS in access management (CAM).";
const ratesElsewhere = "Others who use this account call at the same time: call less often.";

// Tencent: L11019-11111.
/** Codes that every product of the vendor may answer. A bare one also stands for codes below it that are not listed. */
export const publicCodes: Readonly<Record<string, ErrorEntry>> = {
  ActionOffline: ["invalid", "The call has been withdrawn", "Look for a newer version of this program."],
  "AuthFailure.InvalidAuthorization": [
    "unauthenticated",
    "The Authorization header is malformed",
    "Check the secret id, and that no proxy changes the request's headers.",
  ],
  "AuthFailure.InvalidSecretId": ["unauthenticated", "The secret id is not that of an API key", secretId],
  "AuthFailure.MFAFailure": [
    "denied",
    "The second factor failed",
    "The key's user needs a second factor for this call; use a user without that rule.",
  ],
  "AuthFailure.SecretIdNotFound": ["unauthenticated", "The secret id does not exist", secretId],
  "AuthFailure.SignatureExpire": ["clock", "The request's time is more than five minutes off"],
  "AuthFailure.SignatureFailure": ["unauthenticated", "The signature is wrong", signature],
  "AuthFailure.TokenFailure": ["unauthenticated", "The token is wrong", token],
  "AuthFailure.UnauthorizedOperation": ["denied", "Access management (CAM) does not allow the call", permission],
  DryRunOperation: ["invalid", "It would have succeeded, but was only a trial", "Leave the parameter DryRun out."],
  FailedOperation: ["invalid", "The operation failed", "Check the state of the object and the parameters of the request."],
  InternalError: ["failed", "Internal error"],
  InvalidAction: ["invalid", "There is no such call", "Check the endpoint: it must be that of the SMS service."],
  InvalidParameter: ["invalid", "A parameter has the wrong format or type"],
  InvalidParameterValue: ["invalid", "A parameter has a wrong value"],
  InvalidRequest: ["invalid", "The request's body is malformed"],
  IpInBlacklist: ["denied", "The caller's address is blocked", addresses],
  IpNotInWhitelist: ["denied", "The caller's address is not among those allowed", addresses],
  LimitExceeded: ["limit", "A quota is used up"],
  MissingParameter: ["invalid", "A parameter is missing"],
  NoSuchProduct: ["invalid", "There is no such product", "Check the endpoint: it must be that of the SMS service."],
  NoSuchVersion: ["invalid", "There is no such version of the call", "Check the endpoint: it must be that of the SMS service."],
  RequestLimitExceeded: ["throttled", "Too many calls in a second"],
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded": ["throttled", "The main account made too many calls", ratesElsewhere],
  "RequestLimitExceeded.IPLimitExceeded": [
    "throttled",
    "Too many calls from this address",
    "Others behind this address call at the same time: call less often.",
  ],
  "RequestLimitExceeded.UinLimitExceeded": ["throttled", "The main account made too many calls", ratesElsewhere],
  RequestSizeLimitExceeded: [
    "invalid",
    "The request is too large",
    "JSON may have 10 MB and forms 1 MB: use smaller images, or the signature TC3-HMAC-SHA256.",
  ],
  ResourceInUse: ["state", "The object is in use"],
  ResourceInsufficient: ["limit", "Resources are short"],
  ResourceNotFound: ["not_found", "The object does not exist"],
  ResourceUnavailable: ["state", "The object is not available"],
  ResponseSizeLimitExceeded: ["invalid", "The answer would be too large", "Ask for less in one call."],
  ServiceUnavailable: ["failed", "The service is not available for the moment"],
  UnauthorizedOperation: ["denied", "The call is not allowed", permission],
  UnknownParameter: ["invalid", "The call has no such parameter"],
  UnsupportedOperation: ["invalid", "The operation is not supported"],
  UnsupportedProtocol: ["invalid", "Only GET and POST are supported", "Check the endpoint, and proxies on the way."],
  UnsupportedRegion: [
    "invalid",
    "The region is not supported",
    "Choose another region: ap-beijing, ap-guangzhou and ap-nanjing are documented for SMS.",
  ],
};
