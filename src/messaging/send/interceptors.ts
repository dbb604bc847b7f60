/** What a program may do around each message. */
import type { Values } from "../catalogue/texts";
import type { Result, Segments } from "./results";

/** A message to one number that is about to be sent. */
export interface Outgoing {
  readonly key: string;
  readonly values: Values;
  /** As it was given. */
  readonly to: string;
  /** E.164. */
  readonly number: string;
  /** The platform that it goes to first, and what it reads like there. */
  readonly platform: string;
  readonly text: string;
  readonly segments: Segments;
}

/** A reason, a sentence, refuses the message; so does an error. */
// biome-ignore lint/suspicious/noConfusingVoidType: an interceptor that only looks returns nothing
export type Before = (message: Outgoing) => string | undefined | void | Promise<string | undefined | void>;

export type After = (result: Result, sent: { readonly key: string }) => void | Promise<void>;
