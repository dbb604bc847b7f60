import type { HuaweiSms } from "../../../clouds/huawei/client/client";

export interface HuaweiSettings {
  /** One with an `app`; the channel number comes from the catalogue. */
  readonly client: HuaweiSms;
}
