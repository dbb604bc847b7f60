import { type Diagnostic, error, type Resource, type Values } from "../../../schema";
import { parseJson } from "../../codec/dynamic-value";
import { MalformedValue, objectFromTree } from "../../codec/tree";
import type { Incoming } from "../../protocol";

/** One of our objects as a state holds it, perhaps by an older version: what that one lacked is null, what is no more is dropped. */
export function storedState(
  { type, attributes, schemaVersion = 0 }: Resource,
  version: number,
  state: Incoming<"RawState"> | null,
): { readonly values: Values } | { readonly problem: Diagnostic } {
  const refuse = (summary: string, detail: string) => ({ problem: error(summary, detail) });
  if (version > schemaVersion) {
    return refuse(
      `The state of ${type} was written by a newer version of this provider`,
      `It has schema version ${version}; this version reads up to ${schemaVersion}. Use the provider version that wrote it, or a newer one.`,
    );
  }
  if (!state || state.json.length === 0) {
    return refuse(
      `The state of ${type} is not in JSON`,
      "Only Terraform before 0.12 wrote another form, and this provider never wrote one. Restore the state file from a backup.",
    );
  }
  try {
    return { values: objectFromTree(attributes, parseJson(state.json)) };
  } catch (failure) {
    if (!(failure instanceof MalformedValue)) throw failure;
    return refuse(
      `The state of a ${type} is not what this provider writes`,
      `In it, ${failure.message}. Restore the state from a backup, or take the object out of it (state rm) and import it again.`,
    );
  }
}
