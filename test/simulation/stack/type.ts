/** What the simulation knows of a type of object: how a stack writes one, and where its platform shows it. */
import type { Wanted } from "./wish";

export type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };
export type Body = Readonly<Record<string, Written>>;

export interface SimulatedType {
  readonly name: string;
  readonly platform: string;
  /** Kind in the emulator's admin interface; undefined where the platform keeps nothing of it that could be looked at. */
  readonly shownAs?: string;
  readonly isReviewed?: boolean;
  /** Its platform has no call for that: it is forgotten instead. */
  readonly isNeverDeleted?: boolean;
  /** By role, the type that the object needs. */
  readonly needs: Readonly<Record<string, string>>;
  /** In a stack. Default: as many as one likes. */
  readonly most?: number;
  /** What its block has of the options that are everywhere alike. */
  readonly takes: readonly Option[];
  /** @param ref of what it needs: the expression of its id */
  body(wanted: Wanted, ref: (role: string, attribute?: string) => string): Body;
  /** What an output shows of it. */
  readonly output: string;
  /** What the import command takes of an object as the platform shows it; left out where it takes none. */
  importId?(view: Readonly<Record<string, unknown>>): string;
}

export type Option = "protected" | "createFirst" | "skipDestroy" | "retireAfter";

/** An account as it is before anything is declared. */
export interface SimulatedPlatform {
  readonly name: string;
  /** Settings of its block. */
  readonly settings: Body;
  readonly types: readonly SimulatedType[];
  /** What its console has to make before, by kind. */
  readonly account: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What stands in the texts of an object, so that it is known wherever it turns up. */
export function markOf({ mark }: Pick<Wanted, "mark">): string {
  return `M${mark}x`;
}

export function marksIn(text: string): readonly number[] {
  return [...text.matchAll(/M(\d+)x/g)].map(([, mark]) => Number(mark));
}
