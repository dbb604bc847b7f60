import type { Outgoing } from "../protocol";

/** Deletions are planned too (protected objects say no there), and engines may keep the schema between calls. */
export const serverCapabilities: Outgoing<"ServerCapabilities"> = {
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: false,
};
