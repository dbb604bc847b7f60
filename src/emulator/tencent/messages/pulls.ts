/** The calls that fetch receipts and replies (Tencent's specification 10.10 to 10.13). */
import type { World } from "../../platform";
import { receiptOf } from "../../pushes/receipts";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { inRange } from "../calls/values";
import { requireApp } from "../console/apps";
import type { Holdings } from "../holdings";
import { readPhoneNumber } from "../numbers/phone-numbers";
import type { TencentSwitches } from "../switches";
import { isDelivered, type Message, type Reply } from "./messages";

const daySeconds = 24 * 60 * 60;
/** How far back the calls for one number reach (Tencent L8311). */
const reachSeconds = 7 * daySeconds;
const mostRows = 100;

interface Surroundings {
  readonly world: World;
  readonly switches: TencentSwitches;
}

export function createPulls({ stores: parts }: Holdings, { world, switches }: Surroundings) {
  const pullsAway = () => switches.get("tencent.pull") === "once";
  const isPushed = (url: string | null) => url !== null && switches.get("tencent.pull-and-callback") === "callback-only";

  const requirePulls = (account: string, appId: string): void => {
    requireApp(parts.apps, account, appId);
    if (!parts.accounts.of(account).pulls) throw refusal("UnauthorizedOperation.RequestPermissionDeny", "Pulling is not enabled.");
  };

  const receipts = (account: string, appId: string): Message[] => {
    const now = world.clock.now();
    if (isPushed(parts.accounts.of(account).receiptUrl)) return [];
    const received = [...parts.messages.all()].filter(
      (message) => message.account === account && message.appId === appId && receiptOf(message, now) !== undefined,
    );
    return received.sort((one, other) => one.receiptAt - other.receiptAt);
  };

  const replies = (account: string, appId: string): Reply[] => {
    if (isPushed(parts.accounts.of(account).uplinkUrl)) return [];
    return [...parts.replies.all()].filter((reply) => reply.account === account && reply.appId === appId);
  };

  const take = <Item extends { isPulled: boolean }>(items: readonly Item[], limit: number): Item[] => {
    const taken = items.filter(({ isPulled }) => !isPulled).slice(0, limit);
    if (pullsAway()) for (const item of taken) item.isPulled = true;
    return taken;
  };

  const receiptRow = (message: Message): object => ({
    UserReceiveTime: Math.floor(message.receiptAt / 1000),
    CountryCode: message.nationCode,
    SubscriberNumber: message.subscriber,
    PhoneNumber: message.number,
    SerialNo: message.id,
    ReportStatus: isDelivered(message.receiptCode ?? "") ? "SUCCESS" : "FAIL",
    Description: message.receiptCode,
    SessionContext: parts.accounts.of(message.account).sessionContext ? message.sessionContext : "",
  });

  const replyRow = (reply: Reply): object => ({
    ExtendCode: reply.extendCode,
    CountryCode: reply.nationCode,
    PhoneNumber: reply.number,
    SignName: reply.signName,
    ReplyContent: reply.text,
    ReplyTime: Math.floor(reply.receivedAt / 1000),
    SubscriberNumber: reply.subscriber,
  });

  return {
    receipts: ({ Limit, SmsSdkAppId }: ParametersOf<"PullSmsSendStatus">, account: string) => {
      checkLimit(Limit);
      return () => {
        requirePulls(account, SmsSdkAppId);
        return { PullSmsSendStatusSet: take(receipts(account, SmsSdkAppId), Limit).map(receiptRow) };
      };
    },
    replies: ({ Limit, SmsSdkAppId }: ParametersOf<"PullSmsReplyStatus">, account: string) => {
      checkLimit(Limit);
      return () => {
        requirePulls(account, SmsSdkAppId);
        return { PullSmsReplyStatusSet: take(replies(account, SmsSdkAppId), Limit).map(replyRow) };
      };
    },
    receiptsOfNumber: (parameters: ParametersOf<"PullSmsSendStatusByPhoneNumber">, account: string) => {
      const { SmsSdkAppId, Limit } = parameters;
      const { number, isWithin } = readWindow(parameters, world.clock.now());
      return () => {
        requireApp(parts.apps, account, SmsSdkAppId);
        const found = receipts(account, SmsSdkAppId).filter((message) => message.number === number && isWithin(message.receiptAt));
        return { PullSmsSendStatusSet: found.slice(0, Limit).map(receiptRow) };
      };
    },
    repliesOfNumber: (parameters: ParametersOf<"PullSmsReplyStatusByPhoneNumber">, account: string) => {
      const { SmsSdkAppId, Limit } = parameters;
      const { number, isWithin } = readWindow(parameters, world.clock.now());
      return () => {
        requireApp(parts.apps, account, SmsSdkAppId);
        const found = replies(account, SmsSdkAppId).filter((reply) => reply.number === number && isWithin(reply.receivedAt));
        return { PullSmsReplyStatusSet: found.slice(0, Limit).map(replyRow) };
      };
    },
  };
}

function checkLimit(limit: number): void {
  inRange("Limit", limit, [1, mostRows], "InvalidParameter");
}

/** @throws Refusal for a window, a page or a number that is not allowed */
function readWindow({ BeginTime, EndTime, Offset, Limit, PhoneNumber }: ParametersOf<"PullSmsSendStatusByPhoneNumber">, now: number) {
  const seconds = Math.floor(now / 1000);
  const end = EndTime ?? seconds;
  if (BeginTime < seconds - reachSeconds) throw refusal("InvalidParameterValue.BeginTimeVerifyFail", "It is more than 7 days ago.");
  if (EndTime !== undefined && EndTime < 0) throw refusal("InvalidParameterValue.EndTimeVerifyFail", `${EndTime}.`);
  if (BeginTime > end) throw refusal("InvalidParameterValue.InvalidStartTime", `BeginTime ${BeginTime} is after EndTime ${end}.`);
  inRange("Offset", Offset, [0, 0], "InvalidParameter");
  checkLimit(Limit);
  const number = PhoneNumber.startsWith("+") ? readPhoneNumber(PhoneNumber)?.number : undefined;
  if (number === undefined) throw refusal("InvalidParameterValue.IncorrectPhoneNumber", PhoneNumber);
  const isWithin = (at: number) => Math.floor(at / 1000) >= BeginTime && Math.floor(at / 1000) <= end;
  return { number, isWithin };
}
