/** A wish as the file that an engine reads: JSON, so that nothing has to be parsed that is not the subject. */
import type { Body, SimulatedPlatform } from "./type";
import { typeNamed } from "./types";
import { addressOf, type Wanted, type Wish } from "./wish";

const lifecycle = { createFirst: { lifecycle: { create_before_destroy: true } } } as const;

export function writtenStack(wish: Wish, platforms: readonly SimulatedPlatform[]): string {
  const byMark = new Map(wish.wanted.map((each) => [each.mark, each]));
  const resource: Record<string, Record<string, Body>> = {};
  for (const each of wish.wanted) resource[each.type] = { ...resource[each.type], [each.label]: bodyOf(each, byMark) };
  const output = Object.fromEntries(
    wish.wanted.map((each) => {
      const value = `\${${addressOf(each)}.${typeNamed(each.type).output}}`;
      const beside = neededVersions(each, wish.wanted);
      return [each.label, { value: beside === undefined ? value : [value, beside] }];
    }),
  );
  return JSON.stringify({
    provider: { sms: [Object.fromEntries(platforms.map(({ name, settings }) => [name, settings]))] },
    ...(wish.wanted.length > 0 && { resource, output }),
    ...(wish.moved.length > 0 && { moved: wish.moved }),
    ...(wish.left.length > 0 && { removed: wish.left.map((from) => ({ from, lifecycle: { destroy: false } })) }),
    ...(wish.imports.length > 0 && { import: wish.imports }),
  });
}

/**
 * What an output shows beside an object that needs others: it changes with them, also where the object itself stays as it is.
 * Undefined of what needs nothing.
 */
export function neededVersions({ needs }: Wanted, all: readonly Wanted[]): string | undefined {
  const marks = Object.values(needs);
  if (marks.length === 0) return undefined;
  return all.flatMap(({ mark, version }) => (marks.includes(mark) ? [`v${version}`] : [])).join();
}

function bodyOf(wanted: Wanted, byMark: ReadonlyMap<number, Wanted>): Body {
  const { options, type, needs } = wanted;
  const described = typeNamed(type);
  const ref = (role: string, attribute = "id") => {
    const needed = byMark.get(needs[role] ?? -1);
    if (!needed) throw new Error(`${addressOf(wanted)} needs a ${role}, and has none`);
    return `\${${addressOf(needed)}.${attribute}}`;
  };
  return {
    ...described.body(wanted, ref),
    ...(described.takes.includes("protected") && { deletion_protection: options.has("protected") }),
    ...(options.has("skipDestroy") && { skip_destroy: true }),
    ...(options.has("retireAfter") && { retire_after: "72h" }),
    ...(options.has("createFirst") && lifecycle.createFirst),
  };
}
