// Beyond the document, which refers to the gateway's own (Huawei L3392).
/** The codes of the gateway before the service: it asks who is calling, counts, and finds the way. */
import { entriesOf, type KnownError } from "../../../shared/client/error-kinds";
import { type ErrorEntry, type ErrorKindName, errorKinds } from "./error-kinds";

export type GatewayCode = KnownError<ErrorKindName>;

const way = "Check the endpoint, the region and the project id.";
const keys = "Check access key, secret key and token, and that they belong to the project's account.";
const applicationKeys = "Check application key and secret.";
const permission = "Give the user the permission for Message & SMS in IAM, for the region's project.";
const support = "Ask Huawei's support.";
const addresses = "See whether Huawei lets this machine's address in, or ask its support.";

/** What they mean where the status is below 500; from 500 on the gateway, or what is behind it, has failed. */
const table: Readonly<Record<string, ErrorEntry>> = {
  "0101": ["invalid", "The gateway knows no such call", way],
  "0103": ["invalid", "The gateway knows nothing behind it for this call", way],
  "0104": ["invalid", "The gateway has no plug-in for this call", support],
  "0105": ["invalid", "The gateway has nothing behind it configured for this call", support],
  "0106": ["invalid", "The gateway could not arrange the parameters", "Check the parameters of the request."],
  "0201": ["invalid", "The gateway does not take the request", "Check its parameters and its size: a body has at most 12 MB."],
  "0301": ["unauthenticated", "The gateway does not accept the key or token", keys],
  "0302": ["denied", "The user may not make this call", permission],
  "0303": ["unauthenticated", "The gateway does not accept the application's key", applicationKeys],
  "0304": ["denied", "The application may not make this call", support],
  "0305": ["unauthenticated", "The gateway does not accept the proof of who calls", keys],
  "0306": ["denied", "The call is not allowed", permission],
  "0307": [
    "unauthenticated",
    "The token has to be renewed",
    "A token holds for a day, and for its region only: check region and endpoint.",
  ],
  "0308": ["throttled", "The gateway was asked too often", "Call less often."],
  "0310": ["denied", "The project is not available", "Check the project id, or use another project."],
  "0311": ["unauthenticated", "The gateway does not accept the proof for debugging", support],
  "0401": ["denied", "The gateway cannot tell the caller's address", addresses],
  "0402": ["denied", "The caller's address may not make this call", addresses],
  "0404": ["denied", "The gateway may not go where the call leads", support],
  "0501": ["limit", "The application has made as many calls as it may", support],
  "0502": ["barred", "The application is frozen", "See whether the account is in arrears, and top it up."],
  "0602": ["invalid", "The gateway could not read the request"],
  "0607": ["invalid", "The gateway does not take this protocol", "Check the endpoint: HTTPS is wanted."],
  "0801": ["denied", "The service cannot be used in this region", way],
  "0802": ["denied", "The user may not use this region", permission],
};

const entries: ReadonlyMap<string, GatewayCode> = new Map(entriesOf(errorKinds, table).map((entry) => [entry.code, entry]));

/** All of them, as they are written in answers. */
export const gatewayCodes: readonly string[] = [...entries.keys()].map((number) => `APIGW.${number}`);

/** Newer answers of the vendor leave the W out. */
const form = /^APIGW?\.(\d{4})$/;

export function isOfGateway(code: string): boolean {
  return /^APIGW?\./.test(code);
}

/** Undefined for one that is not known, and for those of the gateway's own failures. */
export function gatewayCode(code: string): GatewayCode | undefined {
  const [, number = ""] = form.exec(code) ?? [];
  return entries.get(number);
}
