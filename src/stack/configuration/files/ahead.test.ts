import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemDisk } from "../../../system/disk";
import { showsNeedOfParser } from "./ahead";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "smsform-ahead-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("it is seen before a stack is read whether its parser will be needed", () => {
  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ["HCL", { "main.tf": 'a = [for x in var.y : upper("${x.z}x") if x.k != 1.5]' }, false],
    ["HCL with a heredoc", { "a.tf.json": "{}", "b.tf": "a = <<E\nx\nE\n" }, true],
    ["HCL with a directive", { "main.tf": 'a = "%{ for x in y }${x}%{ endfor }"' }, true],
    ["HCL with an escaped one", { "main.tf": 'a = "%%{x}"' }, false],
    ["HCL with a strip marker", { "main.tf": 'a = "x ${~ y }"' }, true],
    ["HCL with a splat of the old kind", { "main.tf": "a = b.c.*.d" }, true],
    ["HCL with a template of a file", { "main.tf": 'a = templatefile("x", {})' }, true],
    ["a backup of HCL", { "main.tf~": "<<E", ".main.tf": "<<E", "a.tf.json": "{}" }, false],
    ["JSON with references", { "a.tf.json": JSON.stringify({ locals: { a: "x ${var.a} $${b}", b: '${local.a["k"][0]}' } }) }, false],
    ["JSON with a function", { "a.tf.json": "{}", "b.tf.json": JSON.stringify({ locals: { a: "${upper(var.a)}" } }) }, false],
    ["JSON with a directive", { "a.tf.json": JSON.stringify({ locals: { a: "%{ if var.a }x%{ endif }" } }) }, true],
    ["no stack", {}, false],
  ])("%s", (_title, files, need) => {
    expect(showsNeedOfParser(systemDisk, folderWith(files))).toBe(need);
  });

  test("a folder that is not there needs nothing", () => {
    expect(showsNeedOfParser(systemDisk, join(folderWith({}), "none"))).toBe(false);
  });
});
