// Infocloud: specification 4.1 to 4.3.
/** What sends and the receipt query take. */
import { type FieldsOf, listOf, maybe, text } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import type { BatchMessage, Message, ReceiptQuery, Recipient } from "../types/messages";

const sendFields: FieldsOf<Omit<BatchMessage, "recipients">> = {
  templateCode: text,
  upExtendCode: maybe(text),
  bid: maybe(text),
};
export const message = object<FieldsOf<Message>>({ ...sendFields, phones: listOf(text), templateParam: maybe(listOf(text)) });

const recipient = object<FieldsOf<Recipient>>({ phone: text, templateParam: maybe(listOf(text)) });
export const batchMessage = object<FieldsOf<BatchMessage>>({ ...sendFields, recipients: listOf(recipient) });

export const receiptQuery = object<FieldsOf<ReceiptQuery>>({ msgIds: maybe(listOf(text)), bid: maybe(text) });
