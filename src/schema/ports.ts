/** What handlers may reach outside of themselves. Frontends bring these; tests bring their own. */

/** Reads the files that a configuration names, relative to the folder of its stack. */
export interface Files {
  /**
   * @throws with the system's `code`; with `EFTYPE` what is no regular file, and with `EFBIG` what has more bytes than that at `most`,
   *   both with words that go on where a sentence has named the file
   */
  read(path: string, bounds: { readonly most: number; readonly signal?: AbortSignal | undefined }): Promise<Buffer>;
}

/**
 * What must survive a crash is written through this port before it is sent.
 */
export interface Pending {
  /**
   * The idempotency token of the create that is about to be sent.
   * The same one again when an earlier run was cut off after writing it down, as long as the platform remembers it.
   * @param lifetimeMs how long the platform remembers a token
   * @throws PendingCreateExpired when an earlier create was cut off longer ago than that
   */
  token(lifetimeMs: number): Promise<string>;
  /** What an earlier run had begun in this create's place and was cut off before its end; undefined where nothing was. */
  resumed(): Promise<BegunCreate | undefined>;
  /**
   * Writes down that a create is about to be sent which its platform could not tell from a repeat. Each try is written down anew.
   * @param seenBefore ids of what looks like it already, where nothing but that tells what the try makes
   */
  begin(seenBefore?: readonly string[]): Promise<BegunCreate>;
  /** Writes down what must be put right by whichever run comes next if this one is cut off before it has done so itself. */
  planRestore(restore: PendingRestore): Promise<{ restored(): Promise<void> }>;
}

/** For work that must not need anything to survive it. */
export function nothingPending(why: string): Pending {
  const refuse = () => Promise.reject(new Error(why));
  return { token: refuse, resumed: refuse, begin: refuse, planRestore: refuse };
}

/** A create that was written down before it was sent, and of which nobody knows how it ended. */
export interface BegunCreate {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Was it for the very object that is wanted now? */
  readonly same: boolean;
  /** Ids of what looked like it before it was sent; left out where nobody looked. */
  readonly seenBefore?: readonly string[];
  /** Of the object that it made, where the platform's answer came but was never recorded. */
  readonly id?: string;
  /** How a person drops it, a sentence. */
  readonly remedy: string;
}

/** Something that was taken from a platform and must be given back. What it holds is the cloud's business. */
export type PendingRestore = Readonly<Record<string, JsonValue>>;
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An earlier create was cut off, and cannot be repeated: its platform no longer remembers its token, or something else is wanted now. A person has to look. */
export class PendingCreateExpired extends Error {
  constructor(
    readonly openedAt: Date,
    /** Where the entry is written, and how to drop it. */
    readonly remedy: string,
    /** `isOther`: something else was wanted then. `id`: of what was made, where that was answered. */
    readonly of: { readonly isOther?: boolean; readonly id?: string } = {},
  ) {
    super(`an earlier create, cut off at ${openedAt.toISOString()}, was never settled`);
  }
}
