import type { Provider } from "../../../reconcile";
import { type IdentitySchemaJson, providerAddress, schemaDocument } from "../../../reconcile/schema-document";
import type { Outgoing, Response } from "../../protocol";
import type { Rpc } from "../rpc";

export const getResourceIdentitySchemas: Rpc<"GetResourceIdentitySchemas"> = { answer: ({ provider }) => identitySchemaAnswer(provider) };

/** Engines that know of identities ask beside every `GetProviderSchema`: published plugins answer with what the build made of this. */
export function identitySchemaAnswer(provider: Provider): Response<"GetResourceIdentitySchemas"> {
  const { resource_identity_schemas } = schemaDocument(provider).provider_schemas[providerAddress];
  return {
    identitySchemas: Object.fromEntries(Object.entries(resource_identity_schemas).map(([type, schema]) => [type, encodeSchema(schema)])),
  };
}

function encodeSchema({ version, attributes }: IdentitySchemaJson): Outgoing<"ResourceIdentitySchema"> {
  return {
    version,
    identityAttributes: Object.entries(attributes).map(([name, { type, description, required_for_import, optional_for_import }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      requiredForImport: required_for_import ?? false,
      optionalForImport: optional_for_import ?? false,
      description,
    })),
  };
}
