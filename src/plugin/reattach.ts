import { providerAddress } from "../reconcile/schema-document";
import { listen } from "./listen";
import { type ServeOptions, type Serving, serve } from "./serve";
import { protocolVersion } from "./starting/handshake";

/** The value of `TF_REATTACH_PROVIDERS` for engines that are to use a running provider, by provider address. */
export type Reattach = Readonly<Record<string, object>>;

export interface Attachable extends Serving {
  readonly reattach: Reattach;
}

/**
 * Starts the provider within this process, for tests and for developing: engines attach to it through `TF_REATTACH_PROVIDERS`.
 * There is no TLS: only this user can reach the address; on Windows, where it is a port of 127.0.0.1, every user of the machine can.
 *
 * @example
 * const { reattach, close } = await startProvider({ clouds: [baidu] });
 * spawn("tofu", ["plan"], { env: { ...process.env, TF_REATTACH_PROVIDERS: JSON.stringify(reattach) } });
 */
export async function startProvider(options: ServeOptions): Promise<Attachable> {
  const listener = await listen({ environment: options.environment ?? process.env, isOpen: true });
  const serving = serve({ ...options, listener });
  const { address } = serving;
  const entry = {
    Protocol: "grpc",
    ProtocolVersion: protocolVersion,
    Pid: process.pid,
    Test: true,
    Addr: { Network: address.network, String: address.address },
  };
  const openTofuAddress = providerAddress.replace("registry.terraform.io", "registry.opentofu.org");
  return { reattach: { [providerAddress]: entry, [openTofuAddress]: entry }, ...serving };
}
