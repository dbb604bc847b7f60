import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";
import { storedState } from "./stored-state";

/** A state as it was stored, perhaps by an older version. */
export const upgradeResourceState: Rpc<"UpgradeResourceState"> = {
  answer(session, { typeName, version, rawState }) {
    const { definition } = session.resource(typeName);
    const stored = storedState(definition, version, rawState);
    if ("problem" in stored) return { diagnostics: encodeDiagnostics([stored.problem], definition.attributes) };
    return { upgradedState: encodeObject(definition.attributes, stored.values) };
  },
};
