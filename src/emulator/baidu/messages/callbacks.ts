/** Receipts and replies pushed to the user's addresses (Baidu's specification 6.5 and 6.6). */
import { z } from "zod";
import { callbackSignatureOf, timestampOf } from "../../../clouds/baidu/client/signing/sign";
import type { World } from "../../platform";
import { type Push, type PushRequest, pushStateSchema } from "../../pushes/pushes";
import type { Accounts } from "../accounts";
import { userIdOf } from "../calls/authentication";
import type { BaiduSwitches } from "../switches";
import type { Message } from "./messages";

const hourMs = 60 * 60 * 1000;
/** Milliseconds before each repetition: three at once, then hourly, ten in all (Baidu L5819-5825). */
const immediateRetries = [0, 0, 0];
const hourlyRetries = Array.from({ length: 7 }, () => hourMs);

/** What a recipient answered. */
export const uplinkSchema = z.strictObject({
  id: z.string().min(1),
  account: z.string().min(1),
  mobile: z.string().min(1),
  content: z.string(),
  /** Text of the signature that the answer belongs to. */
  sign: z.string(),
  userExtId: z.string().nullable(),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  push: pushStateSchema,
});

export type Uplink = z.infer<typeof uplinkSchema>;

export interface Callbacks {
  /** Pushes the receipt when its time comes. */
  pushReceipt(message: Message): void;
  pushUplink(uplink: Uplink): void;
}

export function createCallbacks(accounts: Accounts, world: World, switches: BaiduSwitches): Callbacks {
  const retryDelays = () =>
    switches.get("baidu.callback-retries") === "hourly" ? [...immediateRetries, ...hourlyRetries] : immediateRetries;

  const request = (account: string, url: string | null, pushId: string, now: number, content: object): PushRequest | undefined => {
    if (url === null) return undefined;
    const body = JSON.stringify(content);
    const timestamp = String(now);
    const byDefault = switches.get("baidu.callback-token") === "account-id" ? userIdOf(account) : "";
    const signature = callbackSignatureOf(accounts.of(account).token ?? byDefault, timestamp, body);
    return { url, headers: { "Content-Type": "application/json;charset=utf-8", requestId: pushId, timestamp, signature }, body };
  };

  /** The push's own id stays the same in every try, so that receivers can tell repetitions. */
  const schedule = (state: Push["state"], make: (pushId: string, now: number) => PushRequest | undefined): void => {
    const pushId = world.random.uuid();
    world.pushes.schedule({ state, retryDelays, request: (now) => make(pushId, now) });
  };

  return {
    pushReceipt: (message) => {
      const { account, push } = message;
      schedule(push, (pushId, now) => request(account, accounts.of(account).receiptUrl, pushId, now, receiptBody(message, switches)));
    },
    pushUplink: ({ account, mobile, content, sign, userExtId, receivedAt, push }) => {
      const extension = userExtId === null ? {} : { userExtId };
      const body = { mobile, content, sign, receiveTime: timestampOf(receivedAt), ...extension };
      schedule(push, (pushId, now) => request(account, accounts.of(account).uplinkUrl, pushId, now, body));
    },
  };
}

/** In the order of the document's worked example (Baidu L5881-5884). */
function receiptBody(message: Message, switches: BaiduSwitches): object {
  const { requestId, messageId, mobile, carrierCode, custom, sentAt, receiptAt, segments, push } = message;
  return {
    requestId,
    messageId,
    mobile,
    code: carrierCode === "DELIVRD" ? "0" : "2",
    requestTime: timestampOf(sentAt),
    deliverTime: timestampOf(receiptAt),
    custom,
    carrierCode,
    ...(switches.get("baidu.callback-counts") === "present" ? { attemptCount: push.attempts, segmentCount: segments } : {}),
  };
}
