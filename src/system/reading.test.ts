import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput, readRegularFile, readRegularFileSync } from "./reading";

describe("reading", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-read-"));
    path = join(folder, "x");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const most = 1000;
  const asRegular = [
    ["later", (file: string) => readRegularFile(file, { most })],
    ["at once", async (file: string) => readRegularFileSync(file, most)],
  ] as const;
  const all = [...asRegular, ["as an input", (file: string) => readInput(file, { most })]] as const;

  it.each(all)("a file %s gives its content, up to the bound", async (_how, read) => {
    for (const content of ["", "text", "x".repeat(most)]) {
      await writeFile(path, content);
      expect((await read(path)).toString()).toBe(content);
    }
    expect((await read("/proc/self/comm")).length).toBeGreaterThan(0);
  });

  it.each(all)("a file %s that is too large fails before it is read", async (_how, read) => {
    await writeFile(path, "");
    await truncate(path, 2 ** 40);
    await expect(read(path)).rejects.toMatchObject({ code: "EFBIG", message: "it has 1099511627776 bytes, and at most 1000 are read" });
  });

  it.each(all)("a folder %s fails, and what is not there as well", async (_how, read) => {
    await expect(read(folder)).rejects.toMatchObject({ code: "EISDIR", message: "it is a folder" });
    await expect(read(path)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each(asRegular)("%s neither waits for a pipe nor reads a device without an end", async (_how, read) => {
    execFileSync("mkfifo", [path]);
    await expect(read(path)).rejects.toMatchObject({ code: "EFTYPE", message: "it is a pipe, no file" });
    await expect(read("/dev/zero")).rejects.toMatchObject({ code: "EFTYPE", message: "it is a device, no file" });
  });

  it("what a shell hands over from a program gives all that it prints", async () => {
    const script =
      "const { readInput } = require(process.argv[1]); readInput(process.argv[2], { most: 1e6 }).then((all) => console.log(all.length))";
    const module = join(__dirname, "..", "..", "dist", "system", "reading.js");
    const command = `exec "$0" -e '${script}' "$1" <(head -c 300000 /dev/zero)`;
    expect(execFileSync("bash", ["-c", command, process.execPath, module], { encoding: "utf8" })).toBe("300000\n");
  });

  it("a pipe waits until it is written to, and takes no more than the bound", async () => {
    execFileSync("mkfifo", [path]);
    for (const [bytes, outcome] of [
      [1000, "1000 bytes"],
      [1001, "it has more than 1000 bytes"],
    ] as const) {
      const content = readInput(path, { most }).then(
        (all) => `${all.length} bytes`,
        (problem: Error) => problem.message,
      );
      const writer = spawn("sh", ["-c", `head -c ${bytes} /dev/zero > "$0"`, path], { stdio: "ignore" });
      expect(await content).toBe(outcome);
      if (writer.exitCode === null) await once(writer, "exit");
    }
  });

  it("a pipe that nobody writes to ends when that is asked for", async () => {
    execFileSync("mkfifo", [path]);
    const stop = new AbortController();
    const content = readInput(path, { most, signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(content).rejects.toMatchObject({ name: "AbortError" });
  });

  it("a device without an end ends at the bound, one that is empty gives nothing", async () => {
    await expect(readInput("/dev/zero", { most })).rejects.toMatchObject({ code: "EFBIG", message: "it has more than 1000 bytes" });
    expect(await readInput("/dev/null", { most })).toHaveLength(0);
  });
});
