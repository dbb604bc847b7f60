import { readObject, recordedSoFar } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject, encodeObject } from "../../codec/dynamic-value";
import { decodePrivate, encodePrivate } from "../../codec/private-data";
import type { Rpc } from "../rpc";
import { doubts } from "./doubts";
import { nameInPlugin } from "./name-in-plugin";
import { noteRecorded } from "./note-recorded";

export const readResource: Rpc<"ReadResource"> = {
  async answer(session, request) {
    const entry = session.resource(request.typeName);
    const { definition } = entry;
    const { attributes } = definition;
    const values = decodeObject(attributes, request.currentState);
    if (!values) return { newState: encodeObject(attributes, null) };
    const prior = { values, private: decodePrivate(request.private) };
    const acting = session.reading(entry);
    if ("diagnostics" in acting) {
      return {
        newState: encodeObject(attributes, values),
        private: request.private,
        diagnostics: encodeDiagnostics(acting.diagnostics, {}),
      };
    }
    await noteRecorded(session, definition, prior);
    recordedSoFar(acting.environment.store).add({
      name: nameInPlugin(definition, values),
      resource: definition,
      before: values,
      after: values,
    });
    const { state, diagnostics } = await readObject(definition, acting.environment, prior);
    // Without it the state as it was is answered: the error was told for another object, and ends the run.
    const readDiagnostics = session.tell([...diagnostics, ...(await doubts(acting.environment, state))], "nothing");
    return {
      newState: encodeObject(attributes, state?.values ?? null),
      private: encodePrivate(state?.private ?? {}),
      diagnostics: encodeDiagnostics(readDiagnostics, attributes),
    };
  },
  salvage: ({ currentState, private: memory }) => ({ newState: currentState, private: memory }),
};
