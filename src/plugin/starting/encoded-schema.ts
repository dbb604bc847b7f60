/** Run by the build: what every plugin would answer, once. */
import { clouds, functions } from "../../clouds";
import { createProvider } from "../../reconcile";
import { schemaAnswer } from "../rpc/provider/get-provider-schema";
import { providerService } from "../services";

/** @returns the encoded answer of the published provider to `GetProviderSchema` */
export function encodedSchema(): Buffer {
  const method = providerService.GetProviderSchema;
  if (!method) throw new Error("the protocol has no GetProviderSchema");
  return method.responseSerialize(schemaAnswer(createProvider(clouds, functions)));
}
