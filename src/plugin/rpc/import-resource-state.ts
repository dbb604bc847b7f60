import { importedState } from "../../reconcile";
import { error } from "../../schema";
import { encodeDiagnostics } from "../codec/diagnostics";
import { encodeObject } from "../codec/dynamic-value";
import { encodePrivate } from "../codec/private-data";
import type { Rpc } from "./rpc";

/** Only the id; the engine reads the object next, and says so when there is none. */
export const importResourceState: Rpc<"ImportResourceState"> = {
  answer(session, { typeName, id }) {
    const { definition } = session.resource(typeName);
    if (id.trim() === "") {
      const problem = error(`No id to import a ${definition.noun} by`, `The id is empty. Give ${definition.importId}.`);
      return { diagnostics: encodeDiagnostics([problem], definition.attributes) };
    }
    const state = importedState(definition, id);
    const imported = { typeName, state: encodeObject(definition.attributes, state.values), private: encodePrivate(state.private) };
    return { importedResources: [imported] };
  },
};
