/** Receipts and replies pushed to the user's addresses (Tencent's specification 13). */
import type { World } from "../../platform";
import type { Push, PushRequest } from "../../pushes/pushes";
import { carriedBy, pushTogether, type ReceiptPush } from "../../pushes/receipts";
import type { KeyedStore } from "../../stores/keyed-store";
import { zones } from "../../values/zone";
import type { Accounts } from "../accounts";
import type { TencentSwitches } from "../switches";
import { isDelivered, type Message, type MessageStore, type Reply } from "./messages";
import { descriptionOf } from "./receipt-causes";

/** Receipts in one push (Tencent L20087). */
const mostReceipts = 100;
/** Repetitions of a failed push (Tencent L20083). */
const retries = 2;
const minuteMs = 60_000;

export interface Callbacks {
  /** Has the receipts of messages pushed when their common time comes. */
  pushReceipts(messages: readonly Message[]): void;
  /** Takes a push up again after a restart. */
  resume(push: ReceiptPush): void;
  pushReply(reply: Reply): void;
}

interface Parts {
  readonly accounts: Accounts;
  readonly messages: MessageStore;
  readonly receiptPushes: KeyedStore<ReceiptPush>;
  readonly world: World;
  readonly switches: TencentSwitches;
}

export function createCallbacks({ accounts, messages, receiptPushes, world, switches }: Parts): Callbacks {
  const delays = (count: number) => {
    const delay = switches.get("tencent.callback-retry") === "immediate" ? 0 : minuteMs;
    return Array.from({ length: count }, () => delay);
  };
  const schedule = (push: Omit<Push, "isTaken">) => world.pushes.schedule({ ...push, isTaken });

  const receiptsOf = (push: ReceiptPush): PushRequest | undefined => {
    const { receiptUrl, sessionContext } = accounts.of(push.account);
    const carried = carriedBy(push, messages);
    if (receiptUrl === null || carried.length === 0) return undefined;
    return requestTo(
      receiptUrl,
      carried.map((message) => receiptBody(message, sessionContext)),
    );
  };

  const receiptBody = ({ receiptAt, nationCode, subscriber, receiptCode, id, sessionContext }: Message, showsContext: boolean): object => ({
    user_receive_time: zones[switches.get("tencent.time-zone")].text(receiptAt),
    nationcode: nationCode,
    mobile: subscriber,
    report_status: isDelivered(receiptCode ?? "") ? "SUCCESS" : "FAIL",
    errmsg: receiptCode,
    description: descriptionOf(receiptCode ?? ""),
    sid: id,
    ...(showsContext ? { ext: sessionContext } : {}),
  });

  const resume = (push: ReceiptPush): void => {
    schedule({ state: push.state, retryDelays: () => delays(retries), request: () => receiptsOf(push) });
  };

  return {
    pushReceipts: (sent) => pushTogether(sent, { world, receiptPushes, most: mostReceipts, resume }),
    resume,
    pushReply: ({ account, nationCode, subscriber, signName, text, extendCode, receivedAt, push }) => {
      schedule({
        state: push,
        retryDelays: () => delays(Number(switches.get("tencent.reply-retries"))),
        request: () => {
          const { uplinkUrl, extensionCodes } = accounts.of(account);
          const extend = extensionCodes ? extendCode : "";
          const time = Math.floor(receivedAt / 1000);
          const body = { extend, mobile: subscriber, nationcode: nationCode, sign: signName, text, time };
          return uplinkUrl === null ? undefined : requestTo(uplinkUrl, body);
        },
      });
    },
  };
}

function requestTo(url: string, body: object): PushRequest {
  return { url, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** Only `result` tells (Tencent L20068-20079). */
function isTaken(status: number, text: string): boolean {
  if (status !== 200) return false;
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null && "result" in answer && answer.result === 0;
  } catch {
    return false;
  }
}
