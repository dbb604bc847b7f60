/** Signatures and templates as data and seed files hold them. */
import { z } from "zod";
import type { Store, Submission } from "./submissions";

const time = z.number();

/**
 * One of them. The fields of the kind itself stand beside these; a seed needs no more than the id and those.
 * @param ready the status of a seed that names none.
 */
export function storedSubmissionSchema<Status extends string>(statuses: readonly Status[], ready: Status) {
  const status: z.ZodType<Status> = z.enum(statuses);
  return z.looseObject({
    id: z.string().min(1),
    /** Access key id of the owner; default the first of the accepted ones. */
    account: z.string().min(1).optional(),
    status: status.default(() => ready as z.core.util.NoUndefined<Status>),
    review: z.string().default(""),
    steps: z.array(z.strictObject({ at: time, status, review: z.string() })).default([]),
    createdAt: time.optional(),
    updatedAt: time.optional(),
  });
}

export type StoredSubmission<Status extends string> = Omit<Submission<Status, never>, "fields" | "account" | "createdAt" | "updatedAt"> & {
  readonly account?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
};

/** @param parseFields throws an Error that names the bad field. */
export function readStored<Status extends string, Fields>(
  stored: StoredSubmission<Status>,
  parseFields: (fields: unknown) => Fields,
  firstAccount: string,
  now: number,
): Submission<Status, Fields> {
  const { id, account = firstAccount, status, review, steps, createdAt = now, updatedAt = createdAt, ...fields } = stored;
  return { id, account, status, review, steps, createdAt, updatedAt, fields: parseFields(fields) };
}

export function storedOf<Status extends string, Fields extends object>(store: Store<Status, Fields>): unknown[] {
  return [...store.all()].map(({ fields, ...rest }) => ({ ...rest, ...fields }));
}

/** @throws Error naming an id that occurs twice. */
export function checkIds(submissions: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of submissions) {
    if (seen.has(id)) throw new Error(`The id ${id} occurs twice.`);
    seen.add(id);
  }
}
