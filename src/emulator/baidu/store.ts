/** Signatures or templates of all accounts, each found in constant time. */
import { randomInt } from "node:crypto";
import type { ReviewStatus } from "../../clouds/baidu/enumerations";
import type { Reviewed } from "../review";

/** A signature or a template: something applied for. Times are epoch milliseconds. */
export interface Application<Fields> extends Reviewed<ReviewStatus> {
  readonly id: string;
  /** Access key id of the owner. */
  readonly account: string;
  readonly createdAt: number;
  updatedAt: number;
  fields: Fields;
}

export interface Store<Fields> {
  find(id: string): Application<Fields> | undefined;
  add(application: Application<Fields>): void;
  remove(application: Application<Fields>): void;
  countOf(account: string): number;
  /** Whether the account ever had one, deleted ones included. */
  everHad(account: string): boolean;
  accountsEver(): string[];
  noteAccount(account: string): void;
  all(): IterableIterator<Application<Fields>>;
  clear(): void;
}

export function createStore<Fields>(): Store<Fields> {
  const byId = new Map<string, Application<Fields>>();
  const counts = new Map<string, number>();
  const count = (account: string, change: number) => counts.set(account, (counts.get(account) ?? 0) + change);
  return {
    find: (id) => byId.get(id),
    add: (application) => {
      byId.set(application.id, application);
      count(application.account, 1);
    },
    remove: (application) => {
      if (byId.delete(application.id)) count(application.account, -1);
    },
    countOf: (account) => counts.get(account) ?? 0,
    everHad: (account) => counts.has(account),
    accountsEver: () => [...counts.keys()],
    noteAccount: (account) => void count(account, 0),
    all: () => byId.values(),
    clear: () => {
      byId.clear();
      counts.clear();
    },
  };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Six letters and five digits after the prefix, as in every printed id, and not yet taken. */
export function freshId(prefix: string, taken: (id: string) => boolean): string {
  for (;;) {
    const name = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("");
    const id = `${prefix}${name}${String(randomInt(100_000)).padStart(5, "0")}`;
    if (!taken(id)) return id;
  }
}
