/** What names an object for good, for engines that record that beside its state: by what it can be imported, and compared. */
import {
  type Attributes,
  type Diagnostic,
  error,
  isUnknown,
  optional,
  type Resource,
  required,
  string,
  type Values,
  withArticle,
} from "../schema";
import type { RegistryEntry } from "./provider";
import { importedState, importProblem } from "./read";
import type { ObjectState } from "./state";

export const identityVersion = 0;

type Entry = RegistryEntry<Resource>;

/** The attributes of an identity: what is required is what an import by it cannot do without. */
export function identityAttributes({ definition, cloud }: Entry): Attributes {
  const names = namesIn(definition);
  const give = names.length === 1 ? required : optional;
  const own = names.map((name) => [name, give(string, { doc: definition.attributes[name]?.doc ?? "" })] as const);
  const place = placesOf({ definition, cloud }).map((name) => [name, optional(string, { doc: cloud.settings[name]?.doc ?? "" })] as const);
  return Object.fromEntries([...own, ...place]);
}

/**
 * The identity of an object; null as long as not all of it is known.
 * @param place where its client looks
 */
export function identityOf(entry: Entry, place: Values | undefined, values: Values): Values | null {
  const names = namesIn(entry.definition);
  const own = names.map((name) => [name, values[name] ?? null] as const);
  const elsewhere = placesOf(entry).map((name) => [name, place?.[name] ?? null] as const);
  const isWhole = own.some(([, value]) => value !== null) && elsewhere.every(([, value]) => value !== null);
  return isWhole && ![...own, ...elsewhere].some(([, value]) => isUnknown(value)) ? Object.fromEntries([...own, ...elsewhere]) : null;
}

/** What is recorded of an identity stays; where nothing is, it follows from the object. */
export function identityAfter(entry: Entry, place: Values | undefined, recorded: Values | null, object: ObjectState | null): Values | null {
  if (recorded || !object) return recorded;
  // What an import takes for an id need not be the platform's own.
  return object.private.imported ? null : identityOf(entry, place, object.values);
}

/** The state that an import by an identity begins with, to be read next, and the whole of the identity; or why there is none. */
export function importedByIdentity(
  entry: Entry,
  place: Values | undefined,
  given: Values,
): { readonly state: ObjectState; readonly identity: Values } | { readonly problem: Diagnostic } {
  const { definition, cloud } = entry;
  const names = namesIn(definition);
  const named = names.filter((name) => isGiven(given, name));
  const [name = ""] = named;
  const id = named.length === 1 ? String(given[name]) : "";
  const notImportable = importProblem(definition, "any");
  if (notImportable) return { problem: notImportable };
  const known = [...names, ...placesOf(entry)];
  const unknown = Object.keys(given).filter((each) => !known.includes(each));
  if (unknown.length > 0) {
    return {
      problem: error(`The identity of ${withArticle(definition.noun)} has no ${unknown.join(" and no ")}`, `It has ${known.join(", ")}.`),
    };
  }
  if (id === "") return { problem: notOne(definition, named) };
  const elsewhere = placesOf(entry).find((setting) => isGiven(given, setting) && given[setting] !== place?.[setting]);
  if (elsewhere !== undefined) {
    return {
      problem: error(
        `The identity names ${withArticle(definition.noun)} of another ${elsewhere}`,
        `It says ${elsewhere} = "${String(given[elsewhere])}", and the provider block looks in "${String(place?.[elsewhere])}". ` +
          `Import it with a provider block whose ${elsewhere} in ${cloud.name} { … } is that one, or correct the identity.`,
      ),
    };
  }
  const state = importedState(definition, id, name);
  return { state, identity: identityOf(entry, place, state.values) ?? given };
}

/** Why an object that was found is not the one that an identity names: that was written otherwise than the platform does. */
export function misnamed({ noun }: Resource, named: Values, found: Values): Diagnostic | undefined {
  const wrong = Object.keys(found).filter((name) => (named[name] ?? null) !== found[name]);
  if (wrong.length === 0) return undefined;
  const [is, are] = [named, found].map((identity) => wrong.map((name) => `${name} = ${JSON.stringify(identity[name] ?? null)}`).join(", "));
  return error(`The identity is not that of the ${noun} that was found`, `It says ${is}. Write ${are}.`);
}

function namesIn({ identifiedBy = ["id"] }: Resource): readonly string[] {
  return identifiedBy;
}

/** What is only kept in the state lies nowhere else. */
function placesOf({ definition, cloud: { place = {} } }: Entry): readonly string[] {
  return definition.withoutClient ? [] : Object.keys(place);
}

function isGiven(given: Values, name: string): boolean {
  return typeof given[name] === "string" && String(given[name]).trim() !== "";
}

function notOne(resource: Resource, named: readonly string[]): Diagnostic {
  const names = namesIn(resource);
  const wanted = names.length === 1 ? `${names[0]}, a text` : `exactly one of ${names.join(", ")}`;
  const found = named.length === 0 ? "none is given" : `${named.join(" and ")} are given`;
  return error(`The identity names no ${resource.noun}`, `It needs ${wanted}; ${found}.`);
}
