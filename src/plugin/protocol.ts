/**
 * Version 6 of Terraform's plugin protocol, the part that this provider serves, as data: each field is its type and its number.
 * Names are those of the protocol in protobuf's JSON spelling. An optional scalar is one whose absence means something.
 *
 * Methods that are not listed are answered as unimplemented, by which engines know that there is nothing of the kind: ephemeral resources,
 * lists, actions, state stores. Fields that are not listed are left unread, and have their default in answers.
 */

export const messages = {
  DynamicValue: { msgpack: "bytes 1", json: "bytes 2" },
  Diagnostic: { severity: "Diagnostic.Severity 1", summary: "string 2", detail: "string 3", attribute: "AttributePath 4" },
  AttributePath: { steps: "repeated AttributePath.Step 1" },
  "AttributePath.Step": { attributeName: "string 1", elementKeyString: "string 2", elementKeyInt: "int64 3" },
  RawState: { json: "bytes 1", flatmap: "map string 2" },

  Schema: { version: "int64 1", block: "Schema.Block 2" },
  "Schema.Block": {
    version: "int64 1",
    attributes: "repeated Schema.Attribute 2",
    blockTypes: "repeated Schema.NestedBlock 3",
    description: "string 4",
    descriptionKind: "StringKind 5",
    deprecated: "bool 6",
  },
  "Schema.Attribute": {
    name: "string 1",
    type: "bytes 2",
    nestedType: "Schema.Object 10",
    description: "string 3",
    required: "bool 4",
    optional: "bool 5",
    computed: "bool 6",
    sensitive: "bool 7",
    descriptionKind: "StringKind 8",
    deprecated: "bool 9",
    writeOnly: "bool 11",
  },
  "Schema.NestedBlock": {
    typeName: "string 1",
    block: "Schema.Block 2",
    nesting: "Schema.NestedBlock.NestingMode 3",
    minItems: "int64 4",
    maxItems: "int64 5",
  },
  "Schema.Object": { attributes: "repeated Schema.Attribute 1", nesting: "Schema.Object.NestingMode 3" },

  ResourceIdentitySchema: { version: "int64 1", identityAttributes: "repeated ResourceIdentitySchema.IdentityAttribute 2" },
  "ResourceIdentitySchema.IdentityAttribute": {
    name: "string 1",
    type: "bytes 2",
    requiredForImport: "bool 3",
    optionalForImport: "bool 4",
    description: "string 5",
  },
  ResourceIdentityData: { identityData: "DynamicValue 1" },

  Function: {
    parameters: "repeated Function.Parameter 1",
    variadicParameter: "Function.Parameter 2",
    return: "Function.Return 3",
    summary: "string 4",
    description: "string 5",
    descriptionKind: "StringKind 6",
    deprecationMessage: "string 7",
  },
  "Function.Parameter": {
    name: "string 1",
    type: "bytes 2",
    allowNullValue: "bool 3",
    allowUnknownValues: "bool 4",
    description: "string 5",
    descriptionKind: "StringKind 6",
  },
  "Function.Return": { type: "bytes 1" },
  FunctionError: { text: "string 1", functionArgument: "optional int64 2" },

  ServerCapabilities: { planDestroy: "bool 1", getProviderSchemaOptional: "bool 2", moveResourceState: "bool 3" },
  ClientCapabilities: { deferralAllowed: "bool 1", writeOnlyAttributesAllowed: "bool 2" },

  "GetMetadata.Request": {},
  "GetMetadata.Response": {
    serverCapabilities: "ServerCapabilities 1",
    diagnostics: "repeated Diagnostic 2",
    dataSources: "repeated GetMetadata.TypeMetadata 3",
    resources: "repeated GetMetadata.TypeMetadata 4",
    functions: "repeated GetMetadata.FunctionMetadata 5",
  },
  "GetMetadata.TypeMetadata": { typeName: "string 1" },
  "GetMetadata.FunctionMetadata": { name: "string 1" },
  "GetProviderSchema.Request": {},
  "GetProviderSchema.Response": {
    provider: "Schema 1",
    resourceSchemas: "map Schema 2",
    dataSourceSchemas: "map Schema 3",
    diagnostics: "repeated Diagnostic 4",
    providerMeta: "Schema 5",
    serverCapabilities: "ServerCapabilities 6",
    functions: "map Function 7",
  },
  "GetResourceIdentitySchemas.Request": {},
  "GetResourceIdentitySchemas.Response": { identitySchemas: "map ResourceIdentitySchema 1", diagnostics: "repeated Diagnostic 2" },
  "GetFunctions.Request": {},
  "GetFunctions.Response": { functions: "map Function 1", diagnostics: "repeated Diagnostic 2" },
  "CallFunction.Request": { name: "string 1", arguments: "repeated DynamicValue 2" },
  "CallFunction.Response": { result: "DynamicValue 1", error: "FunctionError 2" },

  "ValidateProviderConfig.Request": { config: "DynamicValue 1" },
  "ValidateProviderConfig.Response": { diagnostics: "repeated Diagnostic 2" },
  "ValidateResourceConfig.Request": { typeName: "string 1", config: "DynamicValue 2", clientCapabilities: "ClientCapabilities 3" },
  "ValidateResourceConfig.Response": { diagnostics: "repeated Diagnostic 1" },
  "ValidateDataResourceConfig.Request": { typeName: "string 1", config: "DynamicValue 2" },
  "ValidateDataResourceConfig.Response": { diagnostics: "repeated Diagnostic 1" },
  "ConfigureProvider.Request": {
    terraformVersion: "string 1",
    config: "DynamicValue 2",
    clientCapabilities: "ClientCapabilities 3",
  },
  "ConfigureProvider.Response": { diagnostics: "repeated Diagnostic 1" },
  "StopProvider.Request": {},
  "StopProvider.Response": { Error: "string 1" },

  "UpgradeResourceState.Request": { typeName: "string 1", version: "int64 2", rawState: "RawState 3" },
  "UpgradeResourceState.Response": { upgradedState: "DynamicValue 1", diagnostics: "repeated Diagnostic 2" },
  "UpgradeResourceIdentity.Request": { typeName: "string 1", version: "int64 2", rawIdentity: "RawState 3" },
  "UpgradeResourceIdentity.Response": { upgradedIdentity: "ResourceIdentityData 1", diagnostics: "repeated Diagnostic 2" },
  "ReadResource.Request": {
    typeName: "string 1",
    currentState: "DynamicValue 2",
    private: "bytes 3",
    providerMeta: "DynamicValue 4",
    clientCapabilities: "ClientCapabilities 5",
    currentIdentity: "ResourceIdentityData 6",
  },
  "ReadResource.Response": {
    newState: "DynamicValue 1",
    diagnostics: "repeated Diagnostic 2",
    private: "bytes 3",
    newIdentity: "ResourceIdentityData 5",
  },
  "PlanResourceChange.Request": {
    typeName: "string 1",
    priorState: "DynamicValue 2",
    proposedNewState: "DynamicValue 3",
    config: "DynamicValue 4",
    priorPrivate: "bytes 5",
    providerMeta: "DynamicValue 6",
    clientCapabilities: "ClientCapabilities 7",
    priorIdentity: "ResourceIdentityData 8",
  },
  "PlanResourceChange.Response": {
    plannedState: "DynamicValue 1",
    requiresReplace: "repeated AttributePath 2",
    plannedPrivate: "bytes 3",
    diagnostics: "repeated Diagnostic 4",
    plannedIdentity: "ResourceIdentityData 7",
  },
  "ApplyResourceChange.Request": {
    typeName: "string 1",
    priorState: "DynamicValue 2",
    plannedState: "DynamicValue 3",
    config: "DynamicValue 4",
    plannedPrivate: "bytes 5",
    providerMeta: "DynamicValue 6",
    plannedIdentity: "ResourceIdentityData 7",
  },
  "ApplyResourceChange.Response": {
    newState: "DynamicValue 1",
    private: "bytes 2",
    diagnostics: "repeated Diagnostic 3",
    newIdentity: "ResourceIdentityData 5",
  },
  "ImportResourceState.Request": {
    typeName: "string 1",
    id: "string 2",
    clientCapabilities: "ClientCapabilities 3",
    identity: "ResourceIdentityData 4",
  },
  "ImportResourceState.Response": {
    importedResources: "repeated ImportResourceState.ImportedResource 1",
    diagnostics: "repeated Diagnostic 2",
  },
  "ImportResourceState.ImportedResource": {
    typeName: "string 1",
    state: "DynamicValue 2",
    private: "bytes 3",
    identity: "ResourceIdentityData 4",
  },
  "MoveResourceState.Request": {
    sourceProviderAddress: "string 1",
    sourceTypeName: "string 2",
    sourceSchemaVersion: "int64 3",
    sourceState: "RawState 4",
    targetTypeName: "string 5",
    sourcePrivate: "bytes 6",
    sourceIdentity: "RawState 7",
    sourceIdentitySchemaVersion: "int64 8",
  },
  "MoveResourceState.Response": {
    targetState: "DynamicValue 1",
    diagnostics: "repeated Diagnostic 2",
    targetPrivate: "bytes 3",
    targetIdentity: "ResourceIdentityData 4",
  },
  "ReadDataSource.Request": {
    typeName: "string 1",
    config: "DynamicValue 2",
    providerMeta: "DynamicValue 3",
    clientCapabilities: "ClientCapabilities 4",
  },
  "ReadDataSource.Response": { state: "DynamicValue 1", diagnostics: "repeated Diagnostic 2" },
} as const;

export const enums = {
  "Diagnostic.Severity": { INVALID: 0, ERROR: 1, WARNING: 2 },
  StringKind: { PLAIN: 0, MARKDOWN: 1 },
  "Schema.NestedBlock.NestingMode": { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4, GROUP: 5 },
  "Schema.Object.NestingMode": { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4 },
} as const;

/** Each takes the message `<name>.Request` and answers `<name>.Response`. */
export const methods = [
  "GetMetadata",
  "GetProviderSchema",
  "GetResourceIdentitySchemas",
  "GetFunctions",
  "CallFunction",
  "ValidateProviderConfig",
  "ValidateResourceConfig",
  "ValidateDataResourceConfig",
  "ConfigureProvider",
  "StopProvider",
  "UpgradeResourceState",
  "UpgradeResourceIdentity",
  "ReadResource",
  "PlanResourceChange",
  "ApplyResourceChange",
  "ImportResourceState",
  "MoveResourceState",
  "ReadDataSource",
] as const;
export type Method = (typeof methods)[number];

type Messages = typeof messages;
type Enums = typeof enums;
export type MessageName = keyof Messages;

interface Scalars {
  readonly string: string;
  readonly bytes: Buffer;
  readonly bool: boolean;
  readonly int64: number;
}

/** A message as it arrives: absent scalars have their default, absent messages are null. */
export type Incoming<N extends MessageName> = { readonly [F in keyof Messages[N]]: InField<Messages[N][F]> };
type InField<F> = F extends `repeated ${infer T} ${number}`
  ? readonly InValue<T>[]
  : F extends `map ${infer T} ${number}`
    ? Readonly<Record<string, InValue<T>>>
    : F extends `optional ${infer T} ${number}`
      ? InValue<T> | undefined
      : F extends `${infer T} ${number}`
        ? InValue<T> | (T extends MessageName ? null : never)
        : never;
type InValue<T> = T extends keyof Scalars
  ? Scalars[T]
  : T extends MessageName
    ? Incoming<T>
    : T extends keyof Enums
      ? keyof Enums[T]
      : never;

/** A message to be sent: what is left out has its default on the other side. */
export type Outgoing<N extends MessageName> = { readonly [F in keyof Messages[N]]?: OutField<Messages[N][F]> };
type OutField<F> = F extends `repeated ${infer T} ${number}`
  ? readonly OutValue<T>[]
  : F extends `map ${infer T} ${number}`
    ? Readonly<Record<string, OutValue<T>>>
    : F extends `optional ${infer T} ${number}`
      ? OutValue<T>
      : F extends `${infer T} ${number}`
        ? OutValue<T> | (T extends MessageName ? null : never)
        : never;
type OutValue<T> = T extends keyof Scalars
  ? T extends "bytes"
    ? Uint8Array
    : Scalars[T]
  : T extends MessageName
    ? Outgoing<T>
    : T extends keyof Enums
      ? keyof Enums[T]
      : never;

export type Request<M extends Method> = Incoming<`${M}.Request`>;
export type Response<M extends Method> = Outgoing<`${M}.Response`>;
