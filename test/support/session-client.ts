/** The plugin's session asked as an engine asks it, without a socket: every message is what it would be on the wire. */
import { rpcs } from "../../src/plugin/rpc";
import { providerService } from "../../src/plugin/services";
import type { Session } from "../../src/plugin/session";
import type { PluginClient } from "./engines/plugin-client";

export function askSession(session: Session): PluginClient["call"] {
  return async (method, request) => {
    const definition = providerService[method];
    if (!definition) throw new Error(`no method ${method}`);
    const { requestSerialize, requestDeserialize, responseSerialize, responseDeserialize } = definition;
    const answer = await rpcs[method].answer(session, requestDeserialize(requestSerialize(request)) as never);
    return responseDeserialize(responseSerialize(answer)) as never;
  };
}
