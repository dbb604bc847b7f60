import type { TencentSms } from "../../../clouds/tencent/client/client";

export interface TencentSettings {
  readonly client: TencentSms;
  /** `SmsSdkAppId` of the application in the console: `1400006666`. */
  readonly smsSdkAppId: string;
}
