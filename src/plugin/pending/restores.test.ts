import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ManualClock } from "../../../test/support/time/manual-clock";
import type { Owner } from "../../pending/owner";
import type { PendingRestore } from "../../schema";
import { systemWorld } from "../../system/world";
import { createPendingFile, PendingFileUnusable } from "./pending-file";

const owner = { cloud: "notebook", account: "a" };
const restore: PendingRestore = { put_back: ["13800000000", "中文"], list: { type: "MERCHANT" } };

describe("pending restores in the pending file", () => {
  let folder: string;
  let path: string;
  let living: Set<number>;
  let warnings: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-restores-"));
    path = join(folder, "smsform", "pending.jsonl");
    living = new Set([1, 2, 3]);
    warnings = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The file as the process of that number uses it. */
  const as = (pid: number) =>
    createPendingFile({
      path,
      clock: new ManualClock(),
      machine: systemWorld,
      log: (_level, message) => warnings.push(message),
      owner: { host: "h", boot: "b", namespace: "n", pid, parent: 0, started: "1" },
      isAlive: (owner: Owner) => living.has(owner.pid),
    });
  const assumedBy = async (pid: number, by = owner) => (await as(pid).assumeRestores(by)).map((own) => own.restore);

  it("are written down before the port returns, for nobody else to read", async () => {
    await as(1).change(owner).planRestore(restore);
    expect(await readFile(path, "utf8")).toContain('"13800000000","中文"');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("of a living process are left alone", async () => {
    await as(1).change(owner).planRestore(restore);
    expect(await assumedBy(2)).toEqual([]);
  });

  it("of a process that died are taken up by one run, not by two at once", async () => {
    await as(1).change(owner).planRestore(restore);
    living.delete(1);
    const taken = await Promise.all([assumedBy(2), assumedBy(3)]);
    expect(taken.flat()).toEqual([restore]);
  });

  it("are taken up again when whoever took them up died too", async () => {
    await as(1).change(owner).planRestore(restore);
    living.delete(1);
    await assumedBy(2);
    living.delete(2);
    expect(await assumedBy(3)).toEqual([restore]);
  });

  it("are of one account of one cloud", async () => {
    await as(1).change(owner).planRestore(restore);
    living.delete(1);
    expect(await assumedBy(2, { ...owner, account: "b" })).toEqual([]);
    expect(await assumedBy(2, { ...owner, cloud: "library" })).toEqual([]);
    expect(await assumedBy(2)).toEqual([restore]);
  });

  it("that are paid are gone", async () => {
    await (await as(1).change(owner).planRestore(restore)).restored();
    living.delete(1);
    expect(await assumedBy(2)).toEqual([]);
  });

  it("that an operation ends without paying are taken up by the next run, be it in the same process", async () => {
    const change = as(1).change(owner);
    const restored = await change.planRestore({ first: true });
    await change.planRestore({ second: true });
    await restored.restored();
    await change.end("unknown");
    expect(await assumedBy(1)).toEqual([{ second: true }]);
    expect(await assumedBy(2)).toEqual([]);
  });

  it("that could not be given back are left to the next run", async () => {
    await as(1).change(owner).planRestore(restore);
    living.delete(1);
    const [own] = await as(2).assumeRestores(owner);
    await own?.leave();
    expect(await assumedBy(3)).toEqual([restore]);
  });

  it("of a create are kept apart from its token", async () => {
    const keys = { key: "k", name: "n" };
    const create = as(1).create(keys, owner);
    const token = await create.token(1000);
    await create.planRestore(restore);
    await create.end("without effect");
    living.delete(1);
    expect(await assumedBy(2)).toEqual([restore]);
    expect(await as(2).create(keys, owner).token(1000)).not.toBe(token);
  });

  it("outlive the compaction of the file, with who sees to them", async () => {
    await as(1).change(owner).planRestore({ of: "the dead" });
    await as(2).change(owner).planRestore({ of: "the living" });
    const left = as(2).change(owner);
    await left.planRestore({ of: "nobody" });
    await (await left.planRestore({ of: "the past" })).restored();
    await left.end("unknown");
    living.delete(1);
    await as(3).compact();
    expect(await readFile(path, "utf8")).not.toContain("the past");
    expect(await assumedBy(3)).toEqual([{ of: "the dead" }, { of: "nobody" }]);
  });

  it("are no matter of a run that has nothing to restore: it makes no file", async () => {
    expect(await assumedBy(1)).toEqual([]);
    await as(1).change(owner).end("without effect");
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  it("that cannot be written down stop what would make them", async () => {
    await mkdir(dirname(dirname(path)), { recursive: true });
    await writeFile(dirname(path), "a file where the folder should be");
    await expect(as(1).change(owner).planRestore(restore)).rejects.toBeInstanceOf(PendingFileUnusable);
  });

  it("cost no work that is done when they cannot be struck out: a warning says so", async () => {
    const pendingRestores = await as(1).change(owner).planRestore(restore);
    await rm(dirname(path), { recursive: true });
    await writeFile(dirname(path), "a file where the folder should be");
    await pendingRestores.restored();
    expect(warnings).toEqual(["the pending file could not be updated"]);
  });

  it("are all that a change has: there is no token outside of a create", async () => {
    await expect(as(1).change(owner).token(1000)).rejects.toThrow("outside of a create");
    await expect(as(1).change(owner).resumed()).rejects.toThrow("outside of a create");
    await expect(as(1).change(owner).begin()).rejects.toThrow("outside of a create");
  });
});
