/** Which of many objects are meant: `name=登录*`. */
import { type Diagnostic, error, normalText } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";

/** What is compared, by the filter's name: one text, or several of which one will do. */
export type Parts<T> = ReadonlyMap<string, (object: T) => readonly string[]>;

export interface Filter<T> {
  readonly isMet: (object: T) => boolean;
  /** As it was given. */
  readonly text: string;
}

/** @param given a part's name and a pattern, in which `*` stands for anything and letters may be large or small */
export function filtersOf<T>(
  given: readonly (readonly [name: string, pattern: string])[],
  parts: Parts<T>,
): { readonly filters: readonly Filter<T>[] } | { readonly problem: Diagnostic } {
  const filters: Filter<T>[] = [];
  for (const [name, pattern] of given) {
    const part = parts.get(name);
    if (!part) {
      const known = [...parts.keys()];
      const detail = `It takes: ${known.join(", ")}. For instance --filter 'name=登录*'.${didYouMean(name, known)}`;
      return { problem: error(`--filter knows no "${name}"`, detail) };
    }
    filters.push({ text: `${name}=${pattern}`, isMet: (object) => part(object).some((text) => isLike(text, pattern)) });
  }
  return { filters };
}

export function meets<T>(object: T, filters: readonly Filter<T>[]): boolean {
  return filters.every(({ isMet }) => isMet(object));
}

function isLike(text: string, pattern: string): boolean {
  const [first = "", ...others] = comparable(pattern).split("*");
  const whole = comparable(text);
  const last = others.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first) || !whole.endsWith(last) || whole.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of others) {
    const found = whole.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= whole.length - last.length;
}

function comparable(text: string): string {
  return normalText(text).toLowerCase();
}
