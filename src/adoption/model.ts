/** What is adopted, as data: every way to write it begins with this. */
import type { Attribute, Value } from "../schema";

/** One object of a platform, as far as its configuration is known. */
export interface AdoptedObject {
  readonly platform: string;
  /** Of the platform, for sentences: `Tencent Cloud`. */
  readonly platformTitle: string;
  /** Its Terraform type. */
  readonly type: string;
  readonly noun: string;
  /** As the platform has it; what a program calls it follows. */
  readonly title: string;
  /** The platform's own id. */
  readonly id: string;
  readonly importId: string;
  /** In the order of the schema. */
  readonly given: readonly Given[];
  readonly untold: Untold;
  /** What waits for its approval, where that is wanted: left out for what is not usable now, which an apply would wait for. */
  readonly approval?: Approval;
}

export interface Approval {
  /** Its Terraform type. */
  readonly type: string;
  /** Takes the object's id. */
  readonly attribute: string;
}

/** One argument with its value. */
export interface Given {
  readonly name: string;
  readonly attribute: Attribute;
  readonly value: Value;
  /** The adopted object whose id the value is, where the platform tells that. */
  readonly refersTo?: AdoptedObject | undefined;
}

/** Arguments that are left out because nobody here knows them. */
export interface Untold {
  /** Demanded by a change that is sent, and by a replacement. */
  readonly needed: readonly string[];
  readonly others: readonly string[];
}

/** An object with the name that the configuration has for it. */
export interface NamedObject extends AdoptedObject {
  /** The label of its block, or the id of its construct. */
  readonly name: string;
}

export interface OutFile {
  /** In the folder, without one of its own. */
  readonly path: string;
  readonly content: string;
}

/** A platform gives an id once for each type. */
export type Identity = Pick<AdoptedObject, "type" | "id">;

export function keyOf({ type, id }: Identity): string {
  return `${type} ${id}`;
}
