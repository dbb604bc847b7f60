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
    ["HCL", { "main.tf": "" }, true],
    ["HCL beside JSON", { "a.tf.json": "{}", "b.tf": "" }, true],
    ["a backup of HCL", { "main.tf~": "", ".main.tf": "", "a.tf.json": "{}" }, false],
    ["JSON with references", { "a.tf.json": JSON.stringify({ locals: { a: "x ${var.a} $${b}", b: '${local.a["k"][0]}' } }) }, false],
    ["JSON with a function", { "a.tf.json": "{}", "b.tf.json": JSON.stringify({ locals: { a: "${upper(var.a)}" } }) }, true],
    ["JSON with a directive", { "a.tf.json": JSON.stringify({ locals: { a: "%{ if var.a }x%{ endif }" } }) }, true],
    ["no stack", {}, false],
  ])("%s", (_title, files, need) => {
    expect(showsNeedOfParser(systemDisk, folderWith(files))).toBe(need);
  });

  test("a folder that is not there needs nothing", () => {
    expect(showsNeedOfParser(systemDisk, join(folderWith({}), "none"))).toBe(false);
  });
});
