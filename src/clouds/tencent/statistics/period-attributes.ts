import { required, string } from "../../../schema";

const hour = "`yyyymmddhh`, such as `2026010500`; in the platform's time zone, which its document does not name";

/** What every statistics data source asks for. */
export const periodAttributes = {
  sms_sdk_app_id: required(string, { doc: "Id of the application in the console, such as `1400006666`." }),
  begin_time: required(string, { doc: `First hour: ${hour}.` }),
  end_time: required(string, { doc: "Last hour, in the same form." }),
} as const;

export interface Asked {
  readonly sms_sdk_app_id: string;
  readonly begin_time: string;
  readonly end_time: string;
}

export function queryOf({ sms_sdk_app_id: SmsSdkAppId, begin_time: BeginTime, end_time: EndTime }: Asked) {
  return { SmsSdkAppId, BeginTime, EndTime };
}
