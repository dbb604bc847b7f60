import { TencentSms, type TencentSmsOptions } from "../../../src/clouds/tencent/client/client";
import { recordedClients } from "../recorded-clients";
import type { Reaction } from "../recording-server";

export const tencentCredentials = { secretId: "AKIDEXAMPLE", secretKey: "very/secret+key=" };

export function tencentClients(credentials: { secretId: string; secretKey: string } = tencentCredentials) {
  return recordedClients<TencentSms, TencentSmsOptions>((settings, options) => new TencentSms({ ...credentials, ...settings, ...options }));
}

/** A success as the platform writes it. */
export function success(fields: object): Reaction {
  return { body: { Response: { ...fields, RequestId: "r-1" } } };
}

/** A refusal as the platform writes it: with status 200. */
export function failure(Code: string, Message = "words", headers: Record<string, string> = {}): Reaction {
  return { headers, body: { Response: { Error: { Code, Message }, RequestId: "r-1" } } };
}
