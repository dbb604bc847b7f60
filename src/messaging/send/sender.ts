/** How a message goes to one platform: what its adapter has to do. */
import type { Version } from "../catalogue/catalogue";
import type { Outcome } from "./results";

/** What one call of the platform sends: one text to several numbers, each once. */
export interface Batch {
  readonly version: Version;
  /** Values of the text's variables in the order of the text's, each once. */
  readonly values: readonly Value[];
  /** In E.164 form, at most as many as the platform takes in one call. */
  readonly numbers: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

export interface Value {
  /** As the text names it: `code`, or `1`. */
  readonly name: string;
  readonly value: string;
}

/** A number's outcome, before anybody counted its segments. */
export type Told = Exclude<Outcome, { outcome: "accepted" }> | Taken;

export interface Taken {
  readonly outcome: "accepted";
  readonly messageId?: string | undefined;
  /** Where the answer says it. */
  readonly segments?: number | undefined;
}

/** Sends to one account of a platform. */
export interface Sender {
  /** Most numbers of one call. */
  readonly mostNumbers: number;
  /** Resolves with an outcome for each number, in order, whatever happened. */
  send(batch: Batch): Promise<readonly Told[]>;
}
