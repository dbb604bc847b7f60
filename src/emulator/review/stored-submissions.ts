/** A signature or a template, and how data and seed files hold it. */
import { z } from "zod";
import type { Reviewed } from "./review";

const time = z.number();

/** A signature or a template: something applied for. Times are epoch milliseconds. */
export interface Submission<Status extends string, Fields> extends Reviewed<Status> {
  readonly id: string;
  /** Access key id of the owner. */
  readonly account: string;
  createdAt: number;
  updatedAt: number;
  fields: Fields;
}

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
    reopened: z.literal(true).optional(),
    createdAt: time.optional(),
    updatedAt: time.optional(),
  });
}

export type StoredSubmission<Status extends string> = Reviewed<Status> & {
  readonly id: string;
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
  const { id, account = firstAccount, status, review, steps, reopened, createdAt = now, updatedAt = createdAt, ...fields } = stored;
  return { id, account, status, review, steps, reopened, createdAt, updatedAt, fields: parseFields(fields) };
}
