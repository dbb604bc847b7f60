import { providerAddress, type SchemaJson, schemaDocument } from "../../../reconcile/schema-document";
import { encodeFunctions } from "../../functions";
import type { Outgoing } from "../../protocol";
import { encodeSchema } from "../../schema";
import type { Rpc } from "../rpc";
import { serverCapabilities } from "./server-capabilities";

export const getProviderSchema: Rpc<"GetProviderSchema"> = {
  answer({ provider }) {
    const document = schemaDocument(provider).provider_schemas[providerAddress];
    return {
      provider: encodeSchema(document.provider),
      resourceSchemas: encodeAll(document.resource_schemas),
      dataSourceSchemas: encodeAll(document.data_source_schemas),
      functions: encodeFunctions(provider),
      serverCapabilities,
    };
  },
};

function encodeAll(schemas: Readonly<Record<string, SchemaJson>>): Record<string, Outgoing<"Schema">> {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, encodeSchema(schema)]));
}
