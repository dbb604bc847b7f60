/**
 * The headers that prove who is calling (specification section 3): host, date and session token are signed.
 */
import type { Prepared } from "../../http/transport";
import { authorizationOf, timestampOf } from "./sign";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  /** Of temporary credentials (seed L8778-8850). */
  readonly sessionToken?: string | undefined;
}

/** As in the vendor's samples. */
const expirySeconds = 1800;

/** @throws TypeError when a part is empty or holds what no key holds; the value is not repeated */
export function checkCredentials(credentials: Credentials): void {
  for (const name of ["accessKeyId", "secretKey", "sessionToken"] as const) {
    const value = credentials[name];
    if (value === undefined && name === "sessionToken") continue;
    if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) {
      const problem = value ? "holds a space, a line break or a character outside ASCII" : "is empty";
      throw new TypeError(`The Baidu ${name} ${problem}. Copy it again from the console, page "Access Key".`);
    }
  }
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
