/** Which list a number is on: all of the account, or those of one class of messages under one signature. */
import type { BlacklistAddition, BlacklistEntry } from "../client/types/management";

export interface List {
  readonly type: string;
  /** Null for all classes of messages. */
  readonly smsType: string | null;
  readonly signatureId: string | null;
}

/** `TYPE[/SMS_TYPE/SIGNATURE_ID]`, the id of a list; parts that a list does not have are empty. */
export function listId({ type, smsType, signatureId }: List): string {
  return smsType === null && signatureId === null ? type : `${type}/${smsType ?? ""}/${signatureId ?? ""}`;
}

/** A list's id as users write it, with the numbers where only some are meant: `TYPE[/SMS_TYPE/SIGNATURE_ID][:n1,n2]`. */
export function parseListId(id: string): { readonly list: List; readonly phones: readonly string[] | undefined } {
  const colon = id.indexOf(":");
  const [type = "", smsType = "", signatureId = ""] = (colon < 0 ? id : id.slice(0, colon)).split("/");
  const phones =
    colon < 0
      ? undefined
      : id
          .slice(colon + 1)
          .split(",")
          .map((phone) => phone.trim());
  return { list: { type, smsType: smsType || null, signatureId: signatureId || null }, phones };
}

export function listOf(entry: Pick<BlacklistEntry, "type" | "smsType" | "signatureIdStr">): List {
  return { type: entry.type, smsType: entry.smsType || null, signatureId: entry.signatureIdStr || null };
}

export function isOn(list: List, entry: BlacklistEntry): boolean {
  return listId(listOf(entry)) === listId(list);
}

/** Whose numbers an entry has, where an addition must say it: an entry whose number is no mainland one can only be international. */
export function countryTypeOf({ phone, countryType }: Pick<BlacklistEntry, "phone" | "countryType">): string | undefined {
  return countryType ?? (/^\d{11}$/.test(phone) ? undefined : "INTERNATIONAL");
}

/** The request that puts numbers on a list. */
export function additionTo({ type, smsType, signatureId }: List, phones: readonly string[], countryType?: string): BlacklistAddition {
  // The schema and what the platform returned guarantee the combination; the client checks it again.
  return {
    type,
    phones,
    ...(smsType !== null && { smsType }),
    ...(signatureId !== null && { signatureIdStr: signatureId }),
    ...(countryType !== undefined && { countryType }),
  } as BlacklistAddition;
}
