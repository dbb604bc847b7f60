/** Signatures or templates of all accounts, each found in constant time. */
import { type Reviewed, settle } from "./review";

/** A signature or a template: something applied for. Times are epoch milliseconds. */
export interface Application<Status extends string, Fields> extends Reviewed<Status> {
  readonly id: string;
  /** Access key id of the owner. */
  readonly account: string;
  createdAt: number;
  updatedAt: number;
  fields: Fields;
}

export interface Store<Status extends string, Fields> {
  find(id: string): Application<Status, Fields> | undefined;
  add(application: Application<Status, Fields>): void;
  remove(application: Application<Status, Fields>): void;
  countOf(account: string): number;
  /** Whether the account ever had one, deleted ones included. */
  everHad(account: string): boolean;
  accountsEver(): string[];
  noteAccount(account: string): void;
  /** Takes the review steps that are due. */
  settle(application: Application<Status, Fields>, now: number): void;
  /** Whether one of the account's was ever seen ready for use, deleted ones included. */
  everReady(account: string, now: number): boolean;
  accountsEverReady(): string[];
  noteReady(account: string): void;
  all(): IterableIterator<Application<Status, Fields>>;
  clear(): void;
}

/**
 * @param ready the status in which an application may be used.
 * @param removed told of each application that goes.
 */
export function createStore<Status extends string, Fields>(
  ready: Status,
  removed: (application: Application<Status, Fields>) => void = () => {},
): Store<Status, Fields> {
  const byId = new Map<string, Application<Status, Fields>>();
  const counts = new Map<string, number>();
  const everReady = new Set<string>();
  const settleOne = (application: Application<Status, Fields>, now: number) => {
    settle(application, now);
    if (application.status === ready) everReady.add(application.account);
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
      if (!everReady.has(account))
        for (const application of byId.values()) if (application.account === account) settleOne(application, now);
      return everReady.has(account);
    },
    accountsEverReady: () => [...everReady],
    noteReady: (account) => void everReady.add(account),
    all: () => byId.values(),
    clear: () => {
      everReady.clear();
      byId.clear();
      counts.clear();
    },
  };
}
