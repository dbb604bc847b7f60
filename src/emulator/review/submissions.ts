/** Signatures or templates of all accounts, each found in constant time. */
import { z } from "zod";
import type { World } from "../platform";
import { createNames, type Names } from "../stores/names";
import type { Kept, Store } from "../stores/store";
import { lazily } from "../values/lazily";
import { parseOrExplain } from "../values/validation";
import { firstAccountOf } from "../world/credentials";
import { settle } from "./review";
import { readStored, type Submission, storedSubmissionSchema } from "./stored-submissions";

export interface Submissions<Status extends string, Fields> extends Store {
  readonly kept: Kept;
  /** Those that exist for this kind. */
  readonly statuses: readonly Status[];
  /** Fields as files hold them. @throws Error naming the bad field. */
  parseFields(stored: unknown): Fields;
  find(id: string): Submission<Status, Fields> | undefined;
  /** The account's one of that id, after the review steps that are due. */
  owned(account: string, id: string): Submission<Status, Fields> | undefined;
  /** Makes and adds one, whose review has yet to begin. */
  create(made: Pick<Submission<Status, Fields>, "id" | "account" | "fields" | "status">): Submission<Status, Fields>;
  /**
   * Makes and adds one that the console says as files do; without a status it may be used.
   * @param noun for messages
   * @param nextId where none is given
   * @throws Error naming the bad field
   */
  plant(noun: string, given: unknown, nextId: () => string): Submission<Status, Fields>;
  remove(submission: Submission<Status, Fields>): void;
  countOf(account: string): number;
  /** Whether the account ever had one, deleted ones included. */
  everHad(account: string): boolean;
  /** Takes the review steps that are due. */
  settle(submission: Submission<Status, Fields>, now: number): void;
  /** Whether one of the account's was ever seen ready for use, deleted ones included. */
  everReady(account: string, now: number): boolean;
  all(): IterableIterator<Submission<Status, Fields>>;
}

export interface SubmissionsParts<Status extends string, Fields> {
  readonly world: Pick<World, "clock" | "credentials">;
  readonly statuses: readonly Status[];
  /** The status in which a submission may be used, and that of one in a seed that names none. */
  readonly ready: Status;
  /** @throws Error naming the bad field. */
  parseFields(stored: unknown): Fields;
  /** How an id looks in a file. */
  readonly id?: z.ZodString;
  /** Told of each submission whose status a review has changed, with the time at which it did. */
  settled?(submission: Submission<Status, Fields>, at: number): void;
  /** Told of each submission that goes. */
  removed?(submission: Submission<Status, Fields>): void;
  /** Accounts that ever had one, and of which one was ever seen ready: stores of their own where that outlives a restart. */
  readonly everHad?: Names;
  readonly everReady?: Names;
}

const anyId = z.string().min(1);

export function createSubmissions<Status extends string, Fields extends object>({
  world,
  statuses,
  ready,
  parseFields,
  id = anyId,
  settled = () => {},
  removed = () => {},
  everHad = createNames(),
  everReady = createNames(),
}: SubmissionsParts<Status, Fields>): Submissions<Status, Fields> {
  const byId = new Map<string, Submission<Status, Fields>>();
  const counts = new Map<string, number>();
  const settleOne = (submission: Submission<Status, Fields>, now: number) => {
    const last = submission.steps.findLast(({ at }) => at <= now);
    settle(submission, now);
    if (last !== undefined) settled(submission, last.at);
    if (submission.status === ready) everReady.add(submission.account);
  };
  const count = (account: string, change: number) => counts.set(account, (counts.get(account) ?? 0) + change);
  const storedSchema = lazily(() => storedSubmissionSchema(statuses, ready));
  const plantedSchema = lazily(() => storedSchema().extend({ id: id.optional() }));
  const add = (submission: Submission<Status, Fields>) => {
    byId.set(submission.id, submission);
    count(submission.account, 1);
    everHad.add(submission.account);
  };
  return {
    statuses,
    parseFields,
    find: (wanted) => byId.get(wanted),
    owned: (account, wanted) => {
      const submission = byId.get(wanted);
      if (submission?.account !== account) return undefined;
      settleOne(submission, world.clock.now());
      return submission;
    },
    create: (made) => {
      const now = world.clock.now();
      const submission: Submission<Status, Fields> = { ...made, review: "", steps: [], createdAt: now, updatedAt: now };
      add(submission);
      return submission;
    },
    plant: (noun, given, nextId) => {
      const { id: own = nextId(), ...stored } = parseOrExplain(plantedSchema(), given, `New ${noun}`);
      if (byId.has(own)) throw new Error(`There is a ${noun} with the id ${own}.`);
      const submission = readStored({ id: own, ...stored }, parseFields, firstAccountOf(world.credentials), world.clock.now());
      add(submission);
      return submission;
    },
    remove: (submission) => {
      if (!byId.delete(submission.id)) return;
      count(submission.account, -1);
      removed(submission);
    },
    countOf: (account) => counts.get(account) ?? 0,
    everHad: everHad.has,
    settle: settleOne,
    everReady: (account, now) => {
      if (!everReady.has(account)) for (const submission of byId.values()) if (submission.account === account) settleOne(submission, now);
      return everReady.has(account);
    },
    all: () => byId.values(),
    clear: () => {
      byId.clear();
      counts.clear();
      everHad.clear();
      everReady.clear();
    },
    kept: {
      dump: () => [...byId.values()].map(({ fields, ...rest }) => ({ ...rest, ...fields })),
      get schema() {
        return z
          .array(storedSchema().extend({ id }))
          .default([])
          .transform((stored, context) => {
            const refuse = (index: number, message: string) => context.addIssue({ code: "custom", path: [index], message });
            const seen = new Set<string>();
            const read = stored.flatMap((each, index) => {
              if (seen.has(each.id)) refuse(index, `The id ${each.id} occurs twice`);
              seen.add(each.id);
              try {
                return [readStored(each, parseFields, firstAccountOf(world.credentials), world.clock.now())];
              } catch (problem) {
                refuse(index, problem instanceof Error ? problem.message.replace(/\.$/, "") : String(problem));
                return [];
              }
            });
            return () => read.forEach(add);
          });
      },
    },
  };
}
