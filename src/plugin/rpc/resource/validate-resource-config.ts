import { validateConfig } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";

/** Rules of text are the plan's: told here too, engines would print them twice. */
export const validateResourceConfig: Rpc<"ValidateResourceConfig"> = {
  answer(session, request) {
    const { definition } = session.resource(request.typeName);
    const config = decodeObject(definition.attributes, request.config) ?? {};
    return { diagnostics: encodeDiagnostics(validateConfig(definition, config), definition.attributes) };
  },
};
