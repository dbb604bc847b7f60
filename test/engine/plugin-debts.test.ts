import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startProvider } from "../../src/plugin/reattach";
import { Library, libraryCloud } from "../support/clouds/library-cloud";
import { describeEngine, type Work } from "../support/engines/engine";
import { succeeded } from "../support/steps";

const stack = (copies: Readonly<Record<string, string>>, card = "mine") => `
terraform {
  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }
}
provider "sms" {
  library { card = "${card}" }
}
${Object.entries(copies)
  .map(([name, place]) => {
    const [shelf, title] = place.split("/");
    return `resource "sms_library_copy" "${name}" {\n  shelf = "${shelf}"\n  title = "${title}"\n}\n`;
  })
  .join("")}`;

jest.setTimeout(60_000);

describeEngine("what an interrupted run took and did not give back", (engine) => {
  let library: Library;
  let work: Work;
  let close: () => Promise<void>;

  beforeEach(async () => {
    library = new Library();
    work = await engine.work();
    const provider = await startProvider({ clouds: [libraryCloud(library)], folder: work.folder, environment: {} });
    work.attach(provider.reattach);
    close = provider.close;
  });
  afterEach(async () => {
    await close();
    await work.remove();
  });

  const write = (...given: Parameters<typeof stack>) => work.write({ "main.tf": stack(...given) });
  const pendingPath = () => join(work.folder, ".terraform", "smsform", "pending.jsonl");

  /** Two copies of one title; then one is to go, and the library fails when the other is to be put back. */
  async function interrupt(): Promise<void> {
    await write({ a: "A/Emma", b: "B/Emma" });
    expect((await work.apply()).exitCode).toBe(0);
    await write({ b: "B/Emma" });
    library.fail("put");
    expect((await work.apply()).exitCode).toBe(1);
    expect(library.shelvesOf("Emma")).toEqual([]);
  }

  it("is given back when the next run begins, which then finds nothing to do about it", async () => {
    await interrupt();
    library.fail();
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(library.shelvesOf("Emma")).toEqual(["B"]);
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    expect(library.calls.filter((call) => call === "put")).toHaveLength(4);
  });

  it("still counts as being there while it cannot be restored; a warning says what is pending", async () => {
    await interrupt();
    const plan = await work.plan();
    expect(plan.changes).toMatchObject([]);
    expect(plan.text).toContain("Warning: Cannot give back what an interrupted run took from Library");
    expect(plan.text).toContain("the library does not put today It stays written down; the next run tries again.");
    expect(plan.text).toContain('{"title":"Emma","shelves":["B"]}');
    library.fail();
    expect((await work.plan()).text).not.toContain("Warning: Cannot give back");
    expect(library.shelvesOf("Emma")).toEqual(["B"]);
  });

  it("is given back to the account that it was taken from, and to no other", async () => {
    await interrupt();
    library.fail();
    await write({ b: "B/Emma" }, "another");
    await succeeded(work.plan());
    expect(library.shelvesOf("Emma")).toEqual([]);
    await write({ b: "B/Emma" });
    await succeeded(work.plan());
    expect(library.shelvesOf("Emma")).toEqual(["B"]);
  });

  it("is given back when the process that took it was killed, and left alone while it lives", async () => {
    await interrupt();
    library.fail();
    const left = (await readFile(pendingPath(), "utf8")).split("\n").filter((line) => !line.includes('"event":"left"'));
    await writeFile(pendingPath(), left.join("\n"));
    await succeeded(work.plan());
    expect(library.shelvesOf("Emma")).toEqual([]);
    const { pid = 0 } = await ended();
    await writeFile(pendingPath(), left.join("\n").replaceAll(`"pid":${process.pid},`, `"pid":${pid},`));
    await succeeded(work.plan());
    expect(library.shelvesOf("Emma")).toEqual(["B"]);
  });

  it("is asked for by no run that has nothing to restore", async () => {
    await write({ a: "A/Emma" });
    expect((await work.apply()).exitCode).toBe(0);
    await succeeded(work.plan());
    expect(library.calls).toEqual(["read", "put", "read"]);
  });
});

describeEngine("a create that was cut off", (engine) => {
  it("knows that what it finds may be its own", async () => {
    const library = new Library();
    const work = await engine.work({ files: { "main.tf": stack({ a: "A/Emma" }) } });
    const provider = await startProvider({ clouds: [libraryCloud(library)], folder: work.folder, environment: {} });
    work.attach(provider.reattach);
    try {
      library.fail("put");
      expect((await work.apply()).exitCode).toBe(1);
      library.fail();
      await library.put("A", "Emma");
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      await library.put("B", "Persuasion");
      await work.write({ "more.tf": 'resource "sms_library_copy" "b" {\n  shelf = "B"\n  title = "Persuasion"\n}\n' });
      expect((await work.apply()).text).toContain("Persuasion is on B already");
    } finally {
      await provider.close();
      await work.remove();
    }
  });
});

/** A process that is no more. */
async function ended() {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child;
}
