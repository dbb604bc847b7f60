import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const repository = join(__dirname, "..", "..");
const cruiser = join(repository, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
const rules = join(repository, ".dependency-cruiser.cjs");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-imports-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The imports that the rules refuse in a project with these files, e.g. `src/a.ts → src/b.ts`. */
function refused(files: Readonly<Record<string, string>>): readonly string[] {
  for (const [path, text] of Object.entries({
    "tsconfig.json": "{}",
    "constructs/a.ts": "export const a = 1;",
    "test/house/a.ts": "export const a = 1;",
    ...files,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = [cruiser, "--config", rules, "--output-type", "err", "--no-progress", "src", "constructs", "test/house"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  const found = [...stdout.matchAll(/error [^:]+: (\S+) →\s+(\S+)/g)].map(([, from, to]) => `${from} → ${to}`);
  expect({ stdout, status }).toEqual({ stdout, status: found.length });
  return found.sort();
}

const layered = {
  "src/schema/index.ts": "export const a = 1;",
  "src/http/errors.ts": "export const e = 1;",
  "src/clouds/index.ts": 'export { b } from "./baidu";',
  "src/clouds/shared/client/json.ts": 'import { e } from "../../../http/errors"; export const j = e;',
  "src/clouds/baidu/index.ts": 'import "../../schema"; import "../../http/errors"; import "./client/signing/sign"; export const b = 1;',
  "src/clouds/baidu/client/caller.ts": 'import "../../shared/client/json"; import "./signing/sign"; import "../../../http/errors";',
  "src/clouds/baidu/client/signing/sign.ts": "export const s = 1;",
  "src/reconcile/index.ts": 'import "../schema";',
  "src/emulator/index.ts": 'import { s } from "../clouds/baidu/client/signing/sign"; export const x = s;',
  "src/plugin/starting/main.ts": 'import "../../clouds"; import "../../reconcile";',
  "test/house/heron/client/client.ts": 'import "../../../../src/clouds/shared/client/json";',
  "test/house/heron/index.ts": 'import "./client/client"; import "../../../src/schema";',
  "test/house/heron/emulator/index.ts": 'import "../../../../src/emulator";',
  "src/messaging/platforms/baidu/index.ts": 'import "../../../clouds/baidu/client/caller"; import "../platform";',
  "src/messaging/platforms/platform.ts": "export const p = 1;",
  "src/messaging/index.ts": 'import "./platforms/baidu"; import "../http/errors";',
  "src/cli/main.ts": 'import "../plugin/starting/main"; import "../emulator"; import "../clouds"; import "../messaging";',
};

test("imports that run downwards pass", () => {
  expect(refused(layered)).toEqual([]);
});

/** Each breaks a rule in its last line. */
const breaking = {
  "src/reconcile/plan.ts": 'import "../schema";\nimport { b } from "../clouds";',
  "src/schema/upwards.ts": 'export * from "../reconcile";',
  "src/schema/type.ts": '\n\nimport type { b } from "../clouds"; export type B = typeof b;',
  "src/http/late.ts": 'export const late = () => import("../schema");',
  "src/emulator/client.ts": 'import "../clouds/baidu";',
  "src/clouds/tencent/sibling.ts": 'import "../baidu/client/signing/sign";',
  "src/clouds/baidu/client/describes.ts": 'import "../../../schema";',
  "src/clouds/shared/client/describes.ts": 'import "../../../schema";',
  "src/messaging/describes.ts": 'import "../clouds";',
  "src/messaging/platforms/tencent/sibling.ts": 'import "../baidu";',
  "src/plugin/below-the-entry.ts": 'import "../clouds";',
  "src/plugin/loads.ts": 'import "../cli/main";',
  "constructs/library.ts": 'import "../src/clouds";',
  "src/news/x.ts": 'import "../schema";',
  "src/emulator/invented.ts": 'import "../../test/house/heron/emulator";',
  "test/house/heron/client/describes.ts": 'import "../../../../src/schema";',
  "test/house/heron/emulator/shares.ts": 'import "../client/client";',
  "test/house/heron/sibling.ts": 'import "../../../src/clouds/baidu";',
};

test("what breaks a rule is refused: upwards, of a type, late, into a client, between clouds, from a folder without a rule", () => {
  expect(refused({ ...layered, ...breaking })).toEqual([
    "constructs/library.ts → src/clouds/index.ts",
    "src/clouds/baidu/client/describes.ts → src/schema/index.ts",
    "src/clouds/shared/client/describes.ts → src/schema/index.ts",
    "src/clouds/tencent/sibling.ts → src/clouds/baidu/client/signing/sign.ts",
    "src/emulator/client.ts → src/clouds/baidu/index.ts",
    "src/emulator/invented.ts → test/house/heron/emulator/index.ts",
    "src/http/late.ts → src/schema/index.ts",
    "src/messaging/describes.ts → src/clouds/index.ts",
    "src/messaging/platforms/tencent/sibling.ts → src/messaging/platforms/baidu/index.ts",
    "src/news/x.ts → src/schema/index.ts",
    "src/plugin/below-the-entry.ts → src/clouds/index.ts",
    "src/plugin/loads.ts → src/cli/main.ts",
    "src/reconcile/plan.ts → src/clouds/index.ts",
    "src/schema/type.ts → src/clouds/index.ts",
    "src/schema/upwards.ts → src/reconcile/index.ts",
    "test/house/heron/client/describes.ts → src/schema/index.ts",
    "test/house/heron/emulator/shares.ts → test/house/heron/client/client.ts",
    "test/house/heron/sibling.ts → src/clouds/baidu/index.ts",
  ]);
});

test("a circle is refused, of types as well", () => {
  const circle = {
    "src/schema/one.ts": 'import type { Two } from "./two";\nexport type One = readonly Two[];',
    "src/schema/two.ts": 'import type { One } from "./one";\nexport type Two = { readonly one: One };',
  };
  expect(refused({ ...layered, ...circle })).toEqual(["src/schema/one.ts → src/schema/two.ts"]);
});

test("tests are exempt", () => {
  expect(refused({ ...layered, "src/schema/x.test.ts": 'import "../cli/main";' })).toEqual([]);
});
