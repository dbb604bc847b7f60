// Huawei: specification 7 and 14, L2604-2613, L2755-2768.
/**
 * What can be checked of a message before it is sent. Values of variables are not repeated in errors: they may be one-time codes.
 */
import type { Given } from "../../../shared/client/arguments";
import type { CallName } from "../call-table";
import { demand } from "../caller";
import type { DiffMessage, SmsContent } from "../types/messages";

// Huawei: L2607.
/** Most numbers of one content. */
export const mostNumbers = 500;
// Huawei: L2613.
const mostExtendBytes = 128;
// Huawei: L2612.
const longestCallback = 1024;
// Huawei: L2759.
const mostContentBytes = 64 * 1024;

type SendFields = Given<Omit<DiffMessage, "smsContent">>;

/**
 * What is said of all messages, with the channel number of the client where there is none.
 * @throws PlatformError for the first rule that is broken
 */
export function checkSend(call: CallName, fields: SendFields, channelNumber: string | undefined): SendFields & { readonly from: string } {
  const { from = channelNumber, statusCallback, extend } = fields;
  demand(
    from !== undefined && from.trim() !== "",
    call,
    "there is no from; give the channel_num of a signature, or the client's app.channelNumber",
  );
  const isUrl = statusCallback === undefined || (/^https?:\/\/\S+$/i.test(statusCallback) && statusCallback.length <= longestCallback);
  demand(isUrl, call, `the statusCallback is no HTTP or HTTPS URL of at most ${longestCallback} characters`);
  const bytes = Buffer.byteLength(extend ?? "-");
  const isPlain = bytes >= 1 && bytes <= mostExtendBytes && !/[{}]/.test(extend ?? "");
  demand(isPlain, call, `the extend has ${bytes} bytes or a brace; 1 to ${mostExtendBytes} bytes without { and } are allowed`);
  return { ...fields, from };
}

/** @throws PlatformError for the first rule that is broken */
export function checkContents(call: CallName, contents: readonly Given<SmsContent>[]): void {
  demand(contents.length >= 1, call, "there is no smsContent; a send has one or more");
  for (const content of contents) checkContent(call, content);
  const bytes = Buffer.byteLength(JSON.stringify(contents));
  demand(
    bytes <= mostContentBytes,
    call,
    `the contents have ${bytes} bytes; at most ${mostContentBytes} are allowed, more are split over several sends`,
  );
}

/** @throws PlatformError for the first rule that is broken */
export function checkContent(call: CallName, { to, templateId }: Given<SmsContent>): void {
  demand(templateId.trim() !== "", call, "the templateId is empty; it must be the template_id of an approved template");
  const count = to.length;
  demand(count >= 1 && count <= mostNumbers, call, `there are ${count} phone numbers; one content goes to 1 to ${mostNumbers}`);
  const odd = to.find((number) => !/^\+?\d{5,20}$/.test(number));
  const allowed = "a number is written with its country code and +, such as +8613800138000; mainland ones may leave out +86";
  demand(odd === undefined, call, `the phone number ${JSON.stringify(odd)} is not allowed; ${allowed}`);
}
