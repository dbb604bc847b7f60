import { identityAfter, identityAttributes, identityOf, misnamed, readObject, recordedSoFar } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject, encodeObject } from "../../codec/dynamic-value";
import { decodeIdentity, encodeIdentity } from "../../codec/identity";
import { decodePrivate, encodePrivate } from "../../codec/private-data";
import type { Rpc } from "../rpc";
import { doubts } from "./doubts";
import { nameInPlugin } from "./name-in-plugin";
import { noteRecorded } from "./note-recorded";

/** An object that is gone keeps its identity: engines compare what they are told with what they have. */
export const readResource: Rpc<"ReadResource"> = {
  async answer(session, request) {
    const entry = session.resource(request.typeName);
    const { definition } = entry;
    const { attributes } = definition;
    const values = decodeObject(attributes, request.currentState);
    if (!values) return { newState: encodeObject(attributes, null), newIdentity: request.currentIdentity };
    const identity = decodeIdentity(identityAttributes(entry), request.currentIdentity);
    const prior = { values, private: decodePrivate(request.private) };
    const acting = session.reading(entry);
    if ("diagnostics" in acting) {
      return {
        newState: encodeObject(attributes, values),
        private: request.private,
        diagnostics: encodeDiagnostics(acting.diagnostics, {}),
        newIdentity: request.currentIdentity,
      };
    }
    const { environment } = acting;
    await noteRecorded(session, definition, prior);
    recordedSoFar(environment.store).add({
      name: nameInPlugin(definition, values),
      resource: definition,
      before: values,
      after: values,
    });
    const { state, diagnostics } = await readObject(definition, environment, prior);
    const found = identity && prior.private.imported && state && identityOf(entry, environment.place, state.values);
    const wrong = found && misnamed(definition, identity, found);
    // Without it the state as it was is answered: the error was told for another object, and ends the run.
    const readDiagnostics = session.tell([...diagnostics, ...(wrong ? [wrong] : []), ...(await doubts(environment, state))], "nothing");
    return {
      newState: encodeObject(attributes, state?.values ?? null),
      private: encodePrivate(state?.private ?? {}),
      diagnostics: encodeDiagnostics(readDiagnostics, attributes),
      newIdentity: encodeIdentity(identityAttributes(entry), identityAfter(entry, environment.place, identity, state ?? prior)),
    };
  },
  salvage: ({ currentState, private: memory, currentIdentity }) => ({
    newState: currentState,
    private: memory,
    newIdentity: currentIdentity,
  }),
};
