import { resolve } from "node:path";
import type { Catalogue } from "../../messaging/catalogue/catalogue";
import { parseCatalogue } from "../../messaging/catalogue/read";
import { CatalogueError } from "../../messaging/errors";
import { mostOfInput, stepToRead, whyUnreadable } from "../../ports/disk";
import { systemWorld } from "../../system/world";
import type { Terminal } from "../terminal";

/** The catalogue in a file. @throws CatalogueError */
export async function catalogueIn(file: string, terminal: Terminal): Promise<Catalogue> {
  try {
    return parseCatalogue(await contentOf(file, terminal), file);
  } catch (failure) {
    if (failure instanceof CatalogueError) throw failure;
    throw new CatalogueError(`The catalogue ${file} cannot be read (${whyUnreadable(failure)}). ${stepToRead(failure)}`);
  }
}

export function contentOf(file: string, { cwd }: Terminal): Promise<Buffer> {
  return systemWorld.disk.readMeanwhile(resolve(cwd, file), { most: mostOfInput });
}
