import { decode, encode } from "@msgpack/msgpack";
import type { Attributes, Values } from "../../schema";
import type { Incoming, Outgoing } from "../protocol";
import { MalformedValue, objectFromTree, objectToTree, type Tree } from "./tree";

const bigIntegers = { useBigInt64: true } as const;

/**
 * An object as the engine sent it; null where it has none.
 * @throws MalformedValue where the bytes do not fit the attributes
 */
export function decodeObject(attributes: Attributes, value: Incoming<"DynamicValue"> | null): Values | null {
  const tree = treeOf(value);
  return tree === null ? null : objectFromTree(attributes, tree);
}

export function encodeObject(attributes: Attributes, values: Values | null): Outgoing<"DynamicValue"> {
  return { msgpack: encode(values === null ? null : objectToTree(attributes, values), bigIntegers) };
}

function treeOf(value: Incoming<"DynamicValue"> | null): Tree {
  if (value && value.msgpack.length > 0) {
    try {
      return decode(value.msgpack, bigIntegers) as Tree;
    } catch {
      throw new MalformedValue([], "is not valid msgpack");
    }
  }
  return value && value.json.length > 0 ? parseJson(value.json) : null;
}

/**
 * JSON with every number as its digits: `JSON.parse` damages integers over 2^53. The schema turns them into numbers again.
 * @throws MalformedValue
 */
export function parseJson(json: Uint8Array): Tree {
  const text = Buffer.from(json).toString("utf8");
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token.startsWith('"') ? token : `"${token}"`));
  try {
    return JSON.parse(quoted) as Tree;
  } catch {
    throw new MalformedValue([], "is not valid JSON");
  }
}
