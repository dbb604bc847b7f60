import { plainValues } from "../../schema";
import { attributesOn, formatAddress, type Instance, type State } from "../../stack";
import { isHidden } from "../reading/definitions";
import { instancesOf, type Schemas } from "../render/state";
import { json, type Printable, printable } from "../render/writing/printable";
import { outputsJson } from "./json-messages";

/** The document of `terraform show -json` for a state. Sensitive values are left out of `values` and named in `sensitive_values`. */
export function stateDocument(state: State, schemas: Schemas): Printable {
  const resources = instancesOf(state).map(({ instance, deposedKey }) => resourceJson(instance, schemas, deposedKey));
  const document = {
    format_version: "1.0",
    terraform_version: state.terraformVersion,
    ...(resources.length + state.outputs.size > 0 && { values: { outputs: outputsJson(state.outputs), root_module: { resources } } }),
  };
  return printable`${json(document, 2)}\n`;
}

function resourceJson(instance: Instance, schemas: Schemas, deposedKey: string | undefined): object {
  const { address, object, provider, schemaVersion, dependencies, tainted } = instance;
  const { attributes } = schemas(address.mode, address.type);
  const values = plainValues(object.values, attributes);
  const names = Object.keys(values).sort();
  const marked = attributesOn(instance.sensitive);
  const secret = names.filter((name) => isHidden(name, attributes, (each) => marked.includes(each)));
  return {
    address: formatAddress(address),
    mode: address.mode,
    type: address.type,
    name: address.name,
    ...(address.key !== undefined && { index: address.key }),
    provider_name: /"(.*)"/.exec(provider)?.[1] ?? provider,
    schema_version: schemaVersion,
    values: Object.fromEntries(names.filter((name) => !secret.includes(name)).map((name) => [name, values[name]])),
    sensitive_values: Object.fromEntries(secret.map((name) => [name, true])),
    ...(dependencies.length > 0 && { depends_on: dependencies }),
    ...(tainted && { tainted }),
    ...(deposedKey !== undefined && { deposed_key: deposedKey }),
  };
}
