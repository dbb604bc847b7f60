import type { Attribute, Attributes, Parameter, ProviderFunction, Resource, Type } from "../schema";
import { identityAttributes, identityVersion } from "./identity";
import type { Provider, RegistryEntry } from "./provider";

/** The address under which engines, bindings and states know the provider. */
export const providerAddress = "registry.terraform.io/smsform/sms";

/**
 * The document that `terraform providers schema -json` prints for this provider: what generators of bindings and documentation read.
 *
 * The same provider gives the same document, key order included.
 */
export interface SchemaDocument {
  readonly format_version: "1.0";
  readonly provider_schemas: {
    readonly [providerAddress]: {
      readonly provider: SchemaJson;
      /** By resource type, e.g. `sms_baidu_template`. */
      readonly resource_schemas: Readonly<Record<string, SchemaJson>>;
      readonly data_source_schemas: Readonly<Record<string, SchemaJson>>;
      /** By resource type. */
      readonly resource_identity_schemas: Readonly<Record<string, IdentitySchemaJson>>;
      /** By name; left out where there is none. */
      readonly functions?: Readonly<Record<string, FunctionJson>>;
    };
  };
}

export interface SchemaJson {
  readonly version: number;
  readonly block: BlockJson;
}

export interface BlockJson {
  readonly attributes?: Readonly<Record<string, AttributeJson>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: "single"; readonly block: BlockJson }>>;
  readonly description?: string;
  readonly description_kind: "markdown" | "plain";
}

export interface AttributeJson {
  /** Exactly one of `type` and `nested_type`. */
  readonly type?: TypeJson;
  readonly nested_type?: { readonly attributes: Readonly<Record<string, AttributeJson>>; readonly nesting_mode: string };
  readonly description: string;
  readonly description_kind: "markdown";
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
}

export interface IdentitySchemaJson {
  readonly version: number;
  readonly attributes: Readonly<Record<string, IdentityAttributeJson>>;
}

export interface IdentityAttributeJson {
  readonly type: TypeJson;
  readonly description: string;
  readonly required_for_import?: true;
  readonly optional_for_import?: true;
}

export interface FunctionJson {
  readonly description: string;
  readonly summary: string;
  readonly return_type: TypeJson;
  readonly parameters?: readonly ParameterJson[];
  readonly variadic_parameter?: ParameterJson;
}

export interface ParameterJson {
  readonly name: string;
  readonly description: string;
  readonly type: TypeJson;
}

/** A type in Terraform's notation: `"string"`, `["set","string"]`, `["object",{"name":"string"}]`. */
export type TypeJson = string | readonly [string, TypeJson | Readonly<Record<string, TypeJson>>];

export function schemaDocument(provider: Provider): SchemaDocument {
  return {
    format_version: "1.0",
    provider_schemas: {
      [providerAddress]: {
        provider: { version: 0, block: blockJson(provider.attributes) },
        resource_schemas: mapEntries(provider.resources, ({ definition }) => ({
          version: definition.schemaVersion ?? 0,
          block: blockJson(definition.attributes, definition.doc),
        })),
        data_source_schemas: mapEntries(provider.dataSources, ({ definition }) => ({
          version: 0,
          block: blockJson(definition.attributes, definition.doc),
        })),
        resource_identity_schemas: mapEntries(provider.resources, identityJson),
        ...(provider.functions.size > 0 && { functions: mapEntries(provider.functions, functionJson) }),
      },
    },
  };
}

/** Attributes of the resource types, by name, in which `${name}` is the platform's variable and not a reference. */
export function platformTexts(provider: Provider): Readonly<Record<string, readonly string[]>> {
  const texts = [...provider.resources].map(([type, { definition }]) => {
    const names = Object.entries(definition.attributes).filter(([, attribute]) => attribute.platformText);
    return [type, names.map(([name]) => name)] as const;
  });
  return Object.fromEntries(texts.filter(([, names]) => names.length > 0));
}

function blockJson(attributes: Attributes, doc?: string): BlockJson {
  const entries = Object.entries(attributes);
  const plain = entries.filter(([, attribute]) => !attribute.block);
  const blocks = entries.flatMap(([name, { block, type, doc }]) =>
    block && type.kind === "nested" ? [[name, { nesting_mode: "single", block: blockJson(type.attributes, doc) }] as const] : [],
  );
  return {
    ...(plain.length > 0 && { attributes: attributesJson(Object.fromEntries(plain)) }),
    ...(blocks.length > 0 && { block_types: Object.fromEntries(blocks) }),
    ...(doc === undefined ? { description_kind: "plain" } : { description: doc, description_kind: "markdown" }),
  };
}

function attributesJson(attributes: Attributes): Record<string, AttributeJson> {
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, attributeJson(attribute)]));
}

function attributeJson({ type, presence, doc, sensitive }: Attribute): AttributeJson {
  const isOptional = presence !== "required" && presence !== "computed";
  const isComputed = presence === "computed" || presence === "derived" || presence === "defaulted";
  return {
    ...(type.kind === "nested"
      ? { nested_type: { attributes: attributesJson(type.attributes), nesting_mode: type.nesting } }
      : { type: typeJson(type) }),
    description: doc,
    description_kind: "markdown",
    ...(presence === "required" && { required: true }),
    ...(isOptional && { optional: true }),
    ...(isComputed && { computed: true }),
    ...(sensitive && { sensitive: true }),
  };
}

function identityJson(entry: RegistryEntry<Resource>): IdentitySchemaJson {
  const attributes = Object.entries(identityAttributes(entry)).map(([name, { type, presence, doc }]) => [
    name,
    {
      type: typeJson(type),
      description: doc,
      ...(presence === "required" ? { required_for_import: true as const } : { optional_for_import: true as const }),
    },
  ]);
  return { version: identityVersion, attributes: Object.fromEntries(attributes) };
}

function functionJson({ doc, summary, returns, parameters, rest }: ProviderFunction): FunctionJson {
  return {
    description: doc,
    summary,
    return_type: typeJson(returns),
    ...(parameters.length > 0 && { parameters: parameters.map(parameterJson) }),
    ...(rest && { variadic_parameter: parameterJson(rest) }),
  };
}

function parameterJson({ name, type, doc }: Parameter): ParameterJson {
  return { name, description: doc, type: typeJson(type) };
}

function typeJson(type: Type): TypeJson {
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
    case "dynamic":
      return type.kind;
    case "list":
    case "set":
    case "map":
      return [type.kind, typeJson(type.element)];
    case "nested": {
      const parts = Object.entries(type.attributes).map(([name, attribute]) => [name, typeJson(attribute.type)] as const);
      const object: TypeJson = ["object", Object.fromEntries(parts)];
      return type.nesting === "single" ? object : [type.nesting, object];
    }
  }
}

function mapEntries<V, R>(map: ReadonlyMap<string, V>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}
