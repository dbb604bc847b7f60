import { identityAttributes, identityVersion, type RegistryEntry } from "../../../reconcile";
import { type Attributes, type Diagnostic, error, type Resource, type Values } from "../../../schema";
import { parseJson } from "../../codec/dynamic-value";
import { MalformedValue, objectFromTree } from "../../codec/tree";
import type { Incoming } from "../../protocol";

type Stored = { readonly values: Values } | { readonly problem: Diagnostic };

/** One of our objects as a state holds it, perhaps by an older version: what that one lacked is null, what is no more is dropped. */
export function storedState(
  { type, attributes, schemaVersion = 0 }: Resource,
  version: number,
  state: Incoming<"RawState"> | null,
): Stored {
  return stored({ called: `state of ${type}`, versionNoun: "schema version", attributes, newest: schemaVersion }, version, state);
}

/** The identity that a state has beside one of our objects. */
export function storedIdentity(entry: RegistryEntry<Resource>, version: number, identity: Incoming<"RawState"> | null): Stored {
  const called = `identity of ${entry.definition.type}`;
  const attributes = identityAttributes(entry);
  return stored({ called, versionNoun: "identity version", attributes, newest: identityVersion }, version, identity);
}

interface Form {
  /** In sentences. */
  readonly called: string;
  readonly versionNoun: string;
  readonly attributes: Attributes;
  readonly newest: number;
}

function stored({ called, versionNoun, attributes, newest }: Form, version: number, state: Incoming<"RawState"> | null): Stored {
  const refuse = (summary: string, detail: string) => ({ problem: error(summary, detail) });
  if (version > newest) {
    return refuse(
      `The ${called} was written by a newer version of this provider`,
      `It has ${versionNoun} ${version}; this version reads up to ${newest}. Use the provider version that wrote it, or a newer one.`,
    );
  }
  if (!state || state.json.length === 0) {
    return refuse(`The ${called} is not in JSON`, "No version of this provider wrote another form. Restore the state file from a backup.");
  }
  try {
    return { values: objectFromTree(attributes, parseJson(state.json)) };
  } catch (failure) {
    if (!(failure instanceof MalformedValue)) throw failure;
    return refuse(
      `The ${called} is not what this provider writes`,
      `In it, ${failure.message}. Restore the state from a backup, or take the object out of it (state rm) and import it again.`,
    );
  }
}
