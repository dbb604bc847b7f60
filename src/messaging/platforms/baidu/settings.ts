import type { BaiduSms } from "../../../clouds/baidu/client/client";

export interface BaiduSettings {
  readonly client: BaiduSms;
}
