// Tencent: specification 10.10 to 10.13.
/** Calls for what became of messages and for replies. What they mean stands at `TencentSms`. */
import type { Given } from "../../../shared/client/arguments";
import { replies, sendReports } from "../answers/messages";
import type { CallName } from "../call-table";
import { defineCall, demand } from "../caller";
import * as requests from "../requests/messages";
import { callOptions } from "../requests/options";
import type { Pull, PullByPhoneNumber } from "../types/messages";
import { checkApplication, checkNoPage, checkPage, isIn } from "./paging";
import { isE164 } from "./phone-numbers";

const mostRows = 100;
const sevenDays = 7 * 24 * 60 * 60;

export const pullSmsSendStatus = defineCall(
  "PullSmsSendStatus",
  { pull: requests.pull, options: callOptions },
  (caller, { pull, options }) => {
    checkPull("PullSmsSendStatus", pull);
    return caller.read("PullSmsSendStatus", pull, options, sendReports);
  },
);

export const pullSmsReplyStatus = defineCall(
  "PullSmsReplyStatus",
  { pull: requests.pull, options: callOptions },
  (caller, { pull, options }) => {
    checkPull("PullSmsReplyStatus", pull);
    return caller.read("PullSmsReplyStatus", pull, options, replies);
  },
);

export const pullSmsSendStatusByPhoneNumber = defineCall(
  "PullSmsSendStatusByPhoneNumber",
  { pull: requests.pullByPhoneNumber, options: callOptions },
  (caller, { pull, options }) => {
    checkPullByPhoneNumber("PullSmsSendStatusByPhoneNumber", pull, caller.now());
    return caller.read("PullSmsSendStatusByPhoneNumber", { Offset: 0, ...pull }, options, sendReports);
  },
);

export const pullSmsReplyStatusByPhoneNumber = defineCall(
  "PullSmsReplyStatusByPhoneNumber",
  { pull: requests.pullByPhoneNumber, options: callOptions },
  (caller, { pull, options }) => {
    checkPullByPhoneNumber("PullSmsReplyStatusByPhoneNumber", pull, caller.now());
    return caller.read("PullSmsReplyStatusByPhoneNumber", { Offset: 0, ...pull }, options, replies);
  },
);

function checkPull(call: CallName, { SmsSdkAppId, Limit }: Given<Pull>): void {
  checkApplication(call, SmsSdkAppId);
  checkPage(call, { Limit }, mostRows);
}

function checkPullByPhoneNumber(call: CallName, pull: Given<PullByPhoneNumber>, nowMs: number): void {
  const { PhoneNumber, BeginTime, EndTime, Offset } = pull;
  checkPull(call, pull);
  const number = JSON.stringify(PhoneNumber);
  demand(isE164(PhoneNumber), call, `the PhoneNumber ${number} is not allowed; write it in E.164 form with its +, such as +8613800138000`);
  checkNoPage(call, { Offset });
  for (const [name, time] of [["BeginTime", BeginTime] as const, ["EndTime", EndTime ?? BeginTime] as const]) {
    // Milliseconds would lie far ahead.
    const isTime = isIn(time, 0, 99_999_999_999);
    demand(isTime, call, `the ${name} is ${time}; it must be a time in whole seconds since 1970`);
  }
  const earliest = Math.floor(nowMs / 1000) - sevenDays;
  const reason = `the BeginTime ${BeginTime} is more than 7 days ago; ${earliest} is the earliest by this machine's clock`;
  demand(BeginTime >= earliest, call, reason);
  const isInOrder = EndTime === undefined || EndTime >= BeginTime;
  demand(isInOrder, call, `the EndTime ${EndTime} is before the BeginTime ${BeginTime}; it must not be earlier`);
}
