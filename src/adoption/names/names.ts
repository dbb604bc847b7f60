/** What the configuration calls objects: by their names on the platform, as far as the language lets it. */
import { normalText } from "../../schema";
import type { AdoptedObject, NamedObject } from "../model";

/** How a language writes names. */
export interface Naming {
  /** The name as the language takes it; empty where nothing is left of it. */
  readonly spell: (title: string) => string;
  /** Between a name and what is put before or behind it. */
  readonly joint: "_" | "-";
  /** Objects of one space have names of their own. */
  readonly spaceOf: (object: Pick<AdoptedObject, "type">) => string;
  /** Stands before every name. */
  readonly prefixOf?: (object: AdoptedObject) => string;
}

/**
 * The characters of HCL's names that every version of it knows: its tables are years behind those of JavaScript, and a name that one engine
 * refuses is none.
 */
const foreign = /[^\w\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0400-\u045f々〇ぁ-ゖァ-ヺ가-힣㐀-䶵一-鿕\u{20000}-\u{2a6d6}]+/gu;

/** A block's label: Chinese stays. Each type has a space of its own. */
export const labels: Naming = {
  spell: (title) => trimmed(normalText(title).replace(foreign, "_"), "_"),
  joint: "_",
  spaceOf: ({ type }) => type,
};

/** @param taken names in use before, by space */
export function named(
  objects: readonly AdoptedObject[],
  naming: Naming,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): readonly NamedObject[] {
  const used = new Map([...taken].map(([space, names]) => [space, new Set(names)]));
  /** How often a name was asked for: with thousands of one name nobody counts from the start again. */
  const asked = new Map<string, number>();
  return objects.map((object) => {
    const space = naming.spaceOf(object);
    const here = used.get(space) ?? new Set<string>();
    used.set(space, here);
    const base = baseOf(object, naming);
    const key = `${space} ${base}`;
    let number = asked.get(key) ?? 1;
    while (here.has(numbered(base, number, naming.joint))) number += 1;
    asked.set(key, number + 1);
    const name = numbered(base, number, naming.joint);
    here.add(name);
    return { ...object, name };
  });
}

/** One of only punctuation is called by its id. No engine takes a name that begins with a digit, or with a dash. */
function baseOf(object: AdoptedObject, { spell, joint, prefixOf }: Naming): string {
  const noun = object.noun.replace(/\W/g, joint);
  const byId = [noun, spell(object.id)].filter((part, i, all) => part !== "" && part !== all[i - 1]).join(joint);
  const own = shortened(spell(object.title), joint) || byId;
  const prefix = prefixOf?.(object) ?? (/^\d/.test(own) ? noun : "");
  return prefix === "" ? own : `${prefix}${joint}${own}`;
}

function numbered(base: string, number: number, joint: string): string {
  return number === 1 ? base : `${base}${joint}${number}`;
}

/** In Latin letters a Chinese name is many times as long; engines take 255. */
const longest = 100;

function shortened(name: string, joint: Naming["joint"]): string {
  return name.length <= longest ? name : trimmed([...name].slice(0, longest).join(""), joint);
}

export function trimmed(name: string, joint: Naming["joint"]): string {
  return name.replaceAll(new RegExp(`${joint}{2,}`, "g"), joint).replace(new RegExp(`^${joint}|${joint}$`, "g"), "");
}
