import type { AttributeJson, BlockJson, SchemaJson } from "../reconcile/schema-document";
import type { Outgoing } from "./protocol";

/** The schema document's description of an object in the protocol's messages. */
export function encodeSchema({ version, block }: SchemaJson): Outgoing<"Schema"> {
  return { version, block: { version, ...encodeBlock(block) } };
}

function encodeBlock({ attributes = {}, block_types = {}, description = "", description_kind }: BlockJson): Outgoing<"Schema.Block"> {
  return {
    attributes: encodeAttributes(attributes),
    blockTypes: Object.entries(block_types).map(([typeName, { block }]) => ({ typeName, nesting: "SINGLE", block: encodeBlock(block) })),
    description,
    descriptionKind: description_kind === "markdown" ? "MARKDOWN" : "PLAIN",
  };
}

function encodeAttributes(attributes: Readonly<Record<string, AttributeJson>>): Outgoing<"Schema.Attribute">[] {
  return Object.entries(attributes).map(([name, { type, nested_type, description, required, optional, computed, sensitive }]) => ({
    name,
    ...(type !== undefined && { type: Buffer.from(JSON.stringify(type)) }),
    ...(nested_type && {
      nestedType: { attributes: encodeAttributes(nested_type.attributes), nesting: nestingOf(nested_type.nesting_mode) },
    }),
    required: required ?? false,
    optional: optional ?? false,
    computed: computed ?? false,
    sensitive: sensitive ?? false,
    description,
    descriptionKind: "MARKDOWN",
  }));
}

const nestings = { single: "SINGLE", list: "LIST", set: "SET", map: "MAP" } as const;

function nestingOf(mode: string) {
  if (mode === "single" || mode === "list" || mode === "set" || mode === "map") return nestings[mode];
  throw new TypeError(`"${mode}" is no nesting of attributes; there are ${Object.keys(nestings).join(", ")}`);
}
