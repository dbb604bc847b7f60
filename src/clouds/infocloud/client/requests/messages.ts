// Infocloud: specification 4.1 to 4.3.
/** What sends and the receipt query take. */
import { type FieldsOf, functionOf, listOf, maybe, text } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import type { BatchMessage, KnownTemplate, Message, ReceiptQuery, Recipient, SendOptions } from "../types/messages";
import { callFields } from "./options";

const sendFields: FieldsOf<Omit<BatchMessage, "recipients">> = {
  templateCode: text,
  upExtendCode: maybe(text),
  bid: maybe(text),
};
export const message = object<FieldsOf<Message>>({ ...sendFields, phones: listOf(text), templateParam: maybe(listOf(text)) });

const recipient = object<FieldsOf<Recipient>>({ phone: text, templateParam: maybe(listOf(text)) });
export const batchMessage = object<FieldsOf<BatchMessage>>({ ...sendFields, recipients: listOf(recipient) });

const known = object({ template: object<FieldsOf<KnownTemplate>>({ content: text, signature: maybe(text) }) });
export const sendOptions = object<FieldsOf<SendOptions>>({
  ...callFields,
  known: maybe(known),
  onWarning: maybe(functionOf<(warning: string) => void>()),
});

export const receiptQuery = object<FieldsOf<ReceiptQuery>>({ msgIds: maybe(listOf(text)), bid: maybe(text) });
