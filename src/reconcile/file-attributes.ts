import { createHash } from "node:crypto";
import {
  type Diagnostic,
  error,
  type FileAttribute,
  type FilesByAttribute,
  formatOf,
  isUnknown,
  type LoadedFile,
  type NamedFile,
  type Resource,
  type RuleSettings,
  UNKNOWN,
  type Values,
} from "../schema";
import type { Environment } from "./environment";
import { nameOf } from "./naming";
import { ruleDiagnostic } from "./rules/rules";

export interface LoadedFiles {
  readonly files: FilesByAttribute;
  /** Digests, and formats that the configuration left out. */
  readonly derived: Values;
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a file: ten times what any platform takes, so that its own rule tells of what is too large for it. */
const mostBytes = 32 * 1024 * 1024;

/** Reads the files that an object's attributes name, checks them and derives what stands for them in plan and state. */
export async function loadFiles(
  resource: Resource,
  values: Values,
  environment: Pick<Environment, "files" | "rules"> & Partial<Pick<Environment, "signal">>,
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
      const bytes = await environment.files
        .read(path, { most: mostBytes, signal: environment.signal })
        .catch((failure: unknown) => failure);
      if (!Buffer.isBuffer(bytes)) {
        diagnostics.push(cannotRead(attribute, name, path, bytes));
        continue;
      }
      const given = typeof format === "string" ? format : null;
      const found = formatOf(attribute, bytes);
      const file = { path, bytes, format: given ?? found };
      files[attribute.path] = file;
      diagnostics.push(...checkContent(attribute, name, file, files, environment.rules));
      derived[attribute.digest] = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
      if (attribute.format && given === null) derived[attribute.format] = found;
    }
  }
  return { files, derived, diagnostics };
}

/** The first finding: what is too large or no picture at all has further ones that help nobody. */
function checkContent(
  attribute: FileAttribute,
  name: string,
  file: NamedFile,
  files: FilesByAttribute,
  settings: RuleSettings,
): Diagnostic[] {
  for (const rule of attribute.rules) {
    const level = settings.levels[rule.id] ?? rule.level;
    const finding = level === "off" ? undefined : rule.check(file, attribute, files);
    if (finding && level !== "off") return [ruleDiagnostic(settings, rule, { level, about: name, finding, path: [attribute.path] })];
  }
  return [];
}

function cannotRead(attribute: FileAttribute, name: string, path: string, failure: unknown): Diagnostic {
  const reason = typeof failure === "object" && failure !== null && "code" in failure ? String(failure.code) : "unreadable";
  const isUnfit = (reason === "EFTYPE" || reason === "EFBIG") && failure instanceof Error;
  const unreadable = `cannot be read (${isUnfit ? failure.message : reason})`;
  const words = reason === "ENOENT" ? "does not exist" : reason === "EISDIR" ? "is a folder" : unreadable;
  return error(
    `The ${attribute.path} of ${name} ${words}`,
    `"${path}" is looked for relative to the folder of the stack. Correct ${attribute.path}, or put the file there.`,
    [attribute.path],
  );
}
