// Baidu: specification 6.4.
/** What a send answers. */
import { lenient, list, object, word } from "../../../shared/client/decoding";

export const messageResult = object({
  mobile: word,
  /** `1000`: accepted. The others are in `sendCodes`. */
  code: word,
  message: lenient(word),
  messageId: lenient(word),
});
export const sendResult = object({
  requestId: lenient(word),
  /** Without it an answer does not tell whether anything was accepted. */
  code: word,
  message: lenient(word),
  data: list(messageResult, "empty"),
});
