/** Where a program has its catalogue from. A file is read again when it has changed. */
import { resolve } from "node:path";
import { type Disk, mostOfInput, stepToRead, whyUnreadable } from "../../ports/disk";
import { CatalogueError } from "../errors";
import type { Catalogue } from "./catalogue";
import { checkCatalogue, parseCatalogue } from "./read";

export interface CatalogueSource {
  /** The catalogue as it stands now. @throws CatalogueError */
  read(): Promise<Catalogue>;
}

/** @param warn told of a file that changed and cannot be read any more: what was read before goes on */
export function catalogueSource(given: string | Catalogue, disk: Disk, warn: (warning: string) => void): CatalogueSource {
  if (typeof given === "string") return fileSource(given, disk, warn);
  const catalogue = checkCatalogue(given, "that was given");
  return { read: async () => catalogue };
}

function fileSource(name: string, disk: Disk, warn: (warning: string) => void): CatalogueSource {
  const path = resolve(name);
  let known: { readonly state: string; readonly catalogue: Catalogue } | undefined;
  let warnedOf: string | undefined;
  return {
    async read() {
      const state = stateOf(path, disk);
      if (known && known.state === state) return known.catalogue;
      try {
        const catalogue = parseCatalogue(await contentOf(name, path, disk), name);
        known = { state, catalogue };
        return catalogue;
      } catch (failure) {
        if (!known || !(failure instanceof CatalogueError)) throw failure;
        if (warnedOf !== state) warn(`${failure.message} The catalogue that was read before is used on.`);
        warnedOf = state;
        return known.catalogue;
      }
    },
  };
}

/** Tells a content from others that the file has had. */
function stateOf(path: string, disk: Disk): string {
  try {
    return JSON.stringify(disk.look(path) ?? "nothing");
  } catch (failure) {
    return whyUnreadable(failure);
  }
}

async function contentOf(name: string, path: string, disk: Disk): Promise<Buffer> {
  try {
    return await disk.readMeanwhile(path, { most: mostOfInput });
  } catch (failure) {
    throw new CatalogueError(`The catalogue ${name} cannot be read (${whyUnreadable(failure)}). ${stepToRead(failure)}`);
  }
}
