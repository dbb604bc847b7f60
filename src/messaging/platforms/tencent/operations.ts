import { TencentSms } from "../../../clouds/tencent/client/client";
import { operationsBy } from "../operations";
import { checkup } from "./checkup";
import { pullTencentReceipts, pullTencentReplies } from "./pulls";
import { statistics } from "./statistics";

const howToName = "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID: the console shows its id, such as 1400006666.";

export const operations = operationsBy(TencentSms, {
  statistics,
  checkup,
  forSending(client, applications) {
    const [smsSdkAppId, ...others] = applications;
    if (smsSdkAppId !== undefined && others.length === 0) return { settings: { tencent: { client, smsSdkAppId } } };
    const what = smsSdkAppId === undefined ? "none is named" : `${applications.length} are named`;
    return { lack: { reason: `sends by one application, and ${what}`, next: `${howToName} Or name another platform by --platform.` } };
  },
  pulls(client, applications) {
    if (applications.length === 0) return { lack: { reason: "gives receipts by application, and none is named", next: howToName } };
    return applications.flatMap((smsSdkAppId) => {
      const of = `application ${smsSdkAppId}`;
      return [
        { what: "receipts", of, batches: (options) => pullTencentReceipts({ client, smsSdkAppId, ...options }) },
        { what: "replies", of, batches: (options) => pullTencentReplies({ client, smsSdkAppId, ...options }) },
      ];
    });
  },
});
