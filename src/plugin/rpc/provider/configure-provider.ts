import { encodeDiagnostics } from "../../codec/diagnostics";
import { decodeObject } from "../../codec/dynamic-value";
import type { Rpc } from "../rpc";

/** Settings may be unknown while planning; an object that needs them then says so. */
export const configureProvider: Rpc<"ConfigureProvider"> = {
  async answer(session, request) {
    const { attributes } = session.provider;
    const config = decodeObject(attributes, request.config) ?? {};
    session.log("info", "configured by the engine", { version: request.terraformVersion });
    return { diagnostics: encodeDiagnostics(await session.configure(config), attributes) };
  },
};
