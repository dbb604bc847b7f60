/** What platforms push, as bodies and headers, and a handler that knows all four. */
import { callbackSignatureOf } from "../../src/clouds/baidu/client/signing/sign";
import { authorizationOf } from "../../src/clouds/huawei/client/signing/sign";
import { ManualClock } from "../support/time/manual-clock";

export const json = { "content-type": "application/json" };
export const form = { "content-type": "application/x-www-form-urlencoded" };
const now = Date.UTC(2024, 0, 2, 3, 4, 5);

export const tencentReport = (sid: string) => ({
  user_receive_time: "2024-01-02 14:30:15",
  nationcode: "86",
  mobile: "13800138000",
  report_status: "SUCCESS",
  errmsg: "DELIVRD",
  description: "",
  sid,
});
export const tencentReports = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => tencentReport(`s${index}`)));
export const baiduReport = JSON.stringify({
  code: "0",
  requestId: "r",
  messageId: "b1",
  mobile: "13800138000",
  carrierCode: "DELIVRD",
  deliverTime: "2024-01-02T03:04:05Z",
  requestTime: "2024-01-02T03:04:05Z",
});
export const infocloudReport = (apiKey: string) =>
  JSON.stringify({ apiKey, data: [{ msgId: "1", tel: "13800138000", arriveResult: "DELIVRD", arriveTime: "2401021104" }] });
export const huaweiReport = "smsMsgId=h1&status=DELIVRD&sequence=1&total=1";
/** What Tencent pushes of a reply, and Baidu as well. */
const reply = { mobile: "13800138000", sign: "云杉商城", nationcode: "86", text: "TD", time: 1_700_000_000 };
export const twofold = JSON.stringify({ ...reply, content: "TD", receiveTime: "2024-01-02T03:04:05Z" });

export function baiduHeaders(body: string, token = "token"): Record<string, string> {
  return { ...json, timestamp: String(now), signature: callbackSignatureOf(token, String(now), body) };
}

export function huaweiHeaders(body: string, secretKey = "secret", date = "20240102T030405Z"): Record<string, string> {
  const headers = { ...form, "x-sdk-date": date };
  const request = { method: "POST", path: "/callbacks/huawei", query: [], headers, body };
  return { ...headers, authorization: authorizationOf(request, { accessKey: "key", secretKey }, Object.keys(headers)) };
}

export const platforms = {
  tencent: { addresses: ["127.0.0.1"] },
  baidu: { token: "token" },
  huawei: { keys: { key: "secret" } },
  infocloud: { apiKey: "account" },
} as const;
export const clock = () => new ManualClock(now);
