import { identityAttributes } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { encodeIdentity } from "../../codec/identity";
import type { Rpc } from "../rpc";
import { storedIdentity } from "./stored-state";

/** An identity as it was stored, perhaps by an older version. */
export const upgradeResourceIdentity: Rpc<"UpgradeResourceIdentity"> = {
  answer(session, { typeName, version, rawIdentity }) {
    const entry = session.resource(typeName);
    const stored = storedIdentity(entry, version, rawIdentity);
    if ("problem" in stored) return { diagnostics: encodeDiagnostics([stored.problem], {}) };
    return { upgradedIdentity: encodeIdentity(identityAttributes(entry), stored.values) };
  },
};
