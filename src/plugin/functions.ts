import type { Provider } from "../reconcile";
import { type ParameterJson, providerAddress, schemaDocument } from "../reconcile/schema-document";
import type { Outgoing } from "./protocol";

/** The schema document's description of the functions in the protocol's messages. */
export function encodeFunctions(provider: Provider): Record<string, Outgoing<"Function">> {
  const { functions = {} } = schemaDocument(provider).provider_schemas[providerAddress];
  return Object.fromEntries(
    Object.entries(functions).map(([name, { parameters = [], variadic_parameter, return_type, summary, description }]) => [
      name,
      {
        parameters: parameters.map(encodeParameter),
        ...(variadic_parameter && { variadicParameter: encodeParameter(variadic_parameter) }),
        return: { type: Buffer.from(JSON.stringify(return_type)) },
        summary,
        description,
        descriptionKind: "MARKDOWN",
      },
    ]),
  );
}

/** Null and unknown arguments are the engine's to deal with: an error, and a result that is unknown too. */
function encodeParameter({ name, type, description }: ParameterJson): Outgoing<"Function.Parameter"> {
  return { name, type: Buffer.from(JSON.stringify(type)), description, descriptionKind: "MARKDOWN" };
}
