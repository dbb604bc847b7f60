import { dirname } from "node:path";
import { type Bounds, type Creation, type Disk, type Found, mostOfRecord, UnfitFile } from "../../src/ports/disk";

interface File {
  readonly number: number;
  /** Another one after each change. */
  content: Buffer;
  changes: number;
  /** What is left of it when power is lost. */
  safe: Buffer;
}

/** A change of names that is not on the disk yet. */
interface Renaming {
  readonly paths: readonly string[];
  onDisk(names: Map<string, File>): void;
}

export interface MemoryDisk extends Disk {
  texts(): Readonly<Record<string, string>>;
  /**
   * What was not flushed may be lost, or be there in part: of each change of names that happened or not, of what was written a beginning.
   * A file that was flushed is there by the name with which it was made.
   */
  losePower(chance: { happens(probability: number): boolean; below(bound: number): number }): void;
}

export interface MemoryDisk extends Disk {
  texts(): Readonly<Record<string, string>>;
  textAt(path: string): string | undefined;
}

/** A disk that is nowhere but here. Every name of a file leads to its content; folders are there as soon as something is in them. */
export function memoryDisk(): MemoryDisk {
  const files = new Map<string, File>();
  const safeNames = new Map<string, File>();
  let renamings: readonly Renaming[] = [];
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
  const rename = (paths: readonly string[], change: (names: Map<string, File>) => void): void => {
    change(files);
    renamings = [...renamings, { paths, onDisk: change }];
  };
  /** In the order in which they were made. */
  const flushNames = (isFlushed: (path: string) => boolean): void => {
    const [flushed, others] = [
      renamings.filter(({ paths }) => paths.some(isFlushed)),
      renamings.filter(({ paths }) => !paths.some(isFlushed)),
    ];
    for (const each of flushed) each.onDisk(safeNames);
    renamings = others;
  };
  const flush = (path: string, file: File): void => {
    file.safe = Buffer.from(file.content);
    flushNames((each) => each === path);
  };
  const create = (path: string, content: string | Uint8Array, { flush: isFlushed = false }: Creation = {}): void => {
    if (files.has(path) || isFolder(path)) fail("EEXIST", path);
    if (!isFolder(dirname(path))) fail("ENOENT", path);
    made += 1;
    const file = { number: made, content: Buffer.from(content), changes: 0, safe: Buffer.alloc(0) };
    rename([path], (names) => void names.set(path, file));
    if (isFlushed) flush(path, file);
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
    createMeanwhile: async (path, content) => create(path, content, { flush: true }),
    edit(path) {
      const file = at(path);
      const flushIt = () => {
        file.safe = Buffer.from(file.content);
      };
      return {
        write: (content, place) => write(file, content, place),
        flush: flushIt,
        flushMeanwhile: async () => flushIt(),
        close: () => {},
      };
    },
    async append(path, content) {
      if (!files.has(path)) create(path, "");
      const file = at(path);
      write(file, content, file.content.length);
      flush(path, file);
    },
    rename(from, to) {
      const file = at(from);
      rename([from, to], (names) => {
        names.set(to, file);
        names.delete(from);
      });
    },
    flushFolder: (folder) => flushNames((path) => dirname(path) === folder),
    link(path, name) {
      if (files.has(name)) fail("EEXIST", name);
      const file = at(path);
      rename([name], (names) => void names.set(name, file));
    },
    remove(path) {
      at(path);
      rename([path], (names) => void names.delete(path));
    },
    lockedBy: () => undefined,
    losePower({ happens, below }) {
      for (const each of renamings) if (happens(0.5)) each.onDisk(safeNames);
      renamings = [];
      files.clear();
      for (const [path, file] of safeNames) {
        const { content, safe } = file;
        const isLonger = content.length > safe.length && content.subarray(0, safe.length).equals(safe);
        const left = isLonger ? content.subarray(0, safe.length + below(content.length - safe.length + 1)) : happens(0.5) ? content : safe;
        file.content = Buffer.from(left);
        file.safe = file.content;
        files.set(path, file);
      }
    },
  };
}
