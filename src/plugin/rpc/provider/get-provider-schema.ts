import type { Provider } from "../../../reconcile";
import { providerAddress, type SchemaJson, schemaDocument } from "../../../reconcile/schema-document";
import { encodeFunctions } from "../../functions";
import type { Outgoing, Response } from "../../protocol";
import { encodeSchema } from "../../schema";
import type { Rpc } from "../rpc";
import { serverCapabilities } from "./server-capabilities";

export const getProviderSchema: Rpc<"GetProviderSchema"> = { answer: ({ provider }) => schemaAnswer(provider) };

/** Published plugins answer with what the build made of this. */
export function schemaAnswer(provider: Provider): Response<"GetProviderSchema"> {
  const document = schemaDocument(provider).provider_schemas[providerAddress];
  return {
    provider: encodeSchema(document.provider),
    resourceSchemas: encodeAll(document.resource_schemas),
    dataSourceSchemas: encodeAll(document.data_source_schemas),
    functions: encodeFunctions(provider),
    serverCapabilities,
  };
}

function encodeAll(schemas: Readonly<Record<string, SchemaJson>>): Record<string, Outgoing<"Schema">> {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, encodeSchema(schema)]));
}
