import { error } from "../../../schema";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeObject, parseJson } from "../../codec/dynamic-value";
import { MalformedValue, objectFromTree } from "../../codec/tree";
import type { Rpc } from "../rpc";

/** A state as it was stored, perhaps by an older version: what that one lacked is null, what is no more is dropped. */
export const upgradeResourceState: Rpc<"UpgradeResourceState"> = {
  answer(session, { typeName, version, rawState }) {
    const { attributes, schemaVersion = 0 } = session.resource(typeName).definition;
    const refuse = (summary: string, detail: string) => ({ diagnostics: encodeDiagnostics([error(summary, detail)], attributes) });
    if (version > schemaVersion) {
      return refuse(
        `The state of ${typeName} was written by a newer version of this provider`,
        `It has schema version ${version}; this version reads up to ${schemaVersion}. Use the provider version that wrote it, or a newer one.`,
      );
    }
    if (!rawState || rawState.json.length === 0) {
      return refuse(
        `The state of ${typeName} is not in JSON`,
        "Only Terraform before 0.12 wrote another form, and this provider never wrote one. Restore the state file from a backup.",
      );
    }
    try {
      return { upgradedState: encodeObject(attributes, objectFromTree(attributes, parseJson(rawState.json))) };
    } catch (failure) {
      if (!(failure instanceof MalformedValue)) throw failure;
      return refuse(
        `The state of a ${typeName} is not what this provider writes`,
        `In it, ${failure.message}. Restore the state from a backup, or take the object out of it (state rm) and import it again.`,
      );
    }
  },
};
