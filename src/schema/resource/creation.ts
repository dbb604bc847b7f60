import type { Diagnostic } from "../diagnostics";
import type { BegunCreate } from "../ports";
import type { Scope } from "./scope";

/**
 * How an object is made, and what becomes of a create whose answer was lost:
 * - `repetition`: it is sent again; a second one makes nothing more;
 * - `token`: it is sent again with the same token, by which the platform knows it;
 * - `search`: the platform takes a repeat for a second object, so what it may have made is looked for;
 * - `once`: it is never sent again, because nobody can look for what it may have made.
 */
export type Creation<Client, WantedValues, SeenValues> =
  | {
      readonly by: "repetition";
      readonly create: Create<Scope<Client>, WantedValues, SeenValues>;
    }
  | {
      readonly by: "token";
      /** How long the platform remembers a token. */
      readonly lifetimeMs: number;
      readonly create: Create<TokenScope<Client>, WantedValues, SeenValues>;
    }
  | {
      readonly by: "search";
      /**
       * By what an object that was made by the try is told from an older one:
       * - `time`: by the time of its creation;
       * - `absence`: it was not there before, on a platform whose times say too little. It is looked for before the try as well.
       */
      readonly isNewBy: "time" | "absence";
      /**
       * All objects of its name, and with its words where that can be asked for, whatever else is different in them. They are compared in
       * everything that the platform tells.
       * Before the try answers may be shared: one list does for all that are made together.
       */
      readonly lookAlikes: (scope: Scope<Client>, wanted: WantedValues) => Promise<readonly LookAlike<SeenValues>[]>;
      readonly create: Create<OnceScope<Client>, WantedValues, SeenValues>;
    }
  | {
      readonly by: "once";
      /** Why nobody can look for it, a sentence. */
      readonly why: string;
      /** How a person finds out whether it was made, a sentence. */
      readonly whatNow: string;
      /**
       * What is recorded of one whose outcome nobody knows, where a record of it is better than none: it is told by a warning, and never made again.
       * Left out where the run stops.
       * @param sinceMs when it was sent, if it was
       */
      readonly recordedAs?: (wanted: WantedValues, sinceMs: number) => SeenValues;
      readonly create: Create<OnceScope<Client>, WantedValues, SeenValues>;
    };

type Create<Scope, WantedValues, SeenValues> = (scope: Scope, wanted: WantedValues) => Promise<Created<SeenValues>>;

export interface TokenScope<Client> extends Scope<Client> {
  /** Written down. The same as that of an earlier run which was cut off, as long as the platform remembers it. */
  readonly token: string;
  /** Has an earlier run begun this very create? */
  readonly isResumed: () => Promise<boolean>;
}

export interface OnceScope<Client> extends Scope<Client> {
  /** Writes down that the create is about to be sent; to be called right before that, for each try. */
  readonly onSend: () => Promise<BegunCreate>;
}

/** The result of a create: what is known of the new object. */
export interface Created<SeenValues> {
  readonly seen: SeenValues;
  /** It exists but failed its purpose, and must be made again. */
  readonly failure?: Diagnostic;
  /** What went wrong, where it must not be made again. */
  readonly warnings?: readonly Diagnostic[];
}

export interface LookAlike<SeenValues> {
  readonly id: string;
  /** What the import command takes for it. */
  readonly importId: string;
  /** The last millisecond since 1970 that its time of creation can mean; left out where that is not told. */
  readonly createdAt?: number | undefined;
  readonly seen: SeenValues;
}
