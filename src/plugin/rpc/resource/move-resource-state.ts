import { identityAttributes, isProvider, movedState, moveSourceOf } from "../../../reconcile";
import { type Attributes, type Diagnostic, error, type MoveSource, type Resource, type Values } from "../../../schema";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeObject, parseJson } from "../../codec/dynamic-value";
import { encodeIdentity } from "../../codec/identity";
import { encodePrivate } from "../../codec/private-data";
import { MalformedValue, objectFromTree } from "../../codec/tree";
import type { Incoming } from "../../protocol";
import type { Rpc } from "../rpc";
import { storedIdentity, storedState } from "./stored-state";

/** Ours, under whichever registry. An engine takes what another engine recorded from another registry for another provider's. */
const own = "smsform/sms";

/** For `moved` blocks that cross from another provider's type to one of ours. Nothing is asked of the platform; the engine reads next. */
export const moveResourceState: Rpc<"MoveResourceState"> = {
  answer(session, request) {
    const { sourceProviderAddress, sourceTypeName, sourceSchemaVersion, sourceState, sourcePrivate, targetTypeName } = request;
    const entry = session.resource(targetTypeName);
    const { definition } = entry;
    const refuse = (problem: Diagnostic) => ({ diagnostics: encodeDiagnostics([problem], definition.attributes) });
    if (sourceTypeName === targetTypeName && isProvider(sourceProviderAddress, own)) {
      const stored = storedState(definition, Number(sourceSchemaVersion), sourceState);
      if ("problem" in stored) return refuse(stored.problem);
      const identity = storedIdentity(entry, request.sourceIdentitySchemaVersion, request.sourceIdentity);
      return {
        targetState: encodeObject(definition.attributes, stored.values),
        targetPrivate: sourcePrivate,
        // Where it cannot be read there is none, and the read that follows tells it.
        targetIdentity: "problem" in identity ? null : encodeIdentity(identityAttributes(entry), identity.values),
      };
    }
    const source = moveSourceOf(definition, sourceTypeName, sourceProviderAddress);
    if (!source) return refuse(unknownSource(definition, sourceTypeName, sourceProviderAddress));
    const foreign = valuesOf(takenAttributes(definition, source), sourceState);
    if (typeof foreign?.id !== "string" || foreign.id === "") return refuse(unreadable(definition, source));
    const { values, private: memory } = movedState(definition, source, foreign);
    return { targetState: encodeObject(definition.attributes, values), targetPrivate: encodePrivate(memory) };
  },
};

/** What else the other provider stored, the content of a proof file among it, is dropped before anything sees it. */
function takenAttributes({ attributes }: Resource, { takes }: MoveSource): Attributes {
  const taken = new Set<string>(["id", ...takes]);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => taken.has(name)));
}

function valuesOf(attributes: Attributes, state: Incoming<"RawState"> | null): Values | undefined {
  try {
    return state ? objectFromTree(attributes, parseJson(state.json)) : undefined;
  } catch (failure) {
    if (failure instanceof MalformedValue) return undefined;
    throw failure;
  }
}

function unknownSource({ type, movesFrom = [], importId }: Resource, from: string, provider: string): Diagnostic {
  const known = movesFrom.map((source) => `${source.type} of ${source.provider}`).join(", ");
  return error(
    `A ${from} of ${provider} cannot become a ${type}`,
    `${known === "" ? "Nothing can be moved there" : `What can be moved there: ${known}`}. ` +
      `Take the old object out of the state (state rm)${importId === undefined ? "" : ` and bring the real one in with an import block, with ${importId} as id`}.`,
  );
}

function unreadable({ type, importId }: Resource, source: MoveSource): Diagnostic {
  return error(
    `The state of the ${source.type} is not in a form that can become a ${type}`,
    "It must be JSON with a text as id. Take the old object out of the state (state rm) and bring the real one in with an import block, " +
      `with ${importId} as id.`,
  );
}
