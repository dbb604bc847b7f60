// Huawei: specification 7.
/** What sends answer. */
import { integer, lenient, list, object, word } from "../../../shared/client/decoding";

export const smsId = object({
  /** Id of the message; delivery reports carry it. */
  smsMsgId: lenient(word),
  from: lenient(word),
  originTo: word,
  /** `000000`: accepted. The others are in `sendStatuses`. */
  status: word,
  /** UTC, `2018-08-06T11:59:50Z`. */
  createTime: lenient(word),
  /** Two letters. */
  countryId: lenient(word),
  /** Parts of the message. */
  total: lenient(integer),
});
export const sendResult = object({
  /** `000000`: accepted. The others are in `sendCodes`. */
  code: word,
  description: lenient(word),
  result: list(smsId, "empty"),
});
