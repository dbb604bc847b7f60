/** From where receipts and replies can be read. */
import { InfocloudSms } from "../../clouds/infocloud/client/client";
import { TencentSms } from "../../clouds/tencent/client/client";
import { pullInfocloudReceipts } from "../../messaging/platforms/infocloud/pulls";
import { pullTencentReceipts, pullTencentReplies } from "../../messaging/platforms/tencent/pulls";
import type { MessagingEvent } from "../../messaging/receipts/events";
import type { PullOptions } from "../../messaging/receipts/pulls";
import { type Cloud, type Diagnostic, error } from "../../schema";
import type { Access } from "../platforms/access";

/** One stream of what a platform gives once. */
export interface Pull {
  readonly cloud: Cloud;
  /** As questions and errors name it. */
  readonly what: string;
  /** Begins to read when the first batch is asked for. */
  readonly batches: (options: PullOptions) => AsyncGenerator<readonly MessagingEvent[]>;
}

/** A platform's, why it has none, or what is missing to read them. */
export type Pulls = { readonly pulls: readonly Pull[] } | { readonly none: string } | { readonly problem: Diagnostic };

/** @param applications Tencent's */
export function pullsOf({ cloud, client }: Access, applications: readonly string[]): Pulls {
  const { title } = cloud;
  if (client instanceof InfocloudSms) {
    return { pulls: [{ cloud, what: `receipts of ${title}`, batches: (options) => pullInfocloudReceipts({ client, ...options }) }] };
  }
  if (!(client instanceof TencentSms))
    return { none: `${title} gives receipts and replies to nobody who asks: it calls an address of yours.` };
  if (applications.length === 0) {
    const next = "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID: the console shows its id, such as 1400006666.";
    return { problem: error(`${title} gives receipts by application, and none is named`, next) };
  }
  return {
    pulls: applications.flatMap((smsSdkAppId): Pull[] => [
      {
        cloud,
        what: `receipts of ${title}, application ${smsSdkAppId}`,
        batches: (options) => pullTencentReceipts({ client, smsSdkAppId, ...options }),
      },
      {
        cloud,
        what: `replies of ${title}, application ${smsSdkAppId}`,
        batches: (options) => pullTencentReplies({ client, smsSdkAppId, ...options }),
      },
    ]),
  };
}
