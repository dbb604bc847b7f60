/** The way to the network: one request, one answer. */
export interface Exchange {
  /** Loads what requests need, so that the first one is not late. */
  open(): void;
  /**
   * Sends the request and waits for the whole answer, whatever its status; redirects are answers too.
   * @throws NoAnswer, TimedOut; the signal's reason when the caller gave up
   */
  send(request: WireRequest, timeoutMs: number, signal?: AbortSignal): Promise<Answer>;
}

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** It answers a repeat: an earlier try, whose answer was lost, may have taken effect. */
  readonly isToRepeat?: true;
}

/** The code of an answer that came and cannot be read. */
export const notUtf8 = "NOT_UTF8";

export interface Peer {
  /** As it was looked up, or its address. */
  readonly host?: string | undefined;
  /** Undefined where its name was not found. */
  readonly port?: number | undefined;
}

/** No answer came; the code is the system's, OpenSSL's or Node's. Holds nothing of the request. */
export class NoAnswer extends Error {
  constructor(
    readonly code: string | undefined,
    readonly syscall: string | undefined,
    /** What could not be reached: the platform, or a proxy in front of it. */
    readonly peer: Peer = {},
    /** There was no connection yet that a request could go through: nothing of it was sent. */
    readonly isUnsent = false,
  ) {
    super(`no answer (${code ?? "unknown cause"})`);
  }
}

/** No answer within the time allowed. */
export class TimedOut extends Error {
  constructor(
    /** As above. */
    readonly isUnsent = false,
  ) {
    super("no answer in time");
  }
}
