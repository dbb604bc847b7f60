import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemDisk } from "../system/disk";
import { systemWorld } from "../system/world";
import { replaceFile, replaceFileMeanwhile } from "./replace-file";

describe("a file that is replaced", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "smsform-replace-"));
    path = join(folder, "x");
    writeFileSync(path, "old");
    chmodSync(path, 0o644);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ways = [
    ["at once", async (content: string) => replaceFile(systemWorld, path, content)],
    ["meanwhile", (content: string) => replaceFileMeanwhile(systemWorld, path, content)],
  ] as const;

  it.each(ways)("%s is its owner's alone, and nothing stays beside it", async (_how, replace) => {
    await replace("new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  it.each(ways)("%s by several is one of theirs, whole", async (_how, replace) => {
    const contents = Array.from({ length: 20 }, (_, i) => String(i).repeat(100_000));
    await Promise.all(contents.map(replace));
    expect(contents).toContain(readFileSync(path, "utf8"));
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  it.each(ways)("%s stays as it was where that fails", async (_how, replace) => {
    rmSync(path);
    symlinkSync("y", path);
    const other = join(folder, "y");
    await replace("new");
    expect(existsSync(other)).toBe(false);
    expect(() =>
      replaceFile(systemWorld, path, "newer", {
        settle: () => {
          throw new Error("no");
        },
      }),
    ).toThrow("no");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  it("is made only where nothing is, be it a link that leads nowhere", () => {
    expect(() => systemDisk.create(path, "new")).toThrow("EEXIST");
    symlinkSync("nowhere", join(folder, "link"));
    expect(() => systemDisk.create(join(folder, "link"), "new")).toThrow("EEXIST");
    expect(readdirSync(folder).sort()).toEqual(["link", "x"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });
});
