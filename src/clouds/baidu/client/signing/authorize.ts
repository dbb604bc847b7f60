// Baidu: specification 3.
/** The headers that prove who is calling: host, date and session token are signed. */
import type { Prepared } from "../../../../http/transport";
import { checkKey } from "../../../shared/client/keys";
import { authorizationOf, timestampOf } from "./sign";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  // Baidu: L8778-8850.
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
}

/** As in the vendor's samples. */
const expirySeconds = 1800;

/** @throws OptionError when a part is empty or holds what no key holds; the value is not repeated */
export function checkCredentials({ accessKeyId, secretKey, sessionToken }: Credentials): void {
  checkKey("Baidu", { accessKeyId, secretKey, ...(sessionToken !== undefined && { sessionToken }) }, "Access Key");
}

export function authorize({ accessKeyId, secretKey, sessionToken }: Credentials, request: Prepared, nowMs: number): Record<string, string> {
  const timestamp = timestampOf(nowMs);
  const signed = {
    "x-bce-date": timestamp,
    ...(sessionToken !== undefined && { "x-bce-security-token": sessionToken }),
  };
  const { method, path, query } = request;
  const covered = { method, path, query, headers: { host: request.headers.host, ...signed } };
  const key = { accessKeyId, secretKey, timestamp, expirySeconds };
  return { ...signed, authorization: authorizationOf(covered, key, ["host", ...Object.keys(signed)]) };
}
