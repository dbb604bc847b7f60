import { validateConfig } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";

export const validateProviderConfig: Rpc<"ValidateProviderConfig"> = {
  answer({ provider: { attributes } }, request) {
    const config = decodeObject(attributes, request.config) ?? {};
    return { diagnostics: encodeDiagnostics(validateConfig({ attributes }, config), attributes) };
  },
};
