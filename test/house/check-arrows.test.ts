import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const script = join(__dirname, "..", "..", "scripts", "check-arrows.mjs");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-arrows-"));
  mkdirSync(join(folder, "constructs"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the check says of a house with these files. */
function check(files: Readonly<Record<string, string>>): { readonly passed: boolean; readonly said: string } {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return { passed: status === 0, said: stderr };
}

const house = {
  "src/schema/index.ts": "export const a = 1;",
  "src/http/errors.ts": "export const e = 1;",
  "src/clouds/index.ts": 'export { b } from "./baidu";',
  "src/clouds/baidu/index.ts": 'import "../../schema"; import "../../http/errors"; import "./sign"; export const b = 1;',
  "src/clouds/baidu/sign.ts": "export const s = 1;",
  "src/reconcile/index.ts": 'import "../schema";',
  "src/emulator/index.ts": 'import { s } from "../clouds/baidu/sign"; export const x = s;',
  "src/plugin/main.ts": 'import "../clouds"; import "../reconcile";',
  "src/cli/main.ts": 'import "../plugin/main"; import "../emulator"; import "../clouds";',
};

test("imports that run downwards pass", () => {
  expect(check(house)).toEqual({ passed: true, said: "" });
});

/** Each breaks an arrow in its last line. */
const breaking = {
  "src/reconcile/plan.ts": 'import "../schema";\nimport { b } from "../clouds";',
  "src/schema/upwards.ts": 'export * from "../reconcile";',
  "src/schema/type.ts": '\n\nimport type { b } from "../clouds";',
  "src/http/late.ts": 'const late = () => import("../schema");',
  "src/emulator/client.ts": 'import "../clouds/baidu";',
  "src/clouds/tencent/sibling.ts": 'import "../baidu/sign";',
  "src/plugin/below-the-entry.ts": 'import "../clouds";',
  "constructs/library.ts": 'import "../src/schema";',
};

test("it fails with every line that breaks an arrow: upwards, of a type, late, into a client, between clouds", () => {
  const { passed, said } = check({ ...house, ...breaking });
  const lines = said.match(/^ {2}\S+:\d+ imports [\w./-]+/gm)?.map((line) => line.trim());
  expect(lines?.sort()).toEqual([
    "constructs/library.ts:1 imports src/schema/index.ts",
    "src/clouds/tencent/sibling.ts:1 imports src/clouds/baidu/sign.ts",
    "src/emulator/client.ts:1 imports src/clouds/baidu/index.ts",
    "src/http/late.ts:1 imports src/schema/index.ts",
    "src/plugin/below-the-entry.ts:1 imports src/clouds/index.ts",
    "src/reconcile/plan.ts:2 imports src/clouds/index.ts",
    "src/schema/type.ts:3 imports src/clouds/index.ts",
    "src/schema/upwards.ts:1 imports src/reconcile/index.ts",
  ]);
  expect(passed).toBe(false);
});

test("a new folder needs an arrow, tests do not", () => {
  const { said } = check({ ...house, "src/news/x.ts": "export {};", "src/schema/x.test.ts": 'import "../cli/main";' });
  expect(said).toContain("src/news/x.ts: no arrow");
  expect(said).not.toContain("x.test.ts");
});

test("it fails when the plugin would load the command line through another module, and shows the way", () => {
  const { passed, said } = check({
    ...house,
    "src/reconcile/index.ts": 'import "./deep";',
    "src/reconcile/deep.ts": 'import "../emulator";',
  });
  expect(said).toContain(
    "src/plugin/main.ts loads src/emulator/index.ts, through src/plugin/main.ts → src/reconcile/index.ts → src/reconcile/deep.ts → src/emulator/index.ts",
  );
  expect(passed).toBe(false);
});
