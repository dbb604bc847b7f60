import { type Coalesced, coalesce } from "../../../http/gathering/coalesce";
import { canonicalSet, Kept, type Scope } from "../../../schema";
import { blacklistChunks } from "../client/calls/blacklist";
import type { BaiduSms } from "../client/client";
import type { SmsType } from "../client/enumerations";
import type { BlacklistEntry } from "../client/types/management";
import { isOn, type List, listId, listOf } from "./list";

/** Reads of several objects that come within this time share a call. */
const gatherMs = 20;
const readers = new Kept<Coalesced<readonly BlacklistEntry[]>>();

type Reading = Pick<Scope<BaiduSms>, "client" | "clock" | "signal" | "store">;

/** Those of the numbers that are on a list: one call for 200 numbers, shared by all objects that are read at the same time. */
export async function phonesOn(scope: Reading, list: List, phones: readonly string[]): Promise<readonly string[]> {
  const reader = scope.store.of(readers, () => readerOf(scope));
  const entries = await Promise.all(phones.map((phone) => reader.loadUntil(scope.signal, phone)));
  return sorted(phones.filter((_, i) => entries[i]?.some((entry) => isOn(list, entry))));
}

/** Every number on a list. */
export async function allPhonesOn(client: BaiduSms, list: List, signal: AbortSignal): Promise<readonly string[]> {
  const filter = {
    ...(list.smsType !== null && { smsType: list.smsType as SmsType }),
    ...(list.signatureId !== null && { signatureIdStr: list.signatureId }),
  };
  const entries = await client.allBlacklist(filter, { signal });
  return sorted(entries.filter((entry) => isOn(list, entry)).map(({ phone }) => phone));
}

/** Every list that has numbers. */
export async function allLists(client: BaiduSms, signal: AbortSignal) {
  const byList = new Map<string, { readonly list: List; readonly phones: string[] }>();
  for (const entry of await client.allBlacklist({}, { signal })) {
    const list = listOf(entry);
    const known = byList.get(listId(list)) ?? { list, phones: [] };
    byList.set(listId(list), known);
    known.phones.push(entry.phone);
  }
  return [...byList.values()].map(({ list, phones }) => ({ list, phones: sorted(phones) }));
}

/** Every entry of the numbers, on whatever list, by number. At most 200 numbers. */
export async function entriesOf(client: BaiduSms, phones: readonly string[], signal?: AbortSignal): Promise<Map<string, BlacklistEntry[]>> {
  const byPhone = new Map<string, BlacklistEntry[]>();
  for (const entry of await client.allBlacklist({ phones }, { signal })) {
    const known = byPhone.get(entry.phone);
    if (known) known.push(entry);
    else byPhone.set(entry.phone, [entry]);
  }
  return byPhone;
}

function readerOf({ client, clock }: Reading): Coalesced<readonly BlacklistEntry[]> {
  return coalesce({ most: blacklistChunks.query, gatherMs, clock, read: (phones, signal) => entriesOf(client, phones, signal) });
}

function sorted(phones: readonly string[]): readonly string[] {
  return canonicalSet(phones).map(String);
}
