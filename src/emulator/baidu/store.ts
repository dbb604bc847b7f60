/** Signatures or templates of all accounts, each found in constant time. */
import { randomInt } from "node:crypto";
import type { ReviewStatus } from "../../clouds/baidu/enumerations";
import { type Reviewed, settle } from "../review";

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
  /** Takes the review steps that are due. */
  settle(application: Application<Fields>, now: number): void;
  /** Whether one of the account's was ever seen READY, deleted ones included. */
  everReady(account: string, now: number): boolean;
  accountsEverReady(): string[];
  noteReady(account: string): void;
  all(): IterableIterator<Application<Fields>>;
  clear(): void;
}

/** @param removed told of each application that goes. */
export function createStore<Fields>(removed: (application: Application<Fields>) => void = () => {}): Store<Fields> {
  const byId = new Map<string, Application<Fields>>();
  const counts = new Map<string, number>();
  const ready = new Set<string>();
  const settleOne = (application: Application<Fields>, now: number) => {
    settle(application, now);
    if (application.status === "READY") ready.add(application.account);
  };
  const count = (account: string, change: number) => counts.set(account, (counts.get(account) ?? 0) + change);
  return {
    find: (id) => byId.get(id),
    add: (application) => {
      byId.set(application.id, application);
      count(application.account, 1);
    },
    remove: (application) => {
      if (!byId.delete(application.id)) return;
      count(application.account, -1);
      removed(application);
    },
    countOf: (account) => counts.get(account) ?? 0,
    everHad: (account) => counts.has(account),
    accountsEver: () => [...counts.keys()],
    noteAccount: (account) => void count(account, 0),
    settle: settleOne,
    everReady: (account, now) => {
      if (!ready.has(account)) for (const application of byId.values()) if (application.account === account) settleOne(application, now);
      return ready.has(account);
    },
    accountsEverReady: () => [...ready],
    noteReady: (account) => void ready.add(account),
    all: () => byId.values(),
    clear: () => {
      ready.clear();
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
