import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(__dirname, "..", "..");
const script = "check-citations.mjs";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "smsform-citations-"));
  for (const name of ["scripts", "dist"]) mkdirSync(join(project, name));
  copyFileSync(join(repository, "scripts", script), join(project, "scripts", script));
  writeFileSync(
    join(project, "package.json"),
    '{ "exports": { ".": { "types": "./dist/index.d.ts" }, "./package.json": "./package.json" } }',
  );
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

/** What is said of a project's declarations. */
function check(root: string, files: Readonly<Record<string, string>> = {}) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, "dist", name), content);
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", script)], { encoding: "utf8" });
  return { status, lines: stderr.split("\n").slice(1, -1) };
}

test("the published types cite no document", () => {
  expect(check(repository)).toEqual({ status: 0, lines: [] });
});

test.each(["seed L12", "L5914-6086", "gap G-16", "section 6.7", "specification 17"])("a citation is found: %s", (citation) => {
  const files = {
    "index.d.ts": 'export * from "./more";\n',
    "more.d.ts": `/** Most of them (${citation}). */\nexport declare const most = 20;\n`,
  };
  expect(check(project, files)).toEqual({ status: 1, lines: [`dist/more.d.ts:1: /** Most of them (${citation}). */`] });
});

test("what no entry point leads to is not looked at", () => {
  expect(check(project, { "index.d.ts": "export {};\n", "inner.d.ts": "/** See section 6.7. */\n" })).toEqual({ status: 0, lines: [] });
});
