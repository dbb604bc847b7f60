import type { Clock } from "../ports/clock";
import type { ConcurrencyLimit } from "../ports/concurrency-limit";
import type { Exchange } from "../ports/exchange";
import type { Random } from "../ports/random";
import type { RateLimiter } from "../ports/rate-limiter";
import type { Wait } from "../ports/wait";
import type { Diagnostic, DiagnosticCode } from "./diagnostics";
import type { MessageRules } from "./messages";
import type { Path } from "./path";
import type { PendingRestore } from "./ports";
import type { DataSource, Resource } from "./resource/resource";
import type { Scope } from "./resource/scope";
import type { Finding, NamedRule, Rule, RuleLevel } from "./rules";
import type { Attributes, Known } from "./types";
import type { Values } from "./values";

/** What one cloud offers: its settings in the provider block, its client and its objects. */
export interface CloudDefinition<A extends Attributes, Client, Settings = Known<A>> {
  /** The name of its block and the middle of its types: `sms_<name>_<noun>`. */
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  readonly settings: A;
  /** Rules about the settings, told where the block is configured. */
  readonly settingRules?: readonly Rule<A, Settings>[];
  /** Settings without which no client can be made; of several kinds of credentials, one kind is enough. */
  readonly needs: Needs<A> | readonly [Needs<A>, Needs<A>, ...Needs<A>[]];
  /**
   * The settings that say where its objects lie: elsewhere the same id is another object, or none. Each with its default, null where no
   * client is made without it.
   */
  readonly place?: Readonly<Partial<Record<keyof A & string, string | null>>>;
  /** How its texts write variables and are billed, for the provider's functions; left out where nothing of it is sent as text. */
  readonly messages?: MessageRules;
  /** The same cloud for who only sends, where that takes other credentials. */
  readonly sender?: Cloud;
  /** Makes the client; no request is sent. */
  readonly connect: (settings: Settings, runtime: Runtime) => Client | readonly Diagnostic[];
  /** A failed call in the words for users, secrets removed. */
  readonly explain: (failure: unknown, action: string) => Failure;
  /** Restores what an earlier run took. Doing it twice is the same as doing it once. */
  readonly completeRestore?: (scope: Scope<Client>, restore: PendingRestore) => Promise<void>;
  /** How the platform tells whose a key is; left out where none of its calls does. */
  readonly account?: AccountTelling<A, Client>;
  /** Rules about all objects of one account together, asked where a whole stack is visible. */
  readonly accountRules?: readonly AccountRule[];
  /** What else can be said only of all objects together, and is no rule of the platform's. */
  readonly checkAccount?: (objects: readonly StackObject[]) => readonly ObjectDiagnostic[];
  readonly resources: readonly Resource[];
  readonly dataSources: readonly DataSource[];
}
/** Settings that belong together, each with how to get it. */
export type Needs<A extends Attributes> = Readonly<Partial<Record<keyof A & string, string>>>;

export type Cloud = CloudDefinition<Attributes, unknown, Values>;

export interface AccountTelling<A extends Attributes, Client> {
  /** What it is called in sentences, where it is no whole account: `project`. */
  readonly noun?: string;
  /** The attribute in which objects say whose they are. */
  readonly attribute: string;
  /** The setting that says which accounts are meant. */
  readonly allowed: keyof A & string;
  /** The account's id, as far as an answer has told it. */
  readonly told: (client: Client) => string | undefined;
  /** What else tells whose a key is, by what it is called; nothing where no object tells it. */
  readonly more?: (scope: Pick<Scope<Client>, "client" | "clock" | "signal">) => Promise<Readonly<Record<string, string>>>;
  /** Asks for nothing else; undefined where the answer does not tell. */
  readonly ask: (scope: Pick<Scope<Client>, "client" | "clock" | "signal">) => Promise<string | undefined>;
}

/** A rule about all objects of one account together. */
export interface AccountRule extends NamedRule {
  readonly level: RuleLevel;
  readonly check: (objects: readonly StackObject[]) => readonly AccountFinding[];
}

export interface AccountFinding extends Finding {
  /** The object that is told. */
  readonly address: string;
  readonly path?: Path;
}

/** One object of a stack as it will be. */
export interface StackObject {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
  /** It is still to be applied for: rules of review bind it. */
  readonly isNew: boolean;
  /** Subjects that it is made after, directly or not. */
  readonly dependencies: readonly string[];
}

/** Something to be told of one object of a stack. */
export interface ObjectDiagnostic {
  readonly address: string;
  readonly diagnostic: Diagnostic;
}

/** A failed call, as the engines need to know it. */
export interface Failure {
  /** `not_found`: the object is gone; everything else is an error. `unauthenticated`: of every call with this key. */
  readonly meaning:
    | "not_found"
    | "throttled"
    | "conflict"
    | "unauthenticated"
    | "denied"
    | "invalid"
    | "unavailable"
    | "cancelled"
    | "defect";
  readonly summary: string;
  readonly detail: string;
  /** Nobody can tell whether the request took effect: its answer was lost. */
  readonly unsettled: boolean;
  /** Of the diagnostic that tells it. */
  readonly code?: DiagnosticCode;
}

/** Shared by the clients of one process. */
export interface Runtime {
  readonly clock: Clock;
  /** Bounds the HTTP calls in flight. */
  readonly concurrency: ConcurrencyLimit;
  /** Keeps the platforms' limits, beyond this process if need be. Default: one for the process. */
  readonly limiter?: RateLimiter | undefined;
  /** For tokens, nonces and the jitter of retries. Default: the system's. */
  readonly random?: Random | undefined;
  /** Most tries of a call. Default: as many as a client makes by itself. */
  readonly tries?: number | undefined;
  /** The way to the platforms. Default: the network. */
  readonly exchange?: Exchange | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log?: ((event: object) => void) | undefined;
  /** Told whenever a call begins to wait. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

export function defineCloud<Client>() {
  return <const A extends Attributes>(definition: CloudDefinition<A, Client>): Cloud => definition as unknown as Cloud;
}
