import { hadNoEffect, PlatformError } from "../../../http/errors";
import { Kept, type PendingRestore, type Scope } from "../../../schema";
import { chunksOf } from "../../shared/client/chunks";
import { blacklistChunks } from "../client/calls/blacklist";
import type { BaiduSms } from "../client/client";
import type { BlacklistEntry } from "../client/types/management";
import { additionTo, countryTypeOf, isOn, type List, listId, listOf, parseListId } from "./list";
import { entriesOf } from "./reads";

/** Writes to the blacklists of one account go one after the other: a removal must know all entries of its numbers. */
const turns = new Kept<{ last: Promise<unknown> }>();

export function inTurn<T>({ store }: Pick<Scope<BaiduSms>, "store">, work: () => Promise<T>): Promise<T> {
  const turn = store.of(turns, () => ({ last: Promise.resolve() }));
  const result = turn.last.then(work);
  turn.last = result.catch(() => {});
  return result;
}

/**
 * Numbers that this run has put on a list. A predecessor that goes after its successor was made (`create_before_destroy`) must not
 * take them with it.
 */
const added = new Kept<Map<string, Set<string>>>();

export function addedInThisRun({ store }: Pick<Scope<BaiduSms>, "store">, list: List): Set<string> {
  const lists = store.of(added, () => new Map());
  const noted = lists.get(listId(list)) ?? new Set();
  lists.set(listId(list), noted);
  return noted;
}

/** Puts numbers on a list, 100 a call. @param done is told of every call that succeeded */
export async function addPhones(
  scope: Scope<BaiduSms>,
  list: List,
  phones: readonly string[],
  done: (phones: readonly string[]) => void = () => {},
): Promise<void> {
  const { client, signal, progress } = scope;
  const noted = addedInThisRun(scope, list);
  for (const [i, chunk] of chunksOf(phones, blacklistChunks.add).entries()) {
    if (i > 0) progress(`${i * blacklistChunks.add} of ${phones.length} numbers added`);
    await addChunk({ client, list, signal }, chunk);
    for (const phone of chunk) noted.add(phone);
    done(chunk);
  }
}

/**
 * Takes numbers off a list, 200 a call. Baidu deletes a number from all lists at once (Baidu G-12): its entries on other lists are
 * written down before the deletion and put back after it.
 */
export async function removePhones(scope: Scope<BaiduSms>, list: List, phones: readonly string[]): Promise<void> {
  const { client, signal, pending } = scope;
  for (const chunk of chunksOf(phones, blacklistChunks.delete)) {
    const found = await entriesOf(client, chunk, signal);
    const present = chunk.filter((phone) => found.get(phone)?.some((entry) => isOn(list, entry)));
    if (present.length === 0) continue;
    const others = present.flatMap((phone) => found.get(phone) ?? []).filter((entry) => !isOn(list, entry));
    const restore = others.length > 0 ? await pending.planRestore(restoreOf(others)) : undefined;
    try {
      await client.deleteBlacklist(present, { signal });
    } catch (failure) {
      // Nothing was taken off any list.
      if (hadNoEffect(failure)) await restore?.restored();
      throw failure;
    }
    if (!restore) continue;
    await putBack(
      client,
      others.map((entry) => ({ list: listOf(entry), phone: entry.phone, countryType: countryTypeOf(entry) })),
      signal,
    );
    await restore.restored();
  }
}

/** What an interrupted removal took from other lists, as it is written down. */
function restoreOf(entries: readonly BlacklistEntry[]): PendingRestore {
  const noted = entries.map((entry) => {
    const countryType = countryTypeOf(entry);
    return { list: listId(listOf(entry)), phone: entry.phone, ...(countryType !== undefined && { countryType }) };
  });
  return { kind: "blacklist", entries: noted };
}

interface EntryToRestore {
  readonly list: List;
  readonly phone: string;
  /** Said by the addition; undefined where nothing is said. */
  readonly countryType: string | undefined;
}

export function entriesToRestore(restore: PendingRestore): readonly EntryToRestore[] {
  if (restore.kind !== "blacklist" || !Array.isArray(restore.entries)) return [];
  return restore.entries.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("list" in entry) || !("phone" in entry)) return [];
    if (typeof entry.list !== "string" || typeof entry.phone !== "string") return [];
    const countryType = "countryType" in entry && typeof entry.countryType === "string" ? entry.countryType : undefined;
    return [{ list: parseListId(entry.list).list, phone: entry.phone, countryType }];
  });
}

export async function putBack(client: BaiduSms, entries: readonly EntryToRestore[], signal: AbortSignal): Promise<void> {
  const groups = new Map<string, Omit<EntryToRestore, "phone"> & { phones: string[] }>();
  for (const { list, phone, countryType } of entries) {
    const key = `${countryType} ${listId(list)}`;
    const group = groups.get(key) ?? { list, countryType, phones: [] };
    group.phones.push(phone);
    groups.set(key, group);
  }
  for (const { list, countryType, phones } of groups.values()) {
    for (const chunk of chunksOf(phones, blacklistChunks.add)) await addChunk({ client, list, countryType, signal }, chunk);
  }
}

interface Addition {
  readonly client: BaiduSms;
  readonly list: List;
  readonly countryType?: string | undefined;
  readonly signal: AbortSignal;
}

/** A platform that refuses numbers it has already (Baidu G-60) is given the others: a repeated add must do no harm. */
async function addChunk({ client, list, countryType, signal }: Addition, phones: readonly string[]): Promise<void> {
  try {
    await client.addBlacklist(additionTo(list, phones, countryType), { signal });
  } catch (failure) {
    if (!(failure instanceof PlatformError) || failure.meaning !== "conflict") throw failure;
    const found = await entriesOf(client, phones, signal);
    const missing = phones.filter((phone) => !found.get(phone)?.some((entry) => isOn(list, entry)));
    if (missing.length === phones.length) throw failure;
    if (missing.length > 0) await client.addBlacklist(additionTo(list, missing, countryType), { signal });
  }
}
