import type { Planned, Seen, Wanted } from "../attributes";
import type { Diagnostic } from "../diagnostics";
import type { Rule } from "../rules";
import { normalValues } from "../text/normal-form";
import type { Attributes, Known } from "../types";
import type { Value, Values } from "../values";
import type { ChangeInPlace } from "./change-in-place";
import type { Claims } from "./claims";
import type { Created, Creation } from "./creation";
import type { FileAttribute } from "./files";
import type { Lapse } from "./lapse";
import type { Listed, Listing } from "./listing";
import type { Retirement } from "./retirement";
import type { Review, ReviewAttributes } from "./review";
import type { Scope } from "./scope";
import type { Wording } from "./wording";
import type { Following, StatusWork } from "./work";

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
  /** Must hold `id`. */
  readonly attributes: A;
  readonly schemaVersion?: number;
  /** The object's own name, for messages. */
  readonly title: (values: PlannedValues) => Value | undefined;
  /**
   * Attributes that name it for good, beside the place where its cloud keeps it: every create tells them, and nothing changes them. Where
   * they are several, each object has one of them, which is its id. Default: `id`.
   */
  readonly identifiedBy?: readonly (keyof A & string)[];
  /** What the import command takes, for messages: "the template's id"; left out for what is never imported. */
  readonly importId?: string;
  /** Which of them an account has; left out for what is no object on its platform. */
  readonly listing?: Listing<Client, SeenValues, keyof A & string>;
  /** Types of other providers whose objects are objects of this type, so that a state of theirs can become one of ours. */
  readonly movesFrom?: readonly MoveSource<A>[];

  readonly rules?: readonly Rule<A, PlannedValues>[];
  readonly files?: readonly FileAttribute[];
  /** Attributes of which a configuration gives exactly one. */
  readonly exactlyOneOf?: readonly Choice<keyof A & string>[];
  /** Checks that need several attributes and no network; they hold for every configuration. */
  readonly check?: (config: PlannedValues) => readonly Diagnostic[];
  /** Why none is made at this time, whatever the platform would say: asked when it is planned, and again right before it is sent. */
  readonly refusesCreate?: (planned: PlannedValues, nowMs: number) => Diagnostic | undefined;
  /** Computed values that follow from the configuration, so that a plan can show them. */
  readonly derive?: (planned: PlannedValues) => Partial<PlannedValues>;
  /** Where it tells of a review, and what that decides. */
  readonly review?: Review<keyof A & string>;
  /** What of it recipients read. */
  readonly wording?: Wording<keyof A & string>;
  /** That it does not stay usable where nothing is sent with it. */
  readonly lapse?: Lapse<Client>;
  /** What users must be told of the object as it is, on every plan. */
  readonly readDiagnostics?: (values: KnownValues) => readonly Diagnostic[];
  /** Why a successor cannot be made as long as its predecessor is there; nothing where it can. */
  readonly blocksCreateBeforeDestroy?: (prior: KnownValues, planned: PlannedValues) => string | undefined;
  /** What it is a part of, where it is no object of its own: finding it, or not, tells nothing of whose the key is, or nothing that the other does not tell. */
  readonly isPartOf?: "every account" | "another object";
  /** What it needs of others and deletes of them. @param before absent where it is new */
  readonly claims?: (after: PlannedValues, before?: KnownValues, retirement?: Retirement) => Claims;
  /** The attribute that lets go of an object instead of deleting it, where it is true. */
  readonly skipDestroy?: keyof A & string;
  /** What the platform deletes along with it, a sentence: told on every plan that deletes it. */
  readonly takesAlong?: string;
  /** When the platform deletes it though nobody asks for that, as a part of a sentence: `its signature goes`. Told where it would stay otherwise. */
  readonly goesWhen?: string;
  /** What a deletion leaves behind, where it is not the whole object that goes. */
  readonly removalNotice?: string;

  /** What the platform says of the object; undefined when it is gone. */
  readonly read: (scope: Scope<Client>, id: string, prior: Partial<KnownValues>) => Promise<SeenValues | undefined>;
  readonly creation: Creation<Client, WantedValues, SeenValues>;
  /** Changes the object in place. Without it, every change that is sent replaces the object. */
  readonly update?: ChangeInPlace<Client, KnownValues, WantedValues, SeenValues>;
  /** Work that its status asks for, though the configuration asks for no change. */
  readonly work?: StatusWork<Client, KnownValues, PlannedValues, WantedValues, SeenValues>;
  /**
   * What of it a change of another object makes untrue: a run that has that reviewed again does not know it before. Undefined where nothing
   * that anybody relies on would change.
   */
  readonly follows?: (values: KnownValues) => Following | undefined;
  /** The part of it that deletes what was left behind, for runs that do nothing else. */
  readonly retirement?: StatusWork<Client, KnownValues, PlannedValues, WantedValues, SeenValues>;
  readonly delete: Deletion<Client, KnownValues>;
}

/** Attributes of which a configuration gives exactly one. */
export interface Choice<Name extends string = string> {
  readonly of: readonly Name[];
  /** The sentence that a message begins with: `An approval waits for exactly one object`. */
  readonly because: string;
}

/** How an object is taken from the platform. */
export type Deletion<Client, KnownValues> =
  /** A platform's "not found" counts as done. */
  | ((scope: Scope<Client>, id: string, prior: KnownValues) => Promise<void>)
  /** It cannot be: what goes is only forgotten. */
  | {
      /** Why, a part of a sentence: `the platform deletes no applications`. */
      readonly impossible: string;
    };

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

/** A resource definition as the engines hold it, whatever its attributes and client. */
export interface Resource extends ComposedResource<unknown>, ClientNeed {}
/** A definition whose attributes are put together while the program runs: its functions see plain values. */
export type ComposedResource<Client> = ResourceDefinition<Attributes, Client, Values, Values, Values, SeenValues>;
interface ClientNeed {
  /** It is only computed or kept: no client is made for it, and no credentials are asked for. */
  readonly withoutClient?: true;
}
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
  /** Where it tells of a review. */
  readonly review?: ReviewAttributes<keyof A & string>;
  readonly exactlyOneOf?: readonly Choice<keyof A & string>[];
  readonly check?: (config: PlannedValues) => readonly Diagnostic[];
  /** Rules about what is asked for. */
  readonly rules?: readonly Rule<A, PlannedValues>[];
  /** What of it recipients read. */
  readonly wording?: Wording<keyof A & string>;
  /** Undefined where there is none such. */
  readonly read: (scope: Scope<Client>, config: WantedValues) => Promise<SeenValues | undefined>;
}
export interface DataSource extends DataSourceDefinition<Attributes, unknown, Values, Values, SeenValues>, ClientNeed {}

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
    return {
      ...source,
      async read(...asked) {
        const seen = await source.read(...asked);
        return seen && normalValues(seen);
      },
    };
  };
}

/** The same for attributes that are put together while the program runs. */
export function composeResource<Client>(definition: ComposedResource<Client>): Resource {
  return heardInNormalForm(definition as unknown as Resource);
}

/** For objects that no platform keeps: nothing is asked for them. */
export function defineResourceWithoutClient<const A extends Attributes>(definition: ResourceDefinition<A, undefined>): Resource {
  return { ...defineResource<undefined>()(definition), withoutClient: true };
}
export function defineDataSourceWithoutClient<const A extends Attributes>(definition: DataSourceDefinition<A, undefined>): DataSource {
  return { ...defineDataSource<undefined>()(definition), withoutClient: true };
}

/** The one way from a platform's answers to values. */
function heardInNormalForm(resource: Resource): Resource {
  const { read, listing, creation, update, work, retirement } = resource;
  return {
    ...resource,
    async read(...asked) {
      const seen = await read(...asked);
      return seen && normalValues(seen);
    },
    ...(listing && { listing: listedInNormalForm(listing) }),
    creation: createdInNormalForm(creation),
    ...(update && { update: changedInNormalForm(update) }),
    ...(work && { work: workInNormalForm(work) }),
    ...(retirement && { retirement: workInNormalForm(retirement) }),
  };
}

function listedInNormalForm(listing: NonNullable<Resource["listing"]>): NonNullable<Resource["listing"]> {
  if (listing.impossible !== undefined) return listing;
  return {
    ...listing,
    async *pages(...asked): AsyncIterable<readonly Listed<SeenValues>[]> {
      for await (const page of listing.pages(...asked)) yield page.map(inNormalForm);
    },
  };
}

function createdInNormalForm(creation: Resource["creation"]): Resource["creation"] {
  switch (creation.by) {
    case "repetition":
      return { ...creation, create: heard(creation.create) };
    case "token":
      return { ...creation, create: heard(creation.create) };
    case "once": {
      const { recordedAs } = creation;
      return {
        ...creation,
        create: heard(creation.create),
        ...(recordedAs && { recordedAs: (...asked) => normalValues(recordedAs(...asked)) }),
      };
    }
    case "search":
      return {
        ...creation,
        create: heard(creation.create),
        lookAlikes: async (scope, wanted) => (await creation.lookAlikes(scope, wanted)).map(inNormalForm),
      };
  }
}

function workInNormalForm(work: NonNullable<Resource["work"]>): NonNullable<Resource["work"]> {
  return { ...work, carryOut: async (...asked) => normalValues(await work.carryOut(...asked)) };
}

function changedInNormalForm(update: NonNullable<Resource["update"]>): NonNullable<Resource["update"]> {
  if (typeof update === "function") return async (...asked) => normalValues(await update(...asked));
  return { ...update, finish: async (...asked) => normalValues(await update.finish(...asked)) };
}

function heard<Asked extends readonly unknown[]>(create: (...asked: Asked) => Promise<Created<SeenValues>>) {
  return async (...asked: Asked) => inNormalForm(await create(...asked));
}

function inNormalForm<T extends { readonly seen: SeenValues }>(told: T): T {
  return { ...told, seen: normalValues(told.seen) };
}

/** The id of an object in a state. */
export function idOf(values: Values): string {
  const id = values.id;
  if (typeof id !== "string" || id === "") throw new Error("an object in the state has no id");
  return id;
}
