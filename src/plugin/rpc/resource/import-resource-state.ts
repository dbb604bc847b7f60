import { importedState, importProblem } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeObject } from "../../codec/dynamic-value";
import { encodePrivate } from "../../codec/private-data";
import type { Rpc } from "../rpc";

/** Only the id; the engine reads the object next, and says so when there is none. */
export const importResourceState: Rpc<"ImportResourceState"> = {
  answer(session, { typeName, id }) {
    const { definition } = session.resource(typeName);
    const problem = importProblem(definition, id);
    if (problem) return { diagnostics: encodeDiagnostics([problem], definition.attributes) };
    const state = importedState(definition, id);
    const imported = { typeName, state: encodeObject(definition.attributes, state.values), private: encodePrivate(state.private) };
    return { importedResources: [imported] };
  },
};
