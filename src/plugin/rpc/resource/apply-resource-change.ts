import { type ApplyResult, applyObject, identityAfter, identityAttributes } from "../../../reconcile";
import { idOf } from "../../../schema";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject, encodeObject } from "../../codec/dynamic-value";
import { decodeIdentity, encodeIdentity } from "../../codec/identity";
import { decodePrivate, encodePrivate } from "../../codec/private-data";
import type { Outcome } from "../../pending/creates";
import type { Request } from "../../protocol";
import { InvalidRequest } from "../../session";
import type { Rpc } from "../rpc";
import { doubts } from "./doubts";
import { noteRecorded } from "./note-recorded";

/** After an error the state is what was so before; a create that failed its purpose has one, and the engine marks it as tainted. */
export const applyResourceChange: Rpc<"ApplyResourceChange"> = {
  async answer(session, request) {
    const entry = session.resource(request.typeName);
    const { attributes } = entry.definition;
    const values = decodeObject(attributes, request.priorState);
    const planned = decodeObject(attributes, request.plannedState);
    const prior = values && { values, private: decodePrivate(request.plannedPrivate) };
    if (!prior && !planned) throw new InvalidRequest(`a change of ${request.typeName} has neither a prior nor a planned state`);

    const pending = !prior && planned ? session.pendingCreate(entry, planned) : session.pendingChange(entry);
    const acting = session.acting(entry, pending);
    if ("diagnostics" in acting) {
      return { ...keep(request), diagnostics: encodeDiagnostics(acting.diagnostics, {}) };
    }
    const identities = identityAttributes(entry);
    // A successor has an identity of its own.
    const identity = prior && decodeIdentity(identities, request.plannedIdentity);
    await noteRecorded(session, entry.definition, prior);
    const result = await applyObject(entry.definition, acting.environment, { prior, planned, deposed: "untold" });
    await pending.end(outcomeOf(request.typeName, result));
    const readDiagnostics = [...result.diagnostics, ...(await doubts(acting.environment, result.state))];
    return {
      newState: encodeObject(attributes, result.state?.values ?? null),
      private: encodePrivate(result.state?.private ?? {}),
      diagnostics: encodeDiagnostics(session.tell(readDiagnostics, "in short"), attributes),
      newIdentity: encodeIdentity(identities, result.state && identityAfter(entry, acting.environment.place, identity, result.state)),
    };
  },
  salvage: (request) => keep(request),
};

function keep({ priorState, plannedPrivate, plannedIdentity }: Request<"ApplyResourceChange">) {
  return { newState: priorState, private: plannedPrivate, newIdentity: plannedIdentity };
}

function outcomeOf(type: string, { state, unsettled }: ApplyResult): Outcome {
  if (state) return { type, id: idOf(state.values) };
  return unsettled ? "unknown" : "without effect";
}
