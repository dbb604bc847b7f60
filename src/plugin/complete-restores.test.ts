import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Library, libraryCloud } from "../../test/support/clouds/library-cloud";
import { ManualClock } from "../../test/support/time/manual-clock";
import { accountKey } from "../pending/create-key";
import type { PendingRestore } from "../schema";
import { systemWorld } from "../system/world";
import { createPendingFile } from "./pending/pending-file";
import { createSession, type Session } from "./session";

const settings = { card: "mine" };

describe("a plugin that is configured", () => {
  let folder: string;
  let path: string;
  let library: Library;
  let session: Session;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-take-up-"));
    path = join(folder, ".terraform", "smsform", "pending.jsonl");
    library = new Library();
    session = createSession({
      clouds: [libraryCloud(library)],
      world: { ...systemWorld, clock: new ManualClock() },
      environment: {},
      folder,
      log: () => undefined,
    });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const configure = () => session.configure({ library: settings });

  /** What an earlier run did not give back. */
  async function planRestore(...restores: readonly PendingRestore[]): Promise<void> {
    const file = createPendingFile({ path, clock: new ManualClock(), machine: systemWorld, log: () => undefined });
    const change = file.change({ cloud: "library", account: accountKey(libraryCloud(library), settings) });
    for (const restore of restores) await change.planRestore(restore);
    await change.end("unknown");
  }

  function pendingInReads() {
    const [cloud] = session.provider.clouds;
    const acting = cloud && session.acting({ cloud });
    return acting && "environment" in acting ? acting.environment.pendingRestores : undefined;
  }

  it("restores what is pending, and strikes it out", async () => {
    await planRestore({ title: "Emma", shelves: ["A", "B"] }, { title: "Persuasion", shelves: ["A"] });
    expect(await configure()).toEqual([]);
    expect([library.shelvesOf("Emma"), library.shelvesOf("Persuasion")]).toEqual([["A", "B"], ["A"]]);
    expect(pendingInReads()).toEqual([]);
    library.shelves.clear();
    await configure();
    expect(library.shelvesOf("Emma")).toEqual([]);
  });

  it("warns of what it could not give back, counts it as being there, and tries again when configured anew", async () => {
    await planRestore({ title: "Emma", shelves: ["A"] });
    library.fail("put");
    expect(await configure()).toMatchObject([
      {
        severity: "warning",
        summary: "Cannot give back what an interrupted run took from Library",
        detail: expect.stringContaining("Emma"),
      },
    ]);
    expect(pendingInReads()).toEqual([{ title: "Emma", shelves: ["A"] }]);
    library.fail();
    expect(await configure()).toEqual([]);
    expect([library.shelvesOf("Emma"), pendingInReads()]).toEqual([["A"], []]);
  });

  it("shows the beginning of a long one", async () => {
    await planRestore({ title: "Emma", shelves: Array.from({ length: 200 }, (_, i) => `shelf ${i}`) });
    library.fail("put");
    const [warning] = await configure();
    expect(warning?.detail).toMatch(/\{"title":"Emma","shelves":\["shelf 0",.*… \(\d{4} characters in all\)$/);
    expect(warning?.detail.length).toBeLessThan(600);
  });

  it("gives nothing back to an account that it is not configured for", async () => {
    await planRestore({ title: "Emma", shelves: ["A"] });
    expect(await session.configure({ library: null })).toEqual([]);
    expect(library.calls).toEqual([]);
    expect(await readFile(path, "utf8")).toContain("Emma");
  });

  it("warns where it cannot look whether something is pending, and goes on", async () => {
    await mkdir(path, { recursive: true });
    expect(await configure()).toMatchObject([
      {
        severity: "warning",
        summary: "Whether an interrupted run left something of Library to be restored cannot be told",
        detail: expect.stringMatching(/cannot use .*pending\.jsonl: it is a folder.*the next run tries again/),
      },
    ]);
  });
});
