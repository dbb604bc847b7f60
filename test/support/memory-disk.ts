import { dirname } from "node:path";
import { type Bounds, type Disk, type Found, mostOfRecord, UnfitFile } from "../../src/ports/disk";

interface File {
  readonly number: number;
  /** Another one after each change. */
  content: Buffer;
  changes: number;
}

export interface MemoryDisk extends Disk {
  texts(): Readonly<Record<string, string>>;
  textAt(path: string): string | undefined;
}

/** A disk that is nowhere but here. Every name of a file leads to its content; folders are there as soon as something is in them. */
export function memoryDisk(): MemoryDisk {
  const files = new Map<string, File>();
  const folders = new Set<string>(["/"]);
  let made = 0;

  const fail = (code: string, path: string): never => {
    throw Object.assign(new Error(`${code}: ${path}`), { code });
  };
  const known = new WeakMap<Buffer, string>();
  const textOf = (content: Buffer): string => {
    const text = known.get(content) ?? content.toString();
    known.set(content, text);
    return text;
  };
  const isFolder = (path: string) => folders.has(path);
  const at = (path: string): File => {
    if (isFolder(path)) throw new UnfitFile("EISDIR", "it is a folder");
    return files.get(path) ?? fail("ENOENT", path);
  };
  const makeFolder = (path: string): void => {
    for (let each = path; !folders.has(each); each = dirname(each)) folders.add(each);
  };
  const create = (path: string, content: string | Uint8Array): void => {
    if (files.has(path) || isFolder(path)) fail("EEXIST", path);
    if (!isFolder(dirname(path))) fail("ENOENT", path);
    made += 1;
    files.set(path, { number: made, content: Buffer.from(content), changes: 0 });
  };
  const write = (file: File, content: string, place: number): number => {
    const bytes = Buffer.from(content);
    file.content = Buffer.concat([file.content.subarray(0, place), bytes, file.content.subarray(place + bytes.length)]);
    file.changes += 1;
    return place + bytes.length;
  };
  const read = (path: string, { most = mostOfRecord }: Partial<Bounds> = {}): Buffer => {
    const { content } = at(path);
    if (content.length > most) throw new UnfitFile("EFBIG", `it has ${content.length} bytes, and at most ${most} are read`);
    return Buffer.from(content);
  };

  return {
    texts: () => Object.fromEntries([...files].map(([path, { content }]) => [path, textOf(content)])),
    textAt: (path) => {
      const file = files.get(path);
      return file && textOf(file.content);
    },
    look(path): Found | undefined {
      if (isFolder(path)) return { kind: "folder", size: 0, identity: path, changed: "0" };
      const file = files.get(path);
      return file && { kind: "file", size: file.content.length, identity: String(file.number), changed: String(file.changes) };
    },
    list(folder) {
      if (!isFolder(folder)) fail("ENOENT", folder);
      const within = folder === "/" ? "/" : `${folder}/`;
      return [...files.keys(), ...folders]
        .filter((path) => path !== "/" && dirname(path) === folder)
        .map((path) => path.slice(within.length));
    },
    makeFolder,
    read,
    readMeanwhile: async (path, bounds) => read(path, bounds),
    readInput: async (path, bounds) => read(path, bounds),
    readPart: async (path, from, to) => read(path).subarray(from, to),
    create,
    createMeanwhile: async (path, content) => create(path, content),
    edit(path) {
      const file = at(path);
      return { write: (content, place) => write(file, content, place), close: () => {} };
    },
    async append(path, content) {
      if (!files.has(path)) create(path, "");
      const file = at(path);
      write(file, content, file.content.length);
    },
    rename(from, to) {
      files.set(to, at(from));
      files.delete(from);
    },
    link(path, name) {
      if (files.has(name)) fail("EEXIST", name);
      files.set(name, at(path));
    },
    remove(path) {
      at(path);
      files.delete(path);
    },
    lockedBy: () => undefined,
  };
}
