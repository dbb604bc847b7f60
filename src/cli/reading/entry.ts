/** One name of an object, and what becomes of it. */
import { sameValue, type Value } from "../../schema";
import type { Sign } from "../render/writing/lines";

export type Entry = ShownEntry | HiddenEntry;

interface Named {
  readonly name: string;
  /** Written `name { … }`. */
  readonly block?: boolean;
  /** Shown even where it stays. */
  readonly keep?: boolean;
  readonly note?: string;
}

/** Null and undefined are the same: nothing. */
export interface ShownEntry extends Named {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly hidden?: undefined;
}

/** Its value must not be shown, and so it is not here. */
export interface HiddenEntry extends Named {
  /** What becomes of it. */
  readonly hidden: Sign;
}

/** @param isSecret keeps the values back */
export function entryOf(entry: ShownEntry, isSecret: boolean): Entry {
  if (!isSecret || isNothing(entry)) return entry;
  const { before: _, after: __, ...named } = entry;
  return { ...named, hidden: signOf(entry) };
}

export function signOf(entry: Entry): Sign {
  if (entry.hidden !== undefined) return entry.hidden;
  const { before, after } = entry;
  if (isAbsent(before)) return isAbsent(after) ? " " : "+";
  if (isAbsent(after)) return "-";
  return sameValue(before, after) ? " " : "~";
}

/** Neither before nor after. */
export function isNothing(entry: Entry): boolean {
  return entry.hidden === undefined && isAbsent(entry.before) && isAbsent(entry.after);
}

function isAbsent(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}
