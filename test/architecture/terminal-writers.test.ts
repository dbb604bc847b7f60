import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { folderWith, removeFolders } from "../support/folder";

const script = join(dirname(dirname(__dirname)), "scripts", "check-writers.mjs");
afterAll(removeFolders);

/** What the check says of a project with these files. */
function check(files: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(process.execPath, [script, folderWith(files)], { encoding: "utf8" });
  return { status, lines: stderr.match(/^ {2}\S+ uses \S+(?=;)/gm)?.map((line) => line.trim()) ?? [] };
}

const sound = {
  "src/cli/terminal.ts": 'const { stdout } = process; process.stderr.write(""); import { verbatim } from "./render/writing/printable";',
  "src/cli/render/writing/printable.ts": "export function styled() {} export function verbatim() {} export function printable() {}",
  "src/cli/view.ts": 'import { printable } from "./render/writing/printable"; const { env } = process; process.exit();',
  "src/cli/view.test.ts": 'console.log("");',
};

test("data that goes to a terminal by its one way passes", () => {
  expect(check(sound)).toEqual({ status: 0, lines: [] });
});

test("it fails with every line that writes past it", () => {
  const past = {
    "src/stack/a.ts": '\nconsole.log("");',
    "src/stack/b.ts": "process.stdout.write('');\nconst { stderr: errors, env } = process;",
    "src/stack/c.ts": 'const stream = "stdout"; process[stream].write("");',
    "src/cli/d.ts": 'import { styled as trusted } from "./render/writing/printable";',
    "src/cli/e.ts": '\nimport { printable, verbatim } from "./render/writing/printable";',
  };
  const { status, lines } = check({ ...sound, ...past });
  expect(status).toBe(1);
  expect(lines.sort()).toEqual([
    "src/cli/d.ts:1 uses styled",
    "src/cli/e.ts:2 uses verbatim",
    "src/stack/a.ts:2 uses console",
    "src/stack/b.ts:1 uses process.stdout",
    "src/stack/b.ts:2 uses process.stderr",
    "src/stack/c.ts:1 uses process.stderr",
    "src/stack/c.ts:1 uses process.stdout",
  ]);
});
