// Baidu: specification 6.4, L5507-5725.
/** Request and answer of a send. */
import type { Decoded } from "../../../shared/client/decoding";
import type { messageResult, sendResult } from "../answers/messages";
import type { CallOptions, Signature, Template } from "./management";

export interface Message {
  /** 1 to 200 numbers: mainland ones as 11 digits or with `+86`, all others in E.164 form with their `+`. */
  readonly mobiles: readonly string[];
  /** Id of the template. */
  readonly template: string;
  readonly signatureId: string;
  /** Values of the template's variables by name. Default: none. */
  readonly contentVar?: Readonly<Record<string, string>> | undefined;
  /** Comes back in the status callback. */
  readonly custom?: string | undefined;
  /** Digits; comes back in the uplink callback. Works only where Baidu's support has enabled it. */
  readonly userExtId?: string | undefined;
}

/** What became of one number. */
export type MessageResult = Decoded<typeof messageResult>;

/** At least one number was accepted; look at each number's code. */
export type SendResult = Decoded<typeof sendResult> & {
  /** An earlier try, whose answer was lost, may have sent to numbers that this answer refuses. */
  readonly isToRepeat?: true;
};

/** A template or signature as read before, for checks that need it. It is not sent. */
export interface KnownObjects {
  readonly template?: Pick<Template, "content" | "countryType"> | undefined;
  readonly signature?: Pick<Signature, "content" | "countryType"> | undefined;
}

export interface SendOptions extends CallOptions {
  // Baidu: L5630-5632.
  /**
   * 1 to 64 printable ASCII characters; becomes the prefix of the message ids. For 3 minutes the same token with the same
   * message sends nothing twice, so a program that may have to repeat a send keeps its token.
   * Default: a fresh UUID for each call.
   */
  readonly clientToken?: string | undefined;
  /** Checks variables, length and countries before anything is sent. */
  readonly known?: KnownObjects | undefined;
  /** Most characters in the value of a variable. Default: 50, which Baidu raises for an account on request. */
  readonly longestValue?: number | undefined;
}
