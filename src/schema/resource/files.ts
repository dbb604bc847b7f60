import type { Finding, NamedRule, RuleLevel } from "../rules";

/**
 * A file given by its path and sent as content. Its content is in no state and no plan: a digest stands for it.
 */
export interface FileAttribute {
  /** The attribute with the path, relative to the stack's folder. */
  readonly path: string;
  /** The computed attribute with `sha256:<hex>`. */
  readonly digest: string;
  /** The derived attribute with the file's format, where the platform wants one. */
  readonly format?: string;
  /** Accepted formats by name, each with the first bytes of such a file; the first name of equal ones is the one derived. */
  readonly formats: Readonly<Record<string, Buffer>>;
  /** What the platform demands of size and content; the first finding is the one that is told. */
  readonly rules: readonly FileRule[];
}

/** A rule on a file. */
export interface FileRule extends NamedRule {
  readonly level: Exclude<RuleLevel, "off">;
  /** Where it stands, as `docs/sources.md` explains. */
  readonly source: string;
  /** @param of the same object, this one among them */
  readonly check: (file: NamedFile, attribute: FileAttribute, files: FilesByAttribute) => Finding | undefined;
}

export interface LoadedFile {
  readonly bytes: Buffer;
  /** In the configuration's spelling, or derived from the content. */
  readonly format: string | null;
}

export interface NamedFile extends LoadedFile {
  /** As the configuration gives it. */
  readonly path: string;
}

/** By the name of the path attribute; undefined where none is configured, or it cannot be read. */
export type FilesByAttribute = Readonly<Record<string, LoadedFile | undefined>>;

/** The name of the format that a file's first bytes are of. */
export function formatOf({ formats }: Pick<FileAttribute, "formats">, bytes: Buffer): string | null {
  return Object.entries(formats).find(([, magic]) => bytes.subarray(0, magic.length).equals(magic))?.[0] ?? null;
}
