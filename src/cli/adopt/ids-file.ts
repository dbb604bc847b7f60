import { resolve } from "node:path";
import type { IdsFile } from "../../adoption/ids";
import { mostOfInput, stepToRead, whyUnreadable } from "../../ports/disk";
import { type Diagnostic, error } from "../../schema";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { systemWorld } from "../../system/world";

/** `FILE`, or `TYPE=FILE` where all its ids are of one type. */
export interface IdsArgument {
  readonly file: string;
  readonly type?: string | undefined;
}

export async function readIdsFiles(
  all: readonly IdsArgument[],
  column: string | undefined,
  cwd: string,
): Promise<readonly IdsFile[] | { readonly problem: Diagnostic }> {
  const files: IdsFile[] = [];
  for (const { file, type } of all) {
    try {
      const text = decodeUtf8(await systemWorld.disk.readInput(resolve(cwd, file), { most: mostOfInput }));
      files.push({ name: file, text, type, column });
    } catch (failure) {
      if (failure instanceof NotUtf8) return { problem: error(`${file} cannot be read`, `${file}, ${failure.message}`) };
      return { problem: error(`${file} cannot be read (${whyUnreadable(failure)})`, stepToRead(failure)) };
    }
  }
  return files;
}
