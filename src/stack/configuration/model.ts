import type { Value } from "../../schema";
import type { Address } from "../address";
import type { Expression, JsonObject, Reference } from "../expression";
import type { Where } from "../places/where";
import type { Constraint } from "./constraint";

/** A stack's configuration, all its files together. References in it are compiled, and what they name is declared. */
export interface Configuration {
  /** Absolute. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly locals: ReadonlyMap<string, Expression>;
  /** By `sms` or `sms.ALIAS`. `sms` is always there, empty where no block configures it. */
  readonly providers: ReadonlyMap<string, ProviderBlock>;
  /** By `TYPE.NAME` or `data.TYPE.NAME`. */
  readonly resources: ReadonlyMap<string, ResourceBlock>;
  readonly outputs: ReadonlyMap<string, Output>;
  readonly checks: ReadonlyMap<string, Check>;
  readonly imports: readonly ImportBlock[];
  readonly moved: readonly MovedBlock[];
  readonly removed: readonly RemovedBlock[];
  /** The path of the `local` backend as written; undefined where it has none. */
  readonly backendPath: string | undefined;
  /** By local name. */
  readonly requiredProviders: ReadonlyMap<string, RequiredProvider>;
}

export interface RequiredProvider {
  readonly source?: string;
  readonly version?: string;
}

/** The attributes of a block, meta-arguments taken out. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Expression>;
  readonly raw: JsonObject;
  /** Set where it was written in HCL, which tells blocks from attributes. */
  readonly syntax?: "hcl";
  /** File and address, as messages begin. */
  readonly where: Where;
}

export interface ProviderBlock {
  readonly key: string;
  readonly body: Body;
}

export interface ResourceBlock {
  readonly blockAddress: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly body: Body;
  readonly count?: Expression;
  readonly forEach?: Expression;
  /** Subjects. */
  readonly dependsOn: readonly string[];
  readonly providerKey: string;
  readonly lifecycle: Lifecycle;
  /** The file it stands in, relative to the folder. */
  readonly source: string;
  /** The `check` block that it stands in: it is read for that alone, and what fails is a warning. */
  readonly check?: string;
}

export interface Lifecycle {
  /** Undefined where the configuration says nothing. */
  readonly createBeforeDestroy: boolean | undefined;
  readonly preventDestroy: boolean;
  /** Attributes as written: `content`, `tags["a"]`. */
  readonly ignoreChanges: readonly string[] | "all";
  readonly replaceTriggeredBy: readonly Trigger[];
  readonly preconditions: readonly Condition[];
  readonly postconditions: readonly Condition[];
}

export interface Condition {
  readonly condition: Expression;
  readonly errorMessage: Expression;
}

/** Questions about the stack, asked in every run. One that is answered with no is a warning. */
export interface Check {
  readonly name: string;
  readonly assertions: readonly Condition[];
}

/** What replaces an object when it changes. */
export interface Trigger extends Reference {
  /** Of a repeated block the object with the same key: `[sms_baidu_template.code[each.key]]`. Its steps are those behind the key. */
  readonly isOfOwnKey: boolean;
}

export interface Variable {
  readonly name: string;
  /** Undefined takes any value. */
  readonly type?: Constraint;
  /** Converted to the type. Undefined where the variable must be given. */
  readonly default?: Value;
  readonly sensitive: boolean;
  readonly nullable: boolean;
  readonly description?: string;
  readonly validations: readonly Condition[];
  readonly where: Where;
}

export interface Output {
  readonly value: Expression;
  readonly sensitive: boolean;
  readonly description?: string;
  /** Subjects. */
  readonly dependsOn: readonly string[];
  readonly preconditions: readonly Condition[];
}

/** An object that exists and is to be taken up; with `forEach` one for each of its elements. */
export interface ImportBlock {
  /** The block that describes it; its key is `key`. */
  readonly to: Address;
  readonly key?: Expression;
  /** What names it there: an id, or an object of the parts of its identity. */
  readonly by: { readonly id: Expression } | { readonly identity: Expression };
  readonly forEach?: Expression;
  readonly where: Where;
}

/** An object has another address now. Without keys on either side it speaks of all instances of a block. */
export interface MovedBlock {
  readonly from: Address;
  readonly to: Address;
  readonly where: Where;
}

/** A block is no longer in the stack: are its objects deleted, or only forgotten? */
export interface RemovedBlock {
  readonly blockAddress: string;
  readonly destroy: boolean;
  readonly where: Where;
}
