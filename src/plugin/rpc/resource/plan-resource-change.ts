import {
  begunEarlier,
  type Environment,
  identityAfter,
  identityAttributes,
  type ObjectState,
  type PlannedChange,
  plannedSoFar,
  planObject,
  type RegistryEntry,
} from "../../../reconcile";
import type { Diagnostic, Resource, Values } from "../../../schema";
import { encodeDiagnostics, encodePath } from "../../codec/diagnostics";
import { decodeObject, encodeObject } from "../../codec/dynamic-value";
import { decodeIdentity, encodeIdentity } from "../../codec/identity";
import { decodePrivate, encodePrivate } from "../../codec/private-data";
import type { Session } from "../../session";
import type { Rpc } from "../rpc";
import { nameInPlugin } from "./name-in-plugin";
import { noteRecorded } from "./note-recorded";

/**
 * The planned private data are those of the prior state: an apply gets no others, and has to tell again what was never observed.
 * For a replacement the engine calls a second time, with no prior state. It does not say whether what goes is deposed. What is to be made
 * has no identity yet.
 */
export const planResourceChange: Rpc<"PlanResourceChange"> = {
  async answer(session, request) {
    const entry = session.resource(request.typeName);
    const { definition } = entry;
    const { attributes } = definition;
    const values = decodeObject(attributes, request.priorState);
    const prior = values && { values, private: decodePrivate(request.priorPrivate) };
    const proposed = decodeObject(attributes, request.proposedNewState);
    const config = proposed && decodeObject(attributes, request.config);
    await noteRecorded(session, definition, prior);
    const planning = session.planning(entry);
    if ("diagnostics" in planning) {
      return {
        plannedState: request.proposedNewState,
        plannedPrivate: request.priorPrivate,
        diagnostics: encodeDiagnostics(planning.diagnostics, {}),
        plannedIdentity: request.priorIdentity,
      };
    }
    if (prior) planning.environment.account?.note(definition, prior);
    const identities = identityAttributes(entry);
    const identity = prior && identityAfter(entry, planning.environment.place, decodeIdentity(identities, request.priorIdentity), prior);
    const change = await planObject(definition, planning.environment, { prior, config, deposed: "untold" });
    return {
      plannedState: encodeObject(attributes, change.planned),
      requiresReplace: change.replacedBy.map((name) => encodePath([name], attributes)),
      plannedPrivate: encodePrivate(prior?.private ?? {}),
      diagnostics: encodeDiagnostics(
        [
          ...change.diagnostics,
          ...contested(planning.environment, definition, values, change),
          ...begunBefore(session, entry, prior, change),
        ],
        attributes,
      ),
      plannedIdentity: encodeIdentity(identities, identity),
    };
  },
};

/** Of a replacement the engine passes on what is said of the whole, and no warning of the second call. */
function begunBefore(
  session: Session,
  entry: RegistryEntry<Resource>,
  prior: ObjectState | null,
  { action, planned }: PlannedChange,
): Diagnostic[] {
  if (!planned || (action !== "create" && action !== "replace")) return [];
  const since = session.begunEarlier(entry, planned);
  return since === undefined ? [] : [begunEarlier(nameInPlugin(entry.definition, planned), prior ? "its successor" : "it", since)];
}

/** One process sees one object after the other, so that the later of two tells what is between them. */
function contested(
  { store, clock }: Environment,
  resource: Resource,
  before: Values | null,
  { action, planned }: PlannedChange,
): readonly Diagnostic[] {
  // What is replaced goes; its successor is planned by a second call.
  if (!planned || action === "replace") return [];
  const claimant = { name: nameInPlugin(resource, planned), resource, before: before ?? undefined, after: planned };
  const earlier = plannedSoFar(store);
  const told = earlier.contestedBy(claimant, clock.now());
  earlier.add(claimant);
  return told.map(({ diagnostic }) => diagnostic);
}
