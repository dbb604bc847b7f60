// Infocloud: specification 4.1 to 4.3.
/** What sends and the receipt query answer. */
import { type Decoder, lenient, list, object, open, scalar, text, word } from "../../../shared/client/decoding";
import type { ReceiptState } from "../enumerations";
import { answer } from "./envelope";

// Infocloud: L370-376.
/** The wire has one text with commas, or a list where it changes its mind; without either nobody was refused. */
const failPhones: Decoder<readonly string[]> = (value) => {
  const written = Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : "";
  return written.split(",").flatMap((phone) => phone.trim() || []);
};

// Infocloud: L1565.
/** Where there is nothing to say, the platform says `null` in letters. */
const description = scalar("a text", (value) => (typeof value === "string" && value !== "" && value !== "null" ? value : undefined));

// The table of the document writes msgid, its examples msgId (A14).
export const sendData = object(
  {
    /** Of the whole send; receipts carry it. */
    msgId: word,
    desc: lenient(description),
    /** Numbers that were refused, for being wrong or on the blacklist. */
    failPhones,
  },
  { msgId: "msgid" },
);
export const sendAnswer = answer({ data: sendData });

export const receipt = object({
  msgId: word,
  /** May be masked, as in `187****8801`. */
  tel: word,
  arrive: open<ReceiptState>(word),
  /** `yyMMddHHmm`, in Beijing's time. */
  arriveTime: word,
  /** As given to the send. */
  bid: lenient(text),
});
export const receiptsAnswer = answer({ data: list(receipt, "empty") });
