/** Signatures or templates of all accounts, each found in constant time. */
import { type Reviewed, settle } from "./review";

/** A signature or a template: something applied for. Times are epoch milliseconds. */
export interface Submission<Status extends string, Fields> extends Reviewed<Status> {
  readonly id: string;
  /** Access key id of the owner. */
  readonly account: string;
  createdAt: number;
  updatedAt: number;
  fields: Fields;
}

export interface Store<Status extends string, Fields> {
  find(id: string): Submission<Status, Fields> | undefined;
  add(submission: Submission<Status, Fields>): void;
  remove(submission: Submission<Status, Fields>): void;
  countOf(account: string): number;
  /** Whether the account ever had one, deleted ones included. */
  everHad(account: string): boolean;
  accountsEver(): string[];
  noteAccount(account: string): void;
  /** Takes the review steps that are due. */
  settle(submission: Submission<Status, Fields>, now: number): void;
  /** Whether one of the account's was ever seen ready for use, deleted ones included. */
  everReady(account: string, now: number): boolean;
  accountsEverReady(): string[];
  noteReady(account: string): void;
  all(): IterableIterator<Submission<Status, Fields>>;
  clear(): void;
}

/**
 * @param ready the status in which a submission may be used.
 * @param removed told of each submission that goes.
 */
export function createStore<Status extends string, Fields>(
  ready: Status,
  removed: (submission: Submission<Status, Fields>) => void = () => {},
): Store<Status, Fields> {
  const byId = new Map<string, Submission<Status, Fields>>();
  const counts = new Map<string, number>();
  const everReady = new Set<string>();
  const settleOne = (submission: Submission<Status, Fields>, now: number) => {
    settle(submission, now);
    if (submission.status === ready) everReady.add(submission.account);
  };
  const count = (account: string, change: number) => counts.set(account, (counts.get(account) ?? 0) + change);
  return {
    find: (id) => byId.get(id),
    add: (submission) => {
      byId.set(submission.id, submission);
      count(submission.account, 1);
    },
    remove: (submission) => {
      if (!byId.delete(submission.id)) return;
      count(submission.account, -1);
      removed(submission);
    },
    countOf: (account) => counts.get(account) ?? 0,
    everHad: (account) => counts.has(account),
    accountsEver: () => [...counts.keys()],
    noteAccount: (account) => void count(account, 0),
    settle: settleOne,
    everReady: (account, now) => {
      if (!everReady.has(account)) for (const submission of byId.values()) if (submission.account === account) settleOne(submission, now);
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
