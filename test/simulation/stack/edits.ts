/** What a developer may do to a wish, and the wish stays one that can be fulfilled. */
import type { Chance } from "../world/chance";
import type { Option, SimulatedPlatform, SimulatedType } from "./type";
import { typeNamed } from "./types";
import { addressOf, type Wanted, type Wish } from "./wish";

/** Gives each new object a mark of its own, and knows which day it is. */
export interface Marks {
  last: number;
  today(): string;
}

const mostWanted = 7;

/** Another object, with all that it needs. The wish stays as it is where there is no room. */
export function withAnother(wish: Wish, platforms: readonly SimulatedPlatform[], marks: Marks, chance: Chance): Wish {
  const type = chance.pick(platforms.flatMap(({ types }) => types));
  return type && wish.wanted.length < mostWanted ? added(wish, type, marks, chance).wish : wish;
}

function added(wish: Wish, type: SimulatedType, marks: Marks, chance: Chance): { readonly wish: Wish; readonly mark: number | undefined } {
  const same = wish.wanted.filter((each) => each.type === type.name);
  if (same.length >= (type.most ?? 3)) return { wish, mark: chance.pick(same)?.mark };
  let next = wish;
  const needs: Record<string, number> = {};
  for (const [role, needed] of Object.entries(type.needs)) {
    const present = chance.pick(next.wanted.filter((each) => each.type === needed));
    const found = present && chance.happens(0.7) ? { wish: next, mark: present.mark } : added(next, typeNamed(needed), marks, chance);
    next = found.wish;
    if (found.mark !== undefined) needs[role] = found.mark;
  }
  marks.last += 1;
  const mark = marks.last;
  const options = new Set(type.takes.filter((option) => chance.happens(likely[option])));
  const wanted: Wanted = { mark, type: type.name, label: `o${mark}`, version: mark, day: marks.today(), options, needs };
  return { wish: { ...next, wanted: [...next.wanted, wanted] }, mark };
}

const likely: Readonly<Record<Option, number>> = { protected: 0.2, createFirst: 0.5, skipDestroy: 0.2, retireAfter: 0.5 };

/** Without an object, and without all that needs it. */
export function without(wish: Wish, gone: Wanted): Wish {
  const marks = new Set([gone.mark]);
  for (let size = 0; size < marks.size; ) {
    size = marks.size;
    for (const each of wish.wanted) if (Object.values(each.needs).some((mark) => marks.has(mark))) marks.add(each.mark);
  }
  const wanted = wish.wanted.filter(({ mark }) => !marks.has(mark));
  const left = new Set(wanted.map(addressOf));
  return { ...wish, wanted, imports: wish.imports.filter(({ to }) => left.has(to)) };
}

/** Another text, written today. */
export function withNewText(wish: Wish, wanted: Wanted, marks: Marks): Wish {
  marks.last += 1;
  return withChanged(wish, { ...wanted, version: marks.last, day: marks.today() });
}

/** With an object that was wanted once, and all that it needs; not protected any more. */
export function takenBack(wish: Wish, wanted: Wanted, known: Iterable<Wanted>): Wish {
  const byMark = new Map([...known].map((each) => [each.mark, each]));
  const needed = Object.values(wanted.needs).flatMap((mark) => byMark.get(mark) ?? []);
  const whole = needed.reduce((next, each) => (isWanted(next, each) ? next : takenBack(next, each, byMark.values())), wish);
  return { ...whole, wanted: [...whole.wanted, unprotected(wanted)] };
}

function isWanted({ wanted }: Wish, { mark }: Wanted): boolean {
  return wanted.some((each) => each.mark === mark);
}

export function unprotected(wanted: Wanted): Wanted {
  return { ...wanted, options: new Set([...wanted.options].filter((option) => option !== "protected")) };
}

export function withChanged(wish: Wish, changed: Wanted): Wish {
  return { ...wish, wanted: wish.wanted.map((each) => (each.mark === changed.mark ? changed : each)) };
}

/** Another name for the block; the object stays. */
export function renamed(wish: Wish, wanted: Wanted, label: string): Wish {
  const to = { ...wanted, label };
  const move = { from: addressOf(wanted), to: addressOf(to) };
  const imports = wish.imports.map((each) => (each.to === move.from ? { ...each, to: move.to } : each));
  return { ...withChanged(wish, to), imports, moved: [...wish.moved, move] };
}
