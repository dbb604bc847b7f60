import { readData } from "../../../reconcile";
import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject, encodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";

export const readDataSource: Rpc<"ReadDataSource"> = {
  async answer(session, request) {
    const entry = session.dataSource(request.typeName);
    const { definition } = entry;
    const { attributes } = definition;
    const config = decodeObject(attributes, request.config) ?? {};
    const acting = session.acting(entry);
    if ("diagnostics" in acting) return { diagnostics: encodeDiagnostics(acting.diagnostics, {}) };
    const { values, diagnostics } = await readData(definition, acting.environment, config);
    return { state: encodeObject(attributes, values), diagnostics: encodeDiagnostics(session.tell(diagnostics, "in short"), attributes) };
  },
};
