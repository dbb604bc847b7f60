import { createHash } from "node:crypto";
import { UNKNOWN } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { stringType } from "../value-type";
import { define, type FunctionDescription, text, whole } from "./description";

type Algorithm = "md5" | "sha1" | "sha256" | "sha512";

export function hashOf(content: string | Buffer, algorithm: Algorithm, encoding: "hex" | "base64"): string {
  return createHash(algorithm).update(content).digest(encoding);
}

function hash(algorithm: Algorithm, encoding: "hex" | "base64"): FunctionDescription {
  return define({ parameters: [text("str")], returns: stringType, call: ([value]) => hashOf(value, algorithm, encoding) });
}

export const hashFunctions: Readonly<Record<string, FunctionDescription>> = {
  base64sha256: hash("sha256", "base64"),
  base64sha512: hash("sha512", "base64"),
  bcrypt: define({
    parameters: [text("str")],
    rest: whole("cost"),
    returns: stringType,
    call: ([password], costs, { surroundings: { happening } }) => {
      if (costs.length > 1) throw new BadArgument(2, "at most one cost is taken.");
      // The engines' library takes its default for what is too low.
      const [given = defaultCost] = costs;
      const cost = given < leastCost ? defaultCost : given;
      if (cost > mostCost)
        throw new BadArgument(1, `a cost of at most ${mostCost} is taken: each one more takes twice the time. Given is ${cost}.`);
      if (Buffer.byteLength(password) > 72) throw new BadArgument(0, "at most 72 bytes are taken.");
      return happening ? bcrypt(password, cost, happening.uuid()) : UNKNOWN;
    },
  }),
  md5: hash("md5", "hex"),
  sha1: hash("sha1", "hex"),
  sha256: hash("sha256", "hex"),
  sha512: hash("sha512", "hex"),
  uuid: define({
    parameters: [],
    returns: stringType,
    call: (_args, _rest, { surroundings }) => surroundings.happening?.uuid() ?? UNKNOWN,
  }),
  uuidv5: define({
    parameters: [text("namespace"), text("name")],
    returns: stringType,
    call: ([namespace, name]) => {
      const known = namespaces[namespace];
      const hex =
        known === undefined
          ? namespace.replace(/^(?:urn:uuid:|\{)?([0-9a-fA-F-]{36})\}?$/, "$1").replaceAll("-", "")
          : `6ba7b81${known}9dad11d180b400c04fd430c8`;
      if (!/^[0-9a-fA-F]{32}$/.test(hex)) throw new BadArgument(0, "dns, url, oid, x500 or a UUID is wanted.");
      const bytes = createHash("sha1").update(Buffer.from(hex, "hex")).update(name).digest().subarray(0, 16);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },
  }),
};

const [leastCost, defaultCost, mostCost] = [4, 10, 16];

/** @param chance where the salt is taken from */
function bcrypt(password: string, cost: number, chance: string): string {
  const { encodeBase64, hashSync }: typeof import("bcryptjs") = require("bcryptjs");
  const salt = createHash("sha256").update(chance).digest().subarray(0, 16);
  return hashSync(password, `$2a$${String(cost).padStart(2, "0")}$${encodeBase64([...salt], 16)}`);
}

/** The digit in which the namespaces of RFC 4122 differ. */
const namespaces: Readonly<Record<string, string>> = { dns: "0", url: "1", oid: "2", x500: "4" };
