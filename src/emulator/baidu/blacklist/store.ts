/** Blacklist entries of all accounts, found by number in constant time (Baidu's specification 6.1). */
import { z } from "zod";
import { blacklistTypes, countryTypes, smsTypes } from "../../../clouds/baidu/client/enumerations";
import type { World } from "../../platform";
import type { Kept, Store } from "../../stores/store";
import { firstAccountOf } from "../../world/credentials";

export const entrySchema = z.strictObject({
  /** Access key id of the owner. */
  account: z.string().min(1),
  phone: z.string().min(1),
  type: z.enum(blacklistTypes),
  /** Blocks this type of message alone; `null` blocks all. */
  smsType: z.enum(smsTypes).nullable().default(null),
  /** The signature of a SignatureBlack entry. */
  signatureId: z.string().min(1).nullable().default(null),
  countryType: z.enum(countryTypes).default("DOMESTIC"),
  /** Epoch milliseconds. */
  updatedAt: z.number(),
});

export type Entry = z.infer<typeof entrySchema>;

export interface BlacklistStore extends Store {
  readonly kept: Kept;
  /** Entries of one number, in the order of adding. */
  of(account: string, phone: string): Entry[];
  find(id: string): Entry | undefined;
  /** Adds the entry, or takes the place of the one with the same id. */
  put(entry: Entry): void;
  remove(entry: Entry): void;
  /** Entries of the account that fit, in the order of adding. Asking the same again, as for the next page, costs no second search. */
  select(account: string, filterName: string, fits: (entry: Entry) => boolean): readonly Entry[];
  all(): Entry[];
}

/** What tells entries apart, as text: no two entries of an account agree in all of it. */
export function entryId({ account, type, smsType, signatureId, phone }: Entry): string {
  return [account, type, smsType ?? "", signatureId ?? "", phone].join(":");
}

export function createBlacklistStore({ clock, credentials }: Pick<World, "clock" | "credentials">): BlacklistStore {
  const byId = new Map<string, Entry>();
  const byPhone = new Map<string, Map<string, Entry>>();
  let selection: { readonly name: string; readonly entries: readonly Entry[] } | undefined;
  const phoneKey = (account: string, phone: string) => `${account}:${phone}`;

  const put = (entry: Entry): void => {
    selection = undefined;
    const id = entryId(entry);
    const key = phoneKey(entry.account, entry.phone);
    const ofPhone = byPhone.get(key) ?? new Map<string, Entry>();
    byId.set(id, entry);
    byPhone.set(key, ofPhone.set(id, entry));
  };

  return {
    of: (account, phone) => [...(byPhone.get(phoneKey(account, phone))?.values() ?? [])],
    find: (id) => byId.get(id),
    put,
    remove: (entry) => {
      selection = undefined;
      const id = entryId(entry);
      const key = phoneKey(entry.account, entry.phone);
      byId.delete(id);
      byPhone.get(key)?.delete(id);
      if (byPhone.get(key)?.size === 0) byPhone.delete(key);
    },
    select: (account, filterName, fits) => {
      const name = `${account}:${filterName}`;
      if (selection?.name !== name) {
        selection = { name, entries: [...byId.values()].filter((entry) => entry.account === account && fits(entry)) };
      }
      return selection.entries;
    },
    all: () => [...byId.values()],
    clear: () => {
      selection = undefined;
      byId.clear();
      byPhone.clear();
    },
    kept: {
      dump: () => [...byId.values()],
      get schema() {
        return z
          .array(entrySchema.partial({ account: true, updatedAt: true }))
          .default([])
          .transform((entries) => () => {
            for (const { account = firstAccountOf(credentials), updatedAt = clock.now(), ...entry } of entries)
              put({ ...entry, account, updatedAt });
          });
      },
    },
  };
}
