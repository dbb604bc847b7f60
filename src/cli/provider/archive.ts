/** Zip files whose bytes depend on nothing but their contents. */
import type { ZippableFile } from "fflate";

export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly executable: boolean;
}

/** The first day that a zip file can tell, in whatever time zone: it holds local time. */
const longAgo = new Date(1980, 0, 1);

export function createArchive(files: readonly ArchivedFile[]): Uint8Array {
  const { zipSync }: typeof import("fflate") = require("fflate");
  const entries = files.map(({ name, content, executable }): [string, ZippableFile] => {
    const attrs = ((executable ? 0o100755 : 0o100644) << 16) >>> 0;
    return [name, [content, { mtime: longAgo, os: 3, attrs, level: 6 }]];
  });
  return zipSync(Object.fromEntries(entries));
}
