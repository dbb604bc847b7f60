// Infocloud: specification 4.3; L805-807.
/** What became of messages, asked of infocloud. */
import type { InfocloudSms } from "../../../clouds/infocloud/client/client";
import type { ReceiptQuery } from "../../../clouds/infocloud/client/types/messages";
import type { MessagingEvent } from "../../receipts/events";
import { type PullOptions, pulled } from "../../receipts/pulls";
import { pulledReceipt } from "./receipts";

export interface InfocloudPull extends PullOptions, ReceiptQuery {
  readonly client: InfocloudSms;
}

const mostReceipts = 600;
/** As the platform advises. */
const politeMs = 60_000;

/**
 * Takes the receipts of the last 6 hours: all, or those of some sends or of a `bid`. Numbers are masked, so many receipts of one send look
 * alike; none is a repetition of another.
 */
export function pullInfocloudReceipts({ client, msgIds, bid, ...options }: InfocloudPull): AsyncGenerator<readonly MessagingEvent[]> {
  const read = async () => {
    const { data } = await client.queryReceipts({ msgIds, bid });
    return { events: data.map(pulledReceipt), isFull: data.length >= mostReceipts };
  };
  return pulled(read, politeMs, options);
}
