import { startProvider } from "../../src/plugin/reattach";
import type { ServeOptions } from "../../src/plugin/serve";
import { Notebook, NotebookError, notebookCloud } from "../support/clouds/notebook-cloud";
import { describeEngine, type Work } from "../support/engines/engine";
import { succeeded } from "../support/steps";

const header = `
terraform {
  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }
}
provider "sms" {
  notebook { key = "k" }
}
`;
const note = (body: string) => `${header}resource "sms_notebook_note" "a" {\n${body}\n}\n`;

jest.setTimeout(60_000);

describeEngine("the plugin", (engine) => {
  let notebook: Notebook;
  let work: Work;
  let close: () => Promise<void>;

  async function begin(hcl: string, environment: ServeOptions["environment"] = { NOTEBOOK_SECRET: "s" }): Promise<void> {
    work = await engine.work({ files: { "main.tf": hcl } });
    notebook = new Notebook();
    const provider = await startProvider({ clouds: [notebookCloud(notebook)], folder: work.folder, environment });
    work.attach(provider.reattach);
    close = provider.close;
  }

  afterEach(async () => {
    await close();
    await work.remove();
  });

  const full = `
    title = "first"
    kind  = "MEMO"
    text  = "line one\\nüñí 中文"
    tags  = ["b", "a"]
    labels = { x = "1", "y z" = "2" }
    parts = [{ name = "p", weight = 0.1 }, { name = "q" }, { name = "r", weight = 0.12345678901234 }]
    limits { daily = 9007199254740991 }
    secret = "hush"
  `;

  it("creates, finds nothing to do a second time, updates, replaces and destroys", async () => {
    await begin(note(full));
    const created = await work.apply();
    expect(created).toMatchObject({ exitCode: 0 });
    expect(created.text).toContain("1 added, 0 changed, 0 destroyed");
    const { id } = notebook.only;
    const [stored] = await work.show();
    expect(stored).toMatchObject({
      address: "sms_notebook_note.a",
      values: { id, pages: 1, status: "IN_REVIEW", usable: false, tags: ["a", "b"], labels: { x: "1", "y z": "2" } },
    });
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });

    await work.write({ "main.tf": note(full.replace("first", "second")) });
    expect((await work.plan()).changes).toMatchObject([{ action: "update", before: { title: "first" }, after: { title: "second" } }]);
    expect((await work.apply()).exitCode).toBe(0);
    expect(notebook.only).toMatchObject({ id, title: "second", revision: 2 });
    expect(await work.plan()).toMatchObject({ exitCode: 0 });

    await work.write({ "main.tf": note(full.replace("MEMO", "POEM")) });
    expect((await work.plan()).changes).toMatchObject([{ action: "replace", replacePaths: [["kind"]] }]);
    expect((await work.apply()).text).toContain("1 added, 0 changed, 1 destroyed");
    expect(notebook.only.id).not.toBe(id);
    expect(await work.plan()).toMatchObject({ exitCode: 0 });

    expect((await work.destroy()).exitCode).toBe(0);
    expect(notebook.notes.size).toBe(0);
    expect(await work.show()).toEqual([]);
  });

  it("decides between update and replacement by the review status at the time, and says why", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`));
    await succeeded(work.apply());
    notebook.only.status = "APPROVED";
    await work.write({ "main.tf": note(`title = "b"\nkind = "MEMO"`) });
    const plan = await work.plan();
    expect(plan.changes).toMatchObject([{ action: "replace", replacePaths: [["title"]] }]);
    expect(plan.text).toContain('Note "a" will be replaced: an approved note cannot be changed in place');
    notebook.only.status = "IN_REVIEW";
    expect((await work.plan()).changes).toMatchObject([{ action: "update" }]);
  });

  it("refuses to destroy what is protected, when planning", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"\ndeletion_protection = true`));
    await succeeded(work.apply());
    notebook.only.status = "APPROVED";
    const result = await work.plan("-destroy");
    expect(result.exitCode).toBe(1);
    expect(result.text).toContain('Note "a" is approved and protected: it cannot be deleted');
  });

  /** The successor is there, its predecessor could not be deleted and was approved since. */
  async function deposed(): Promise<{ readonly predecessor: string; readonly successor: string }> {
    const body = `title = "a"\ndeletion_protection = true\nlifecycle {\n  create_before_destroy = true\n}`;
    await begin(note(`kind = "MEMO"\n${body}`));
    await succeeded(work.apply());
    const old = notebook.only;
    await work.write({ "main.tf": note(`kind = "POEM"\n${body}`) });
    notebook.failNext("delete", new NotebookError("invalid", "not now"));
    expect((await work.apply()).exitCode).toBe(1);
    old.status = "APPROVED";
    const [successor = ""] = [...notebook.notes.keys()].filter((id) => id !== old.id);
    return { predecessor: old.id, successor };
  }

  it("stops at a deposed object that is approved and protected, and says how to go on: it is deleted by hand", async () => {
    const { predecessor } = await deposed();
    const stopped = await work.plan();
    expect(stopped.exitCode).toBe(1);
    expect(stopped.text).toContain(`delete it in the platform's console (id ${predecessor}), and the next plan finds it gone`);
    notebook.notes.delete(predecessor);
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
  });

  it("stops at a deposed object that is approved and protected, and says how to go on: it is kept and forgotten", async () => {
    const { predecessor, successor } = await deposed();
    const stopped = await work.plan();
    expect(stopped.text).toContain(`${engine.command} state rm ADDRESS`);
    expect(stopped.text).toContain("tofu import ADDRESS ID takes the successor back");
    expect(await work.run("state", "rm", "sms_notebook_note.a")).toMatchObject({ exitCode: 0 });
    expect(await work.import("sms_notebook_note.a", successor)).toMatchObject({ exitCode: 0 });
    // What the platform never tells is recorded once.
    expect((await work.apply()).text).toContain("0 added, 1 changed, 0 destroyed");
    expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
    expect([...notebook.notes.keys()]).toEqual([predecessor, successor]);
  });

  it("replaces what is approved and protected only after the protection is applied as lifted, so that it is never stuck", async () => {
    const body = (kind: string, more: string) =>
      note(`title = "a"\nkind = "${kind}"\nlifecycle {\n  create_before_destroy = true\n}\n${more}`);
    await begin(body("MEMO", "deletion_protection = true"));
    await succeeded(work.apply());
    const { id } = notebook.only;
    notebook.only.status = "APPROVED";
    await work.write({ "main.tf": body("POEM", "") });
    const refused = await work.apply();
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain('Note "a" is approved and protected: it cannot be replaced');
    expect(refused.text).toContain("Set deletion_protection = false and apply that alone, then replace it");
    expect(notebook.only.id).toBe(id);
    for (const kind of ["MEMO", "POEM"]) {
      await work.write({ "main.tf": body(kind, "") });
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
    }
    expect(notebook.only.id).not.toBe(id);
  });

  it("imports by a block: one update records what the platform never tells, then nothing is left to do", async () => {
    await begin(note(full));
    const made = notebook.create("elsewhere", { title: "first", kind: "MEMO", text: "line one\nüñí 中文", rest: {} });
    await work.write({ "import.tf": `import {\n  to = sms_notebook_note.a\n  id = "${made.id}"\n}\n` });
    const applied = await work.apply();
    expect(applied.text).toContain("recorded, nothing is sent");
    expect(applied.text).toContain("1 imported, 0 added, 1 changed, 0 destroyed");
    expect(notebook.calls.filter((call) => call !== "read")).toEqual([]);
    expect(await work.plan()).toMatchObject({ exitCode: 0 });
  });

  it("imports by the command, and says when there is nothing of that id", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`));
    const made = notebook.create("elsewhere", { title: "a", kind: "MEMO", text: null, rest: {} });
    const missing = await work.import("sms_notebook_note.a", "note-missing");
    expect(missing.exitCode).toBe(1);
    expect(missing.text).toContain("non-existent remote object");
    expect(await work.import("sms_notebook_note.a", made.id)).toMatchObject({ exitCode: 0 });
    expect(await work.show()).toMatchObject([{ values: { id: made.id, title: "a" } }]);
  });

  it("plans a create for what was deleted elsewhere", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`));
    await succeeded(work.apply());
    notebook.notes.clear();
    expect((await work.plan()).changes).toMatchObject([{ action: "create" }]);
    expect((await work.destroy()).exitCode).toBe(0);
  });

  it("reads data sources, and passes unknown values on", async () => {
    await begin(`${note(`title = "a"\nkind = "MEMO"`)}
      data "sms_notebook_note" "same" { id = sms_notebook_note.a.id }
      resource "sms_notebook_note" "b" {
        title = "after \${data.sms_notebook_note.same.title}"
        kind  = "POEM"
        text  = sms_notebook_note.a.id
      }
      output "status" { value = data.sms_notebook_note.same.status }`);
    expect((await work.apply()).exitCode).toBe(0);
    expect([...notebook.notes.values()].map(({ title }) => title)).toEqual(["a", "after a"]);
    expect(await work.output("status")).toBe("IN_REVIEW");
    expect(await work.plan()).toMatchObject({ exitCode: 0 });
  });

  it("tells warnings once, and errors with the place in the configuration", async () => {
    await begin(note(`title = "buy now!"\nkind = "MEMO"\ntext = "free"`));
    const result = await work.plan();
    expect(result.exitCode).toBe(1);
    expect(result.text).toMatch(/Error: notebook\.N1, note "buy now!": "!" in the title/);
    expect(result.text).toMatch(/on main\.tf line \d+, in resource "sms_notebook_note" "a": \d+: title = "buy now!"/);
    expect(result.text.match(/N2, note/g)).toHaveLength(1);
    await work.write({
      "main.tf": note(`title = "buy now!"\nkind = "MEMO"`).replace('{ key = "k" }', '{\n    key = "k"\n    rules = { N1 = "off" }\n  }'),
    });
    expect(await work.plan()).toMatchObject({ exitCode: 2 });
  });

  it("finds wrong values when validating, with the attribute at fault", async () => {
    await begin(note(`title = "a"\nkind = "NOVEL"\nlimits { daily = -1 }`));
    const { exitCode, text } = await work.validate();
    expect(exitCode).toBe(1);
    expect(text).toContain('"NOVEL" is not a value of "kind". Allowed, in exactly this spelling: "MEMO", "POEM".');
    expect(text).toMatch(/limits\.daily is negative .*daily = -1/);
  });

  it("asks for credentials when an object needs them, before anything is promised", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`).replace('key = "k"', ""), {});
    const planned = await work.plan();
    expect(planned.exitCode).toBe(1);
    expect(planned.text).toContain("No key for Notebook");
    expect(planned.text).toContain("NOTEBOOK_KEY");
    expect(notebook.calls).toEqual([]);
  });

  it("keeps the recorded values when an update fails, and shows the change again", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`));
    await succeeded(work.apply());
    await work.write({ "main.tf": note(`title = "b"\nkind = "MEMO"`) });
    notebook.failNext("update", new NotebookError("denied", "not today"));
    expect((await work.apply()).text).toContain('Cannot change note "a"');
    expect(await work.show()).toMatchObject([{ values: { title: "a" }, tainted: false }]);
    expect((await work.plan()).changes).toMatchObject([{ action: "update" }]);
  });

  it("repeats a create whose answer was lost with the same token: one object", async () => {
    await begin(note(`title = "a"\nkind = "MEMO"`));
    notebook.failNext("create", new NotebookError("unavailable", "no answer"), { afterEffect: true });
    expect((await work.apply()).exitCode).toBe(1);
    expect((await work.apply()).exitCode).toBe(0);
    expect(notebook.tokens).toHaveLength(2);
    expect(new Set(notebook.tokens).size).toBe(1);
    expect(notebook.notes.size).toBe(1);
  });

  it("makes as many objects as there are equal declarations", async () => {
    await begin(note(`count = 4\ntitle = "a"\nkind = "MEMO"`));
    expect((await work.apply()).exitCode).toBe(0);
    expect(notebook.notes.size).toBe(4);
    await work.write({ "main.tf": note(`count = 6\ntitle = "a"\nkind = "MEMO"`) });
    expect((await work.apply()).exitCode).toBe(0);
    expect(notebook.notes.size).toBe(6);
  });

  it("keeps only a digest of a file, and sends nothing when it is merely moved", async () => {
    const drawing = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    await begin(note(`title = "a"\nkind = "MEMO"\ndrawing_file = "one.png"`));
    await work.write({ "one.png": drawing, "two.png": drawing });
    expect((await work.apply()).exitCode).toBe(0);
    await work.write({ "main.tf": note(`title = "a"\nkind = "MEMO"\ndrawing_file = "two.png"`) });
    expect((await work.apply()).exitCode).toBe(0);
    expect(notebook.only.revision).toBe(1);
    expect(await work.plan()).toMatchObject({ exitCode: 0 });
    await work.write({ "main.tf": note(`title = "a"\nkind = "MEMO"\ndrawing_file = "no.png"`) });
    expect((await work.plan()).text).toContain('Error: The drawing_file of note "a"');
  });
});
