import type { Outgoing } from "../../protocol";

/**
 * Deletions are planned too (protected objects say no there), engines may keep the schema between calls, and states of other
 * providers' types can become ours.
 */
export const serverCapabilities: Outgoing<"ServerCapabilities"> = {
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: true,
};
