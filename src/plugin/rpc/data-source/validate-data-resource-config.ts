import { validateConfig } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";

export const validateDataResourceConfig: Rpc<"ValidateDataResourceConfig"> = {
  answer(session, request) {
    const { definition } = session.dataSource(request.typeName);
    const config = decodeObject(definition.attributes, request.config) ?? {};
    return { diagnostics: encodeDiagnostics(validateConfig(definition, config), definition.attributes) };
  },
};
