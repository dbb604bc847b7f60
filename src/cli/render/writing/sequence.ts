/** How two sequences differ: the longest common part stays. */
import type { Sign } from "./lines";

export interface ChangedItem<T> {
  readonly sign: Sign & ("+" | "-" | " ");
  readonly item: T;
}

/** @param keep shows what stays, too; otherwise it is counted as hidden */
export function changedItems<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
  keep = false,
): { readonly lines: readonly ChangedItem<T>[]; readonly hidden: number } {
  const start = commonStart(before, after, same);
  const end = commonStart(before.slice(start).reverse(), after.slice(start).reverse(), same);
  const middle = difference(before.slice(start, before.length - end), after.slice(start, after.length - end), same);
  const stay = (items: readonly T[]): ChangedItem<T>[] => items.map((item) => ({ sign: " ", item }));
  const all = [...stay(before.slice(0, start)), ...middle, ...stay(before.slice(before.length - end))];
  const lines = keep ? all : all.filter(({ sign }) => sign !== " ");
  return { lines, hidden: all.length - lines.length };
}

function commonStart<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): number {
  let count = 0;
  while (count < a.length && count < b.length && same(a[count] as T, b[count] as T)) count++;
  return count;
}

/** Longest common subsequence by table; beyond a size that nobody reads, everything goes and comes. */
function difference<T>(before: readonly T[], after: readonly T[], same: (a: T, b: T) => boolean): ChangedItem<T>[] {
  if (before.length * after.length > 1_000_000) {
    return [...before.map((item) => ({ sign: "-" as const, item })), ...after.map((item) => ({ sign: "+" as const, item }))];
  }
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = after.length - 1; row && j >= 0; j--) {
      row[j] = same(before[i] as T, after[j] as T) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const items: ChangedItem<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(before[i] as T, after[j] as T)) {
      items.push({ sign: " ", item: before[i] as T });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) items.push({ sign: "-", item: before[i++] as T });
    else items.push({ sign: "+", item: after[j++] as T });
  }
  return items;
}
