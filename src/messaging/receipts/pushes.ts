/** What a platform pushes to a program, as the handler of all platforms sees it. */
import type { UnreadableReport } from "../../clouds/shared/client/callback-error";
import type { Clock } from "../../ports/clock";
import type { MessagingEvent } from "./events";

/** A request that has arrived whole. */
export interface Push {
  /** As it was sent: path and query, encoded. */
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As received. */
  readonly body: Buffer;
  /** The other end of the connection. */
  readonly remoteAddress?: string | undefined;
}

export interface Told {
  readonly events: readonly MessagingEvent[];
  /** What is left out because something is wrong with it. */
  readonly unreadable: readonly UnreadableReport[];
}

export interface Answer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** Why a push was not taken; it quotes neither secret nor body. */
export interface Refusal {
  /** Of HTTP. */
  readonly status: number;
  readonly message: string;
}

export interface PushLimits {
  readonly maxBytes: number;
  readonly clock: Clock;
}

/** For a program that takes whatever anybody sends to its address. */
export interface Unverified {
  readonly unverified: true;
}

export interface PushReader {
  readonly platform: string;
  /** For messages. */
  readonly title: string;
  /** How long the platform waits for an answer, in milliseconds. */
  readonly answerMs: number;
  /** Types of content that its document names; missing where it names none, so that any will do. */
  readonly mediaTypes?: readonly string[];
  /** Whether the program has said how to make sure that the platform pushes. */
  readonly isVerifying: boolean;
  /** Whether a body looks like one of its pushes. */
  fits(body: Buffer): boolean;
  /**
   * Verifies a push as far as the program has said how, and reads it.
   * @throws CallbackError with the HTTP status to answer
   */
  read(push: Push, limits: PushLimits): Told;
  /** What it wants to hear. */
  answer(refused?: Refusal): Answer;
}

/** How long platforms wait whose documents do not say. */
export const usualAnswerMs = 5000;

/** Whether a body is what a reader takes. */
export function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
