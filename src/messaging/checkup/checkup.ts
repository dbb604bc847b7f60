/** What can be found out about access to a platform by reading alone: nothing here changes, sends or takes away anything. */

export interface CheckupRequest {
  /** Milliseconds since 1970, by this machine's clock. */
  readonly now: number;
  /** Today in the time of the platforms, `yyyy-MM-dd`. */
  readonly today: string;
  /** Applications that are meant, for platforms that count by them. */
  readonly applications: readonly string[];
  readonly signal: AbortSignal;
}

/** How much of something may still be used. */
export interface Remainder {
  readonly what: string;
  readonly left: number;
  readonly of?: number | undefined;
}

/** What an answer tells beside that it may be read. */
export interface Told {
  readonly remainders?: readonly Remainder[];
  /** From where calls or sends are taken, as the platform tells it. */
  readonly addresses?: readonly string[];
}

interface Read<Client> {
  /** As people call it: `signatures`. */
  readonly what: string;
  readonly read: (client: Client, request: CheckupRequest) => Promise<Told>;
}

/** What no call tells, and where to look instead. */
export interface Untold {
  readonly why: string;
  readonly next: string;
}

interface Source<Client> {
  /** How far this machine's clock may be off. */
  readonly clockToleranceMs: number;
  readonly reads: (request: CheckupRequest) => readonly Read<Client>[];
  /** What to do where a read is refused. */
  readonly whereDenied: string;
  /** Whether the key may do more than read. */
  readonly writing: Untold;
  /** Left out where the platform tells whose a key is. */
  readonly account?: Untold;
  /** Whether this machine's address is let in: where every call asks it, an answer tells. */
  readonly addresses: "every call" | Untold;
  /** What to say where no remainder was told. */
  readonly limits: (request: CheckupRequest) => Untold;
  /** What to do where nothing is left. */
  readonly whereSpent: string;
  /** Whether nothing can be sent or made any more. Default: where one remainder is used up. */
  readonly isSpent?: (remainders: readonly Remainder[]) => boolean;
}

/** By the client that the checkup reads with. */
export type CheckupBy<Client> = Source<Client>;
/** By whatever client it is given; one of another platform is refused. */
export type Checkup = Source<unknown>;
