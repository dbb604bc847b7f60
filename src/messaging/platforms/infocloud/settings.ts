import type { InfocloudSms } from "../../../clouds/infocloud/client/client";

export interface InfocloudSettings {
  readonly client: InfocloudSms;
}
