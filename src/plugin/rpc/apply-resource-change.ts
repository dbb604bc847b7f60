import { type ApplyResult, applyObject } from "../../reconcile";
import { idOf } from "../../schema";
import { encodeDiagnostics } from "../codec/diagnostics";
import { decodeObject, encodeObject } from "../codec/dynamic-value";
import { decodePrivate, encodePrivate } from "../codec/private-data";
import type { PendingCreate } from "../pending/pending-file";
import type { Request } from "../protocol";
import { InvalidRequest, type Session } from "../session";
import { noteRecorded } from "./note-recorded";
import type { Rpc } from "./rpc";

/** After an error the state is what was so before; a create that failed its purpose has one, and the engine marks it as tainted. */
export const applyResourceChange: Rpc<"ApplyResourceChange"> = {
  async answer(session, request) {
    const offer = session.resource(request.typeName);
    const { attributes } = offer.definition;
    const values = decodeObject(attributes, request.priorState);
    const planned = decodeObject(attributes, request.plannedState);
    const prior = values && { values, private: decodePrivate(request.plannedPrivate) };
    if (!prior && !planned) throw new InvalidRequest(`a change of ${request.typeName} has neither a prior nor a planned state`);

    const create = !prior && planned ? session.pendingCreate(offer, planned) : undefined;
    const acting = session.acting(offer.cloud, create);
    if ("diagnostics" in acting) {
      return { ...keep(request), diagnostics: encodeDiagnostics(acting.diagnostics, {}) };
    }
    await noteRecorded(session, offer.definition, prior);
    const result = await applyObject(offer.definition, acting.environment, { prior, planned });
    if (create) await settle(session, request.typeName, create, result);
    return {
      newState: encodeObject(attributes, result.state?.values ?? null),
      private: encodePrivate(result.state?.private ?? {}),
      diagnostics: encodeDiagnostics(result.diagnostics, attributes),
    };
  },
  salvage: (request) => keep(request),
};

function keep({ priorState, plannedPrivate }: Request<"ApplyResourceChange">) {
  return { newState: priorState, private: plannedPrivate };
}

/** A create that ended is noted; where that fails, the entry is taken up by the next run, which is safe. */
async function settle(session: Session, type: string, create: PendingCreate, { state, unsettled }: ApplyResult): Promise<void> {
  try {
    await create.end(state ? { type, id: idOf(state.values) } : unsettled ? "unknown" : "without effect");
  } catch (failure) {
    session.log("warn", "the pending file could not be updated", { problem: failure instanceof Error ? failure.message : String(failure) });
  }
}
