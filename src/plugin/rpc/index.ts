import type { Method } from "../protocol";
import { callFunction } from "./call-function";
import { readDataSource } from "./data-source/read-data-source";
import { validateDataResourceConfig } from "./data-source/validate-data-resource-config";
import { configureProvider } from "./provider/configure-provider";
import { getFunctions } from "./provider/get-functions";
import { getMetadata } from "./provider/get-metadata";
import { getProviderSchema } from "./provider/get-provider-schema";
import { getResourceIdentitySchemas } from "./provider/get-resource-identity-schemas";
import { stopProvider } from "./provider/stop-provider";
import { validateProviderConfig } from "./provider/validate-provider-config";
import { applyResourceChange } from "./resource/apply-resource-change";
import { importResourceState } from "./resource/import-resource-state";
import { moveResourceState } from "./resource/move-resource-state";
import { planResourceChange } from "./resource/plan-resource-change";
import { readResource } from "./resource/read-resource";
import { upgradeResourceIdentity } from "./resource/upgrade-resource-identity";
import { upgradeResourceState } from "./resource/upgrade-resource-state";
import { validateResourceConfig } from "./resource/validate-resource-config";
import type { Rpc } from "./rpc";

export const rpcs: { readonly [M in Method]: Rpc<M> } = {
  GetMetadata: getMetadata,
  GetProviderSchema: getProviderSchema,
  GetResourceIdentitySchemas: getResourceIdentitySchemas,
  GetFunctions: getFunctions,
  CallFunction: callFunction,
  ValidateProviderConfig: validateProviderConfig,
  ValidateResourceConfig: validateResourceConfig,
  ValidateDataResourceConfig: validateDataResourceConfig,
  ConfigureProvider: configureProvider,
  StopProvider: stopProvider,
  UpgradeResourceState: upgradeResourceState,
  UpgradeResourceIdentity: upgradeResourceIdentity,
  ReadResource: readResource,
  PlanResourceChange: planResourceChange,
  ApplyResourceChange: applyResourceChange,
  ImportResourceState: importResourceState,
  MoveResourceState: moveResourceState,
  ReadDataSource: readDataSource,
};
