import type { ListingScope } from "./scope";
import type { Audience } from "./wording";

/** Whether and how a platform tells which objects of a kind an account has. */
export type Listing<Client, SeenValues, Name extends string = string> =
  | Listable<Client, SeenValues, Name>
  /** No call tells them. */
  | { readonly impossible: string; readonly waysLeft: string };

export interface Listable<Client, SeenValues, Name extends string = string> {
  readonly impossible?: undefined;
  /** In how few calls, for the documentation: `one call for 100`. */
  readonly calls: string;
  /** What users should know of the call, a sentence. */
  readonly caution?: string;
  /** How objects are got at by a key that may not list, one sentence or more. */
  readonly waysLeft: string;
  /** Attributes by which the platform narrows the list, each to one value. */
  readonly filters?: readonly Name[];
  /**
   * Page after page. What is there all the time is in one of them, whatever else comes and goes meanwhile; one that two lists hold may come twice.
   * @param asked values of `filters`; a page may hold others as well
   */
  readonly pages: (
    scope: ListingScope<Client>,
    asked: Readonly<Partial<Record<Name, string>>>,
  ) => AsyncIterable<readonly Listed<SeenValues, Name>[]>;
}

/** One object of a list. */
export interface Listed<SeenValues, Name extends string = string> {
  /** What the import command takes for it. */
  readonly importId: string;
  /** As reading the imported object would tell it. */
  readonly seen: SeenValues;
  /** Attributes that reading it tells, by further calls. */
  readonly unshown?: readonly Name[];
  /** Whom messages may go to, where the platform tells. */
  readonly audience?: Audience | undefined;
  /** When it was made or handed in, in milliseconds since 1970. */
  readonly madeAt?: number | undefined;
  /** Other objects that the platform names in it. */
  readonly links?: readonly Link<Name>[];
}

/** An attribute whose value is the id of another object. */
export interface Link<Name extends string = string> {
  readonly attribute: Name;
  /** Its Terraform type. */
  readonly type: string;
  readonly id: string;
}
