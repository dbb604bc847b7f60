// Huawei: specification 2.
/** Who is calling, and how that is proved. */
import { OptionError } from "../../../../http/option-error";
import type { BodyLimit, Prepared } from "../../../../http/transport";
import type { Random } from "../../../../ports/random";
import { checkKey } from "../../../shared/client/keys";
import { type SendAuthentication, sendAuthentications } from "../enumerations";
import { authorizationOf, type SigningKey, timestampOf } from "./sign";
import { createdOf, wsseAuthorization, wsseOf } from "./sign-wsse";

/** A user's key, by which requests are signed. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  // Beyond the document: the vendor's own programs send it.
  /** Of temporary credentials. */
  readonly securityToken?: string | undefined;
  readonly userName?: undefined;
  readonly userPassword?: undefined;
  readonly domainName?: undefined;
}

/** A user's password, for which IAM gives a token. */
export interface UserPassword {
  readonly userName: string;
  readonly userPassword: string;
  /** Of the account. */
  readonly domainName: string;
  readonly accessKey?: undefined;
  readonly secretKey?: undefined;
  readonly securityToken?: undefined;
}

/** For a client that only sends. */
export interface NoUser {
  readonly accessKey?: undefined;
  readonly secretKey?: undefined;
  readonly securityToken?: undefined;
  readonly userName?: undefined;
  readonly userPassword?: undefined;
  readonly domainName?: undefined;
}

/** What sends need of an application: the console shows it, and the call that created it. */
export interface SendingApp {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where sends go to, such as `https://smsapi.cn-north-4.myhuaweicloud.com:443`. Default: the client's `endpoint`. */
  readonly accessAddress?: string | undefined;
  /** The `from` of messages that name none. */
  readonly channelNumber?: string | undefined;
  /** Default: `SDK-HMAC-SHA256`. */
  readonly authentication?: SendAuthentication | undefined;
}

const credentialsPage = "My Credentials";
const appPage = "Application Management";

// Huawei: L343, L2473.
/** Of requests that are signed. */
export const signedBodyLimit: BodyLimit = {
  mostBytes: 12 * 1024 * 1024,
  rule: "signed with a key",
  advice: "With user name and password instead of an access key the request may be longer.",
};

/**
 * The key of a user, or the password where there is no key.
 * @throws OptionError for a part that is missing, or that no key holds
 */
export function userOf(given: AccessKey | UserPassword | NoUser): AccessKey | UserPassword | undefined {
  if (given.accessKey !== undefined || given.secretKey !== undefined) {
    const { accessKey, secretKey, securityToken } = given;
    checkKey("Huawei", { accessKey, secretKey, ...(securityToken !== undefined && { securityToken }) }, credentialsPage);
    return given;
  }
  if (given.userName === undefined && given.userPassword === undefined && given.domainName === undefined) return undefined;
  const { userName, userPassword, domainName } = given;
  for (const [name, value] of Object.entries({ userName, userPassword, domainName })) {
    if (typeof value === "string" && value !== "") continue;
    throw new OptionError(name, "is empty. Give user name, password and domain name together, or an access key instead.", "Huawei");
  }
  return given;
}

/** @throws OptionError for one that cannot stand in a path */
export function checkProject(projectId: string | undefined): asserts projectId is string {
  checkKey("Huawei", { projectId }, credentialsPage);
  if (projectId !== undefined && /^[\w-]+$/.test(projectId)) return;
  throw new OptionError(
    "projectId",
    `is ${JSON.stringify(projectId)}; it must be the id that the console shows at "${credentialsPage}".`,
    "Huawei",
  );
}

/** @throws OptionError for a part of the application's key that is missing, or a way of proving that there is not */
export function checkApp({ appKey, appSecret, authentication }: SendingApp): void {
  checkKey("Huawei", { "app.appKey": appKey, "app.appSecret": appSecret }, appPage);
  if (authentication === undefined || sendAuthentications.includes(authentication)) return;
  const allowed = `it must be one of ${sendAuthentications.join(", ")}.`;
  throw new OptionError("app.authentication", `is ${JSON.stringify(authentication)}; ${allowed}`, "Huawei");
}

/** Where sends go. @throws OptionError where nobody says it */
export function accessAddressOf({ accessAddress }: SendingApp, endpoint: string | undefined): string {
  const address = accessAddress ?? endpoint;
  if (address) return address;
  throw new OptionError("app.accessAddress", `is empty. Copy it from the console, page "${appPage}".`, "Huawei");
}

// Beyond the document: the vendor's own programs tell the project in a header as well.
/** The headers of a management call that is signed with a user's key. */
export function signWithKey(key: AccessKey, projectId: string, request: Prepared, nowMs: number): Record<string, string> {
  const { securityToken } = key;
  const told = { "x-project-id": projectId, ...(securityToken !== undefined && { "x-security-token": securityToken }) };
  return signed(key, told, request, nowMs);
}

/** The headers of a send. */
export function signWithApp(app: SendingApp, request: Prepared, nowMs: number, random: Random): Record<string, string> {
  const { appKey, appSecret, authentication = "SDK-HMAC-SHA256" } = app;
  if (authentication === "SDK-HMAC-SHA256") return signed({ accessKey: appKey, secretKey: appSecret }, {}, request, nowMs);
  const proof = { appKey, appSecret, nonce: random.uuid().replaceAll("-", ""), created: createdOf(nowMs) };
  return { authorization: wsseAuthorization, "x-wsse": wsseOf(proof) };
}

function signed(key: SigningKey, told: Readonly<Record<string, string>>, request: Prepared, nowMs: number): Record<string, string> {
  const added = { ...told, "x-sdk-date": timestampOf(nowMs) };
  const { method, path, query, body = "" } = request;
  const headers = { ...request.headers, ...added };
  const names = ["host", ...Object.keys(added), ...("content-type" in headers ? ["content-type"] : [])];
  return { ...added, authorization: authorizationOf({ method, path, query, headers, body }, key, names) };
}
