// Tencent: specification 10.10 to 10.13.
/** Calls for what became of messages and for replies. What they mean stands at `TencentSms`. */
import { replies, sendReports } from "../answers/messages";
import type { CallName } from "../call-table";
import { type Caller, demand } from "../caller";
import type { CallOptions } from "../types/management";
import type { Pull, PullByPhoneNumber, Replies, SendReports } from "../types/messages";
import { checkApplication, checkNoPage, checkPage, isIn } from "./paging";
import { isE164 } from "./phone-numbers";

const mostRows = 100;
const sevenDays = 7 * 24 * 60 * 60;

export async function pullSmsSendStatus(caller: Caller, pull: Pull, options: CallOptions): Promise<SendReports> {
  return caller.read("PullSmsSendStatus", pullOf("PullSmsSendStatus", pull), options, sendReports);
}

export async function pullSmsReplyStatus(caller: Caller, pull: Pull, options: CallOptions): Promise<Replies> {
  return caller.read("PullSmsReplyStatus", pullOf("PullSmsReplyStatus", pull), options, replies);
}

export async function pullSmsSendStatusByPhoneNumber(
  caller: Caller,
  pull: PullByPhoneNumber,
  options: CallOptions,
  nowMs: number,
): Promise<SendReports> {
  const call = "PullSmsSendStatusByPhoneNumber";
  return caller.read(call, pullByPhoneNumber(call, pull, nowMs), options, sendReports);
}

export async function pullSmsReplyStatusByPhoneNumber(
  caller: Caller,
  pull: PullByPhoneNumber,
  options: CallOptions,
  nowMs: number,
): Promise<Replies> {
  const call = "PullSmsReplyStatusByPhoneNumber";
  return caller.read(call, pullByPhoneNumber(call, pull, nowMs), options, replies);
}

function pullOf(call: CallName, { SmsSdkAppId, Limit }: Pull) {
  checkApplication(call, SmsSdkAppId);
  checkPage(call, { Limit }, mostRows);
  return { SmsSdkAppId, Limit };
}

function pullByPhoneNumber(call: CallName, pull: PullByPhoneNumber, nowMs: number) {
  const { PhoneNumber, BeginTime, EndTime, Offset = 0 } = pull;
  const common = pullOf(call, pull);
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
  return { ...common, PhoneNumber, BeginTime, EndTime, Offset };
}
