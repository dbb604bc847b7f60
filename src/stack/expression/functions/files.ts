import { isUtf8 } from "node:buffer";
import { posix, resolve } from "node:path";
import { canonicalSet, normalText } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { EvaluationError, type StackFiles, type Surroundings } from "../expression";
import { boolType, stringType } from "../value-type";
import { define, type FunctionDescription, setOf, text } from "./description";
import { matchesPattern } from "./file-pattern";
import { hashOf } from "./hashes";

export const fileFunctions: Readonly<Record<string, FunctionDescription>> = {
  abspath: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path], _rest, { surroundings }) => resolve(filesOf(surroundings).folder, path),
  }),
  basename: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path]) => (path === "" ? "." : posix.basename(path) || "/"),
  }),
  dirname: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path]) => posix.normalize(posix.dirname(path.replace(/(?<=[^/])\/+$/, "/."))).replace(/(?<=.)\/$/, ""),
  }),
  file: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path], _rest, { surroundings }) => readText(filesOf(surroundings), path),
  }),
  filebase64: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path], _rest, { surroundings }) => filesOf(surroundings).read(path).toString("base64"),
  }),
  fileexists: define({
    parameters: [text("path")],
    returns: boolType,
    call: ([path], _rest, { surroundings }) => filesOf(surroundings).exists(path),
  }),
  fileset: define({
    parameters: [text("path"), text("pattern")],
    returns: setOf(stringType),
    call: ([folder, pattern], _rest, { surroundings }) =>
      canonicalSet(
        filesOf(surroundings)
          .list(folder)
          .filter((path) => matchesPattern(path, pattern)),
      ),
  }),
  pathexpand: define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path], _rest, { surroundings: { home } }) => {
      if (!path.startsWith("~")) return path;
      if (!home) throw new EvaluationError("No files here", "a home folder is known only where a stack is planned.");
      if (path === "~" || path.startsWith("~/")) return normalText(path === "~" ? home() : posix.join(home(), path.slice(1)));
      throw new BadArgument(0, "the folder of another user is not known. Write ~/, or the whole path.");
    },
  }),
  filebase64sha256: hash("sha256", "base64"),
  filebase64sha512: hash("sha512", "base64"),
  filemd5: hash("md5", "hex"),
  filesha1: hash("sha1", "hex"),
  filesha256: hash("sha256", "hex"),
  filesha512: hash("sha512", "hex"),
};

function hash(algorithm: Parameters<typeof hashOf>[1], encoding: "hex" | "base64"): FunctionDescription {
  return define({
    parameters: [text("path")],
    returns: stringType,
    call: ([path], _rest, { surroundings }) => hashOf(filesOf(surroundings).read(path), algorithm, encoding),
  });
}

function filesOf({ files }: Surroundings): StackFiles {
  if (files) return files;
  throw new EvaluationError("No files here", "files can be read only where a stack is planned.");
}

/** @throws BadArgument where the file is no text */
export function readText(files: StackFiles, path: string): string {
  const bytes = files.read(path);
  if (isUtf8(bytes)) return bytes.toString();
  throw new BadArgument(0, `${path} is no text in UTF-8. Save it in that encoding, or take its bytes with filebase64().`);
}
