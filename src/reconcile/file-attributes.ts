import { createHash } from "node:crypto";
import { type Diagnostic, error, type FileAttribute, isUnknown, type LoadedFile, type Resource, UNKNOWN, type Values } from "../schema";
import type { Environment } from "./environment";
import { nameOf } from "./naming";
import { ruleDiagnostic } from "./text-rules";

export interface LoadedFiles {
  /** By the name of the path attribute. */
  readonly files: Readonly<Record<string, LoadedFile | undefined>>;
  /** Digests, and formats that the configuration left out. */
  readonly derived: Values;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files that an object's attributes name, checks them and derives what stands for them in plan and state. */
export async function loadFiles(
  resource: Resource,
  values: Values,
  environment: Pick<Environment, "files" | "ruleLevels">,
): Promise<LoadedFiles> {
  const files: Record<string, LoadedFile | undefined> = {};
  const derived: Record<string, Values[string]> = {};
  const diagnostics: Diagnostic[] = [];
  for (const attribute of resource.files ?? []) {
    const path = values[attribute.path] ?? null;
    const format = attribute.format ? (values[attribute.format] ?? null) : null;
    if (isUnknown(path) || isUnknown(format)) {
      derived[attribute.digest] = UNKNOWN;
      if (attribute.format && format === null) derived[attribute.format] = UNKNOWN;
    } else if (typeof path !== "string") {
      derived[attribute.digest] = null;
    } else {
      const name = nameOf(resource, values);
      const bytes = await environment.files.read(path).catch((failure: unknown) => failure);
      if (!Buffer.isBuffer(bytes)) {
        diagnostics.push(cannotRead(attribute, name, path, bytes));
        continue;
      }
      const given = typeof format === "string" ? format : null;
      const found = formatOf(attribute, bytes);
      diagnostics.push(...checkContent(attribute, name, path, bytes, given, found, environment));
      files[attribute.path] = { bytes, format: given ?? found };
      derived[attribute.digest] = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
      if (attribute.format && given === null) derived[attribute.format] = found;
    }
  }
  return { files, derived, diagnostics };
}

function formatOf(attribute: FileAttribute, bytes: Buffer): string | null {
  return Object.entries(attribute.formats).find(([, magic]) => bytes.subarray(0, magic.length).equals(magic))?.[0] ?? null;
}

function checkContent(
  attribute: FileAttribute,
  name: string,
  path: string,
  bytes: Buffer,
  given: string | null,
  found: string | null,
  environment: Pick<Environment, "ruleLevels">,
): Diagnostic[] {
  const level = environment.ruleLevels[attribute.rule];
  if (level === "off") return [];
  const at = [attribute.path];
  const names = Object.keys(attribute.formats).join(", ");
  const tell = (own: "error" | "warn", problem: string, fix: string) => [
    ruleDiagnostic(level ?? own, attribute.rule, name, problem, fix, at),
  ];
  if (bytes.length > attribute.maxBytes) {
    const limit = `${attribute.maxBytes} bytes (${attribute.maxBytes / 1024 / 1024} MB)`;
    return tell(
      "error",
      `the file ${path} is ${bytes.length} bytes, over the limit of ${limit}`,
      "Scale the picture down or compress it more.",
    );
  }
  if (found === null) {
    return tell("error", `the file ${path} is not an image that the platform accepts`, `Its first bytes are those of none of: ${names}.`);
  }
  const stated = given === null ? undefined : attribute.formats[given.toUpperCase()];
  if (stated && !bytes.subarray(0, stated.length).equals(stated)) {
    return tell("warn", `the file ${path} is a ${found}, not a ${given}`, `Set ${attribute.format} to "${found}", or leave it out.`);
  }
  return [];
}

function cannotRead(attribute: FileAttribute, name: string, path: string, failure: unknown): Diagnostic {
  const reason = typeof failure === "object" && failure !== null && "code" in failure ? String(failure.code) : "unreadable";
  const words = reason === "ENOENT" ? "does not exist" : reason === "EISDIR" ? "is a folder" : `cannot be read (${reason})`;
  return error(
    `The ${attribute.path} of ${name} ${words}`,
    `"${path}" is looked for relative to the folder of the stack. Correct ${attribute.path}, or put the file there.`,
    [attribute.path],
  );
}
