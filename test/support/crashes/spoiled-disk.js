/**
 * A folder on a disk that fails. Loaded into a program with `--require`, the failure comes from SPOILED_DISK (JSON), for the working directory.
 *
 * `{ full: { at: 3 } }`: the third write takes half of what it is given, as systems may, and the disk has no room until `until` (default: for ever);
 * `{ most: 7 }`: no write takes more than 7 bytes at a time; `{ code: "EROFS" }`: nothing can be opened for writing.
 */
const fs = require("node:fs");

function spoilDisk(folder, { full, most = Number.POSITIVE_INFINITY, code }) {
  const { openSync, writeSync, renameSync } = fs;
  const watched = new Map();
  let writes = 0;
  const isInside = (path) => String(path).startsWith(folder);
  const fail = (reason, what) => {
    throw Object.assign(new Error(`${reason}: ${what}`), { code: reason });
  };

  fs.openSync = (path, flags, ...rest) => {
    const forWriting = isInside(path) && isForWriting(flags);
    if (forWriting && code) fail(code, "open");
    const file = openSync(path, flags, ...rest);
    if (forWriting) watched.set(file, path);
    else watched.delete(file);
    return file;
  };
  fs.writeSync = (file, bytes, offset = 0, length = bytes.length - offset, position = null) => {
    if (!watched.has(file)) return writeSync(file, bytes, offset, length, position);
    writes += 1;
    const isLast = full?.at === writes;
    if (full && writes > full.at && writes <= (full.until ?? Number.POSITIVE_INFINITY)) fail("ENOSPC", "write");
    const taken = isLast ? Math.floor(length / 2) : Math.min(length, most);
    return writeSync(file, bytes, offset, Math.max(1, taken), position);
  };
  fs.renameSync = (from, to) => (code && isInside(to) ? fail(code, "rename") : renameSync(from, to));

  return {
    writes: () => writes,
    mend: () => Object.assign(fs, { openSync, writeSync, renameSync }),
  };
}

function isForWriting(flags = "r") {
  return typeof flags === "number" ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0 : flags !== "r";
}

module.exports = { spoilDisk };

if (process.env.SPOILED_DISK) {
  const disk = spoilDisk(process.cwd(), JSON.parse(process.env.SPOILED_DISK));
  process.on("exit", () => {
    if (process.env.SPOILED_DISK_WRITES) fs.writeFileSync(process.env.SPOILED_DISK_WRITES, String(disk.writes()));
  });
}
