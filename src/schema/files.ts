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
  readonly maxBytes: number;
  /** Accepted formats by name, each with the first bytes of such a file; the first name of equal ones is the one derived. */
  readonly formats: Readonly<Record<string, Buffer>>;
  /** The rules of the platform's specification on size and content, for messages. */
  readonly rule: string;
}

export interface LoadedFile {
  readonly bytes: Buffer;
  /** In the configuration's spelling, or derived from the content. */
  readonly format: string | null;
}
