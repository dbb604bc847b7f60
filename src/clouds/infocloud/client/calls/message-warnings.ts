// Infocloud: specification 11, V13 and V22; B15, A19.
/** What a message is probably meant otherwise by, though the platform may take it. */
import type { Message } from "../types/messages";

// Infocloud: L321-323.
const usualExtension = /^[1-9]\d?$/;

export function messageWarnings({ templateCode, upExtendCode, phones }: Omit<Message, "templateParam">): string[] {
  const warnings: string[] = [];
  if (!/^\d{1,20}$/.test(templateCode))
    warnings.push(`the templateCode ${JSON.stringify(templateCode)} does not look like one; they are up to 20 digits`);
  if (upExtendCode !== undefined && !usualExtension.test(upExtendCode))
    warnings.push(`the upExtendCode ${upExtendCode} is not between 1 and 99, which is what accounts usually have`);
  const times = phones.length - new Set(phones).size;
  if (times > 0) warnings.push(`${times} phone numbers are repetitions; whether such get one message or more is not documented`);
  return warnings;
}
