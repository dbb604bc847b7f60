import { BaiduSms, type BaiduSmsOptions } from "../../../src/clouds/baidu/client/client";
import { recordedClients } from "../recorded-clients";

export { errorOf } from "../error-of";

export function baiduClients(credentials = { accessKeyId: "AKIDEXAMPLE", secretKey: "very/secret+key=" }) {
  return recordedClients<BaiduSms, BaiduSmsOptions>((settings, options) => new BaiduSms({ ...credentials, ...settings, ...options }));
}
