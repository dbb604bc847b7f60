// Tencent: specification 10.10 and 10.12.
/** What became of messages, and what recipients replied, asked of Tencent. */
import type { TencentSms } from "../../../clouds/tencent/client/client";
import type { MessagingEvent } from "../../receipts/events";
import { type PullOptions, pulled } from "../../receipts/pulls";
import { pulledReceipt, pulledReply } from "./receipts";

export interface TencentPull extends PullOptions {
  readonly client: TencentSms;
  /** `SmsSdkAppId` of the application in the console. */
  readonly smsSdkAppId: string;
}

const Limit = 100;
/** The client keeps the platform's limit of calls. */
const politeMs = 0;

/** Takes the receipts of an application's messages, where the vendor's support has enabled it. */
export function pullTencentReceipts({
  client,
  smsSdkAppId: SmsSdkAppId,
  ...options
}: TencentPull): AsyncGenerator<readonly MessagingEvent[]> {
  const read = async () => {
    const { PullSmsSendStatusSet: rows } = await client.pullSmsSendStatus({ SmsSdkAppId, Limit });
    return { events: rows.map(pulledReceipt), isFull: rows.length >= Limit };
  };
  return pulled(read, politeMs, options);
}

/** Takes the replies to an application's messages. */
export function pullTencentReplies({
  client,
  smsSdkAppId: SmsSdkAppId,
  ...options
}: TencentPull): AsyncGenerator<readonly MessagingEvent[]> {
  const read = async () => {
    const { PullSmsReplyStatusSet: rows } = await client.pullSmsReplyStatus({ SmsSdkAppId, Limit });
    return { events: rows.map(pulledReply), isFull: rows.length >= Limit };
  };
  return pulled(read, politeMs, options);
}
