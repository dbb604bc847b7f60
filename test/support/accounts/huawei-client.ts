import { HuaweiSms, type HuaweiSmsOptions } from "../../../src/clouds/huawei/client/client";
import { recordedClients } from "../recorded-clients";
import type { Reaction } from "../recording-server";

export { errorOf } from "../error-of";

export const projectId = "845ada5bc7444f1295cd517af0123da1";
export const accessKey = { accessKey: "EXAMPLEAK0000000", secretKey: "very/secret+key=" };
export const userPassword = { userName: "user", userPassword: "secret password", domainName: "domain" };
export const app = { appKey: "uxOF5yvM0H3C0t5G0xc272g7hA2l", appSecret: "very+secret/app=", channelNumber: "csms100000001" };

export function huaweiClients(user: Partial<typeof accessKey & typeof userPassword> = accessKey) {
  return recordedClients<HuaweiSms, HuaweiSmsOptions>(
    // Settings may know a key and a password, which the options of a program exclude.
    (settings, options) => new HuaweiSms({ ...user, projectId, app, ...settings, ...options } as HuaweiSmsOptions),
  );
}

/** What IAM answers. */
export function issued(token: string, expires_at = "2024-01-03T03:04:05.000000Z"): Reaction {
  return { status: 201, headers: { "X-Subject-Token": token }, body: { token: { expires_at, methods: ["password"] } } };
}

/** A refusal as the management calls write it. */
export function refusal(error_code: string, status = 400): Reaction {
  return { status, headers: { "X-Request-Id": "r-1" }, body: { error_code, error_msg: "words" } };
}
