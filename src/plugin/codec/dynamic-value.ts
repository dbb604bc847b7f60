import { decode, ExtData, type ExtensionCodecType, encode } from "@msgpack/msgpack";
import type { Attributes, Type, Value, Values } from "../../schema";
import { parseJson as parseText } from "../../schema/text/json";
import type { Incoming, Outgoing } from "../protocol";
import { MalformedValue, objectFromTree, objectToTree, type Tree, valueFromTree, valueToTree } from "./tree";

/** Extensions as they are: the library would make times of those of type -1. */
const extensions: ExtensionCodecType<undefined> = {
  tryToEncode: (object) => (object instanceof ExtData ? object : null),
  decode: (data, type) => new ExtData(type, data),
};
const format = { useBigInt64: true, extensionCodec: extensions } as const;

/**
 * An object as the engine sent it; null where it has none.
 * @throws MalformedValue where the bytes do not fit the attributes
 */
export function decodeObject(attributes: Attributes, value: Incoming<"DynamicValue"> | null): Values | null {
  const tree = treeOf(value);
  return tree === null ? null : objectFromTree(attributes, tree);
}

export function encodeObject(attributes: Attributes, values: Values | null): Outgoing<"DynamicValue"> {
  return { msgpack: encode(values === null ? null : objectToTree(attributes, values), format) };
}

/**
 * A value by itself, as functions take and give it.
 * @throws MalformedValue
 */
export function decodeValue(type: Type, value: Incoming<"DynamicValue">): Value {
  return valueFromTree(type, treeOf(value));
}

export function encodeValue(type: Type, value: Value): Outgoing<"DynamicValue"> {
  return { msgpack: encode(valueToTree(type, value), format) };
}

function treeOf(value: Incoming<"DynamicValue"> | null): Tree {
  if (value && value.msgpack.length > 0) {
    try {
      // Texts as bytes: the library takes any for UTF-8 and makes other characters of them.
      return decode(value.msgpack, { ...format, ...limits(value.msgpack.length), rawStrings: true }) as Tree;
    } catch {
      throw new MalformedValue([], "is not valid msgpack");
    }
  }
  return value && value.json.length > 0 ? parseJson(value.json) : null;
}

/** Every element takes a byte at least. Without limits, room would be made for as many as a damaged length announces. */
function limits(bytes: number) {
  return { maxArrayLength: bytes, maxMapLength: bytes, maxStrLength: bytes, maxBinLength: bytes, maxExtLength: bytes };
}

/** @throws MalformedValue */
export function parseJson(json: Uint8Array): Tree {
  try {
    return parseText(Buffer.from(json).toString("utf8")) as Tree;
  } catch {
    throw new MalformedValue([], "is not valid JSON");
  }
}
