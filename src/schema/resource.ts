import type { Planned, Seen, Wanted } from "./attributes";
import type { Diagnostic } from "./diagnostics";
import type { FileAttribute, FilesByAttribute } from "./files";
import { normalValues } from "./normal-form";
import type { Clock, Pending, PendingRestore } from "./ports";
import type { Rule } from "./rules";
import type { Attributes, Known } from "./types";
import type { Value, Values } from "./values";

/** What a handler works with: the client of its cloud and the outside world. */
export interface Scope<Client> {
  readonly client: Client;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly pending: Pending;
  /** The content behind file attributes. */
  readonly files: FilesByAttribute;
  /** What earlier runs took from this account and have not restored yet: to be looked upon as being there. */
  readonly pendingRestores: readonly PendingRestore[];
  /** Says what a long operation is waiting for. */
  readonly progress: (message: string) => void;
  /** Id of the account, where that is known. */
  readonly account?: string | undefined;
}

/** What a review status means for use. */
export type ReviewState = "usable" | "pending" | "refused" | "withdrawn";

/**
 * One kind of object, described once: its attributes and how to read, create, change and delete it.
 * Provider schema, both engines, bindings and documentation follow from it.
 */
export interface ResourceDefinition<
  A extends Attributes,
  Client,
  KnownValues = Known<A>,
  PlannedValues = Planned<A>,
  WantedValues = Wanted<A>,
  SeenValues = Seen<A>,
> {
  /** Terraform type, e.g. `sms_baidu_template`. */
  readonly type: string;
  /** What a person calls it in a sentence: `template`. */
  readonly noun: string;
  readonly doc: string;
  /** Must hold `id`. With `review` also `status`, `review` and `usable`. */
  readonly attributes: A;
  readonly schemaVersion?: number;
  /** The object's own name, for messages. */
  readonly title: (values: PlannedValues) => Value | undefined;
  /** What the import command takes, for messages: "the template's id". */
  readonly importId: string;
  /** Types of other providers whose objects are objects of this type, so that a state of theirs can become one of ours. */
  readonly movesFrom?: readonly MoveSource<A>[];

  readonly rules?: readonly Rule<A, PlannedValues>[];
  readonly files?: readonly FileAttribute[];
  /** Checks that need several attributes and no network; they hold for every configuration. */
  readonly check?: (config: PlannedValues) => readonly Diagnostic[];
  /** Computed values that follow from the configuration, so that a plan can show them. */
  readonly derive?: (planned: PlannedValues) => Partial<PlannedValues>;
  /** How the platform's review status is to be read. */
  readonly reviewState?: (status: string) => ReviewState;
  /** The attributes in which a review is told, where they are not `status` and `review`. */
  readonly reviewedIn?: { readonly status: keyof A & string; readonly review: keyof A & string };
  /** Why an object of this status cannot be changed in place; nothing when it can. */
  readonly immutableReason?: (status: string) => string | undefined;
  /** What a change in place means for an object of this status, where users should know before. */
  readonly changeNotice?: (status: string) => string | undefined;
  /** What users must be told of the object as it is, on every plan. */
  readonly readDiagnostics?: (values: KnownValues) => readonly Diagnostic[];
  /** Why a successor cannot be made as long as its predecessor is there; nothing where it can. */
  readonly blocksCreateBeforeDestroy?: (prior: KnownValues, planned: PlannedValues) => string | undefined;
  /** What it is a part of, where it is no object of its own: finding it, or not, tells nothing of whose the key is, or nothing that the other does not tell. */
  readonly isPartOf?: "every account" | "another object";
  /** What a deletion leaves behind, where it is not the whole object that goes. */
  readonly removalNotice?: string;

  /** What the platform says of the object; undefined when it is gone. */
  readonly read: (scope: Scope<Client>, id: string, prior: Partial<KnownValues>) => Promise<SeenValues | undefined>;
  readonly create: (scope: Scope<Client>, wanted: WantedValues) => Promise<Created<SeenValues>>;
  /**
   * Only where the platform takes a repeated create for a second one: how to look for what a create has made whose answer was lost.
   * Such a create calls `pending.begin` right before it is sent.
   */
  readonly search?: Search<Client, WantedValues, SeenValues>;
  /** Changes the object in place. Without it, every change that is sent replaces the object. */
  readonly update?: (scope: Scope<Client>, id: string, wanted: WantedValues, prior: KnownValues) => Promise<SeenValues>;
  /** A platform's "not found" counts as done. */
  readonly delete: (scope: Scope<Client>, id: string, prior: KnownValues) => Promise<void>;
}

/** What a create may have made whose answer was lost. */
export type Search<Client, WantedValues, SeenValues> =
  /** All objects of the class that is wanted. They are compared in everything that the platform tells. */
  | { readonly lookAlikes: (scope: Scope<Client>, wanted: WantedValues) => Promise<readonly LookAlike<SeenValues>[]> }
  /** Why nobody can look for one, a sentence. */
  | { readonly impossible: string };

export interface LookAlike<SeenValues> {
  readonly id: string;
  /** What the import command takes for it. */
  readonly importId: string;
  /** The last millisecond since 1970 that its time of creation can mean; undefined where that is not told. */
  readonly createdAt: number | undefined;
  readonly seen: SeenValues;
}

/** The state of another provider's resource as a source of our own. */
export interface MoveSource<A extends Attributes = Attributes> {
  /** Its Terraform type. */
  readonly type: string;
  /** `namespace/name`; which registry it came from makes no difference. */
  readonly provider: string;
  /**
   * Attributes that mean the same there under the same name, beside `id`. What is left out is treated as after an import:
   * what nobody can trust in the other state, and what must be in no state.
   */
  readonly takes: readonly (keyof A & string)[];
  /** What our import takes for an id of theirs. Default: the same. */
  readonly importId?: (id: string) => string;
}

/** The result of a create: what is known of the new object and, where it exists but failed its purpose, the failure. */
export interface Created<SeenValues> {
  readonly seen: SeenValues;
  readonly failure?: Diagnostic;
}

/** A resource definition as the engines hold it, whatever its attributes and client. */
export type Resource = ResourceDefinition<Attributes, unknown, Values, Values, Values, SeenValues>;
/** What a platform said, by attribute; undefined where it said nothing. */
export type SeenValues = Readonly<Record<string, Value | undefined>>;

export interface DataSourceDefinition<
  A extends Attributes,
  Client,
  PlannedValues = Planned<A>,
  WantedValues = Wanted<A>,
  SeenValues = Seen<A>,
> {
  readonly type: string;
  readonly noun: string;
  readonly doc: string;
  readonly attributes: A;
  readonly check?: (config: PlannedValues) => readonly Diagnostic[];
  /** Rules about what is asked for. */
  readonly rules?: readonly Rule<A, PlannedValues>[];
  readonly read: (scope: Scope<Client>, config: WantedValues) => Promise<SeenValues>;
}
export type DataSource = DataSourceDefinition<Attributes, unknown, Values, Values, SeenValues>;

/**
 * Fixes the attributes and client of a definition for its own functions, and forgets them for the engines,
 * which only ever hand a definition what its own schema made.
 */
export function defineResource<Client>() {
  return <const A extends Attributes>(definition: ResourceDefinition<A, Client>): Resource =>
    heardInNormalForm(definition as unknown as Resource);
}
export function defineDataSource<Client>() {
  return <const A extends Attributes>(definition: DataSourceDefinition<A, Client>): DataSource => {
    const source = definition as unknown as DataSource;
    return { ...source, read: async (...asked) => normalValues(await source.read(...asked)) };
  };
}

/** The one way from a platform's answers to values. */
function heardInNormalForm(resource: Resource): Resource {
  const { read, create, update, search } = resource;
  return {
    ...resource,
    async read(...asked) {
      const seen = await read(...asked);
      return seen && normalValues(seen);
    },
    async create(...asked) {
      const created = await create(...asked);
      return { ...created, seen: normalValues(created.seen) };
    },
    ...(update && { update: async (...asked) => normalValues(await update(...asked)) }),
    ...(search && "lookAlikes" in search && { search: { lookAlikes: async (...asked) => (await search.lookAlikes(...asked)).map(alike) } }),
  };

  function alike(found: LookAlike<SeenValues>): LookAlike<SeenValues> {
    return { ...found, seen: normalValues(found.seen) };
  }
}

/** The id of an object in a state. */
export function idOf(values: Values): string {
  const id = values.id;
  if (typeof id !== "string" || id === "") throw new Error("an object in the state has no id");
  return id;
}
