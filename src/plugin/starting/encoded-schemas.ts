/** Run by the build: what every plugin would answer, once. */
import { clouds, functions } from "../../clouds";
import { createProvider } from "../../reconcile";
import { schemaAnswer } from "../rpc/provider/get-provider-schema";
import { identitySchemaAnswer } from "../rpc/provider/get-resource-identity-schemas";
import { providerService } from "../services";

/** The encoded answers of the published provider to the questions that every command of an engine begins with. */
export function encodedSchemas(): Readonly<Record<"GetProviderSchema" | "GetResourceIdentitySchemas", Buffer>> {
  const provider = createProvider(clouds, functions);
  return {
    GetProviderSchema: encoded("GetProviderSchema", schemaAnswer(provider)),
    GetResourceIdentitySchemas: encoded("GetResourceIdentitySchemas", identitySchemaAnswer(provider)),
  };
}

function encoded(name: string, answer: object): Buffer {
  const method = providerService[name];
  if (!method) throw new Error(`the protocol has no ${name}`);
  return method.responseSerialize(answer);
}
