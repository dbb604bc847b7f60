import { identityAttributes, importedByIdentity, importedState, importProblem, type ObjectState } from "../../../reconcile";
import { beginningWithArticle, type Diagnostic, error, type Values } from "../../../schema";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeObject } from "../../codec/dynamic-value";
import { decodeIdentity, encodeIdentity } from "../../codec/identity";
import { encodePrivate } from "../../codec/private-data";
import type { Request } from "../../protocol";
import type { Session } from "../../session";
import type { Rpc } from "../rpc";

/** Only the id, or the identity; the engine reads the object next, and says so when there is none. */
export const importResourceState: Rpc<"ImportResourceState"> = {
  answer(session, request) {
    const entry = session.resource(request.typeName);
    const { type, attributes } = entry.definition;
    const start = startOf(session, request);
    if ("problems" in start) return { diagnostics: encodeDiagnostics(start.problems, attributes) };
    const imported = {
      typeName: type,
      state: encodeObject(attributes, start.state.values),
      private: encodePrivate(start.state.private),
      identity: encodeIdentity(identityAttributes(entry), start.identity),
    };
    return { importedResources: [imported] };
  },
};

type Start = { readonly state: ObjectState; readonly identity: Values | null } | { readonly problems: readonly Diagnostic[] };

function startOf(session: Session, { typeName, id, identity: data }: Request<"ImportResourceState">): Start {
  const entry = session.resource(typeName);
  const { definition } = entry;
  const identity = decodeIdentity(identityAttributes(entry), data);
  if (!identity) {
    const problem = importProblem(definition, id);
    // By an id as users write it: the platform's own is known once it is read.
    return problem ? { problems: [problem] } : { state: importedState(definition, id), identity: null };
  }
  if (id !== "")
    return { problems: [error(`${beginningWithArticle(definition.noun)} is imported by an id or by an identity`, "Give one of the two.")] };
  const acting = session.acting(entry);
  if ("diagnostics" in acting) return { problems: acting.diagnostics };
  const start = importedByIdentity(entry, acting.environment.place, identity);
  return "problem" in start ? { problems: [start.problem] } : start;
}
