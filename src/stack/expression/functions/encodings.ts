import { isUtf8 } from "node:buffer";
import { gzipSync } from "node:zlib";
import { normalValue, type Value } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { parseJson } from "../../../schema/text/json";
import type { Evaluated } from "../expression";
import { dynamicType, literalType, stringType } from "../value-type";
import { decodeCharacters, encodeCharacters } from "./data/characters";
import { readCsv } from "./data/csv";
import { toJson } from "./data/to-json";
import { fromYaml, toYaml } from "./data/yaml";
import { anything, define, defineEvaluated, type FunctionDescription, text } from "./description";

const data = { takesNull: true, needsAllKnown: true } as const;

export const encodingFunctions: Readonly<Record<string, FunctionDescription>> = {
  base64decode: define({
    parameters: [text("str")],
    returns: stringType,
    call: ([value]) => {
      const bytes = fromBase64(value);
      if (!isUtf8(bytes))
        throw new BadArgument(0, "what is decoded is no text in UTF-8. Where it is in another encoding, use textdecodebase64().");
      return bytes.toString();
    },
  }),
  base64encode: define({ parameters: [text("str")], returns: stringType, call: ([value]) => Buffer.from(value).toString("base64") }),
  base64gzip: define({ parameters: [text("str")], returns: stringType, call: ([value]) => gzipSync(value).toString("base64") }),
  csvdecode: define({
    parameters: [text("str")],
    returns: ([given]) => (typeof given?.value === "string" ? readCsv(given.value).type : dynamicType),
    call: ([value]) => readCsv(value).rows,
  }),
  jsondecode: defineEvaluated({ parameters: [text("str")], call: ([value]) => evaluatedJson(value) }),
  jsonencode: define({ parameters: [anything("val", data)], returns: stringType, call: ([value]) => toJson(value) }),
  textdecodebase64: define({
    parameters: [text("source"), text("encoding")],
    returns: stringType,
    call: ([source, encoding]) => decodeCharacters(fromBase64(source), encoding),
  }),
  textencodebase64: define({
    parameters: [text("string"), text("encoding")],
    returns: stringType,
    call: ([value, encoding]) => encodeCharacters(value, encoding).toString("base64"),
  }),
  urlencode: define({
    parameters: [text("str")],
    returns: stringType,
    call: ([value]) =>
      encodeURIComponent(value)
        .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll("%20", "+"),
  }),
  yamldecode: defineEvaluated({ parameters: [text("src")], call: ([value]) => fromYaml(value) }),
  yamlencode: define({ parameters: [anything("value", data)], returns: stringType, call: ([value]) => toYaml(value.value) }),
};

function fromBase64(value: string): Buffer {
  const compact = value.replace(/[\r\n]/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw new BadArgument(0, "it is no Base64.");
  return Buffer.from(compact, "base64");
}

function evaluatedJson(value: string): Evaluated {
  try {
    const decoded = normalValue(parseJson(value) as Value);
    return { value: decoded, type: literalType(decoded), sensitive: false };
  } catch (failure) {
    throw new BadArgument(0, `it is no JSON: ${failure instanceof Error ? failure.message : "it cannot be read"}.`);
  }
}
